import type { OpenApi, Operation } from '../../api/openapi-types'
import type { Messages } from '../../messages'
import { CodeBlock } from '../design/code-block'
import { DataTable } from '../design/table'
import { StatusTag } from '../design/tag'
import { curlOf, firstOf, pretty } from './curl'

export type Called = { method: string; path: string; operation: Operation }

/** One operation: a line that says what it does, and behind it all that a program needs to call it. */
export function OperationEntry({ m, api, called }: { m: Messages; api: OpenApi; called: Called }) {
  const { method, path, operation } = called
  const t = m.docs
  const { operationId: id } = operation
  const copying = { copyText: m.copy, copiedText: m.copied }
  const server = api.servers[0]?.url ?? ''
  return (
    <details class="operation" id={id}>
      <summary>
        <h3>
          <span class={`method method-${method.toLowerCase()}`}>{method}</span>{' '}
          <code translate="no">{breakable(path)}</code>
        </h3>
        <span class="operation-says">{operation.summary}</span>
      </summary>
      <div class="operation-in">
        <p class="operation-roles">
          <span class="soft">{t.roles}:</span>{' '}
          {operation['x-roles'].map(role => (
            <StatusTag tone="info" label={(m.roles as Record<string, string>)[role] ?? role} />
          ))}
        </p>
        <Parameters m={m} operation={operation} />
        {Object.values(operation.requestBody?.content['application/json']?.examples ?? {}).map(({ value }, index) => (
          <CodeBlock
            id={`${id}-sent-${index + 1}`}
            label={index ? `${t.sent} (${index + 1})` : t.sent}
            code={pretty(value)}
            {...copying}
          />
        ))}
        <Answered m={m} operation={operation} />
        <CodeBlock id={`${id}-curl`} label={t.tried} code={curlOf(server, method, path, operation)} {...copying} />
        <DataTable
          caption={t.refused}
          dense
          columns={[
            { key: 'status', label: t.status },
            { key: 'code', label: t.code },
            { key: 'reason', label: t.reason },
          ]}
          rows={operation['x-problems'].map(({ status, code, title }) => ({
            status: String(status),
            code: <code translate="no">{code}</code>,
            reason: title,
          }))}
        />
      </div>
    </details>
  )
}

function Parameters({ m, operation }: { m: Messages; operation: Operation }) {
  const t = m.docs
  if (!operation.parameters?.length) return null
  return (
    <DataTable
      caption={t.parameters}
      dense
      columns={[
        { key: 'name', label: t.parameter },
        { key: 'place', label: t.place },
        { key: 'meaning', label: t.meaning },
      ]}
      rows={operation.parameters.map(({ name, in: place, required, description, example }) => ({
        name: <code translate="no">{name}</code>,
        place: required ? `${t.places[place]}, ${t.mandatory}` : t.places[place],
        meaning: description ?? (example === undefined ? '' : <code translate="no">{String(example)}</code>),
      }))}
    />
  )
}

function Answered({ m, operation }: { m: Messages; operation: Operation }) {
  const [status, answer] = Object.entries(operation.responses).find(([code]) => code.startsWith('2')) ?? []
  if (!status || !answer || '$ref' in answer) return null
  const value = firstOf(answer.content?.['application/json'])
  const label = `${m.docs.answered}: ${status}`
  if (value === undefined) return <p class="soft">{label}</p>
  return (
    <CodeBlock
      id={`${operation.operationId}-answer`}
      label={label}
      code={pretty(value)}
      copyText={m.copy}
      copiedText={m.copied}
    />
  )
}

/** A long address may break behind its slashes, on a phone. */
const breakable = (path: string) => path.split('/').flatMap((part, index) => (index ? ['/', <wbr />, part] : [part]))
