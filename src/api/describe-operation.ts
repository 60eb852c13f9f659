import { z } from 'zod'
import type { Route } from '../http/access'
import type { Messages } from '../messages'
import { describedIn, rooms } from './examples'
import type { Given } from './examples/described'
import { ids } from './examples/ids'
import { schemaOfInput } from './json-schema'
import type { Answer, Media, Operation, Parameter } from './openapi-types'
import { describeRefusals } from './refusals'
import { bodies, queries, uploads } from './requests'

/** One operation: parameters, an example of what is sent and of what is answered, and why it may be refused. */
export function describeOperation(m: Messages, [method, path, ...callers]: Route): Operation {
  const key = `${method} ${path}`
  const found = describedIn(key)
  const body = bodies[key]
  const versioned = asksVersion(body) || asksVersion(queries[key])
  const refused = describeRefusals(m, {
    method,
    path,
    reads: Boolean(body) || uploads.includes(key),
    queries: key in queries,
    versioned,
  })
  const status = found?.described.status ?? { POST: 201, DELETE: 204 }[method as string] ?? 200
  const parameters = [...inPath(path), ...inQuery(m, key), ...inHeaders(m, method)]
  return {
    operationId: idOf(method, path),
    tags: [found?.room ?? 'other'],
    summary: (m.docs.operations as Record<string, string>)[key] ?? key,
    ...(parameters.length && { parameters }),
    ...(body && { requestBody: { required: true, content: json(schemaOfInput(body), found?.described.sends) } }),
    ...(uploads.includes(key) && { requestBody: { required: true, content: fileContent } }),
    responses: {
      [status]: answer(m, method, found?.described.gives),
      ...(method === 'GET' && { 304: { description: m.docs.answers.unchanged } }),
      ...refused.responses,
    },
    'x-roles': callers,
    'x-problems': refused.problems,
  }
}

const idOf = (method: string, path: string) =>
  method.toLowerCase() +
  path.slice('/api/v1'.length).replace(/[/:-]+(\w)/g, (_, letter: string) => letter.toUpperCase())

const asksVersion = (body: z.ZodType | undefined) => body instanceof z.ZodObject && 'version' in body.shape

const json = (schema: object, values: readonly unknown[] = []): Record<string, Media> => ({
  'application/json': {
    schema,
    ...(values.length && {
      examples: Object.fromEntries(values.map((value, index) => [`example${index + 1}`, { value }])),
    }),
  },
})

/** A file as the body, or in a form. */
const fileContent: Record<string, Media> = {
  'multipart/form-data': {
    schema: {
      type: 'object',
      required: ['file'],
      properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } },
    },
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { schema: {} },
  'text/csv': { schema: {} },
  'text/calendar': { schema: {} },
}

function answer(m: Messages, method: string, given: Given | undefined): Answer {
  const header = (name: string) => ({ [name]: { $ref: `#/components/headers/${name}` } })
  const headers = {
    ...(method === 'GET' && header('ETag')),
    ...(method === 'POST' && { ...header('Location'), ...header('Idempotency-Replayed') }),
    ...(given && 'page' in given && header('Link')),
  }
  return {
    description: m.docs.answers.done,
    ...(Object.keys(headers).length && { headers }),
    ...(given && { content: 'file' in given ? { [given.file]: { schema: {} } } : json(...shown(given)) }),
  }
}

/** The schema of an answer and an example of it. */
function shown(given: Exclude<Given, { file: string }>): [object, unknown[]] {
  const name = 'thing' in given ? given.thing : 'page' in given ? given.page : given.items
  const [first] = Object.values(rooms).flatMap(({ things }) => things[name] ?? [])
  const schema = { $ref: `#/components/schemas/${name}` }
  if ('thing' in given) return [schema, [first]]
  const paged = 'page' in given
  return [
    {
      type: 'object',
      required: ['items', ...(paged ? ['next'] : [])],
      properties: {
        items: { type: 'array', items: schema },
        ...(paged && { next: { type: ['string', 'null'] } }),
      },
    },
    [{ items: [first], ...(paged && { next: 'WyIyMDI2LTA2LTE2IiwiaDd4MmQ5czVuMWI0Znk4YyJd' }) }],
  ]
}

const inPath = (path: string): Parameter[] =>
  Array.from(path.matchAll(/:(\w+)/g), ([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
    example: (ids as Record<string, string>)[name],
  }))

function inQuery(m: Messages, key: string): Parameter[] {
  if (!queries[key]) return []
  const { properties, required } = schemaOfInput(queries[key])
  return Object.entries(properties as Record<string, object>).map(([name, schema]) => ({
    name,
    in: 'query',
    required: (required as string[] | undefined)?.includes(name) ?? false,
    description: (m.docs.queries as Record<string, string>)[name],
    schema,
    example: name === 'limit' ? 50 : (ids as Record<string, string>)[name.replace(/Id$/, '')],
  }))
}

function inHeaders(m: Messages, method: string): Parameter[] {
  const header = (name: string, description: string, schema: object = {}): Parameter => ({
    name,
    in: 'header',
    required: false,
    description,
    schema: { type: 'string', ...schema },
  })
  if (method === 'GET') return [header('If-None-Match', m.docs.headers.noneMatch)]
  const match = header('If-Match', m.docs.headers.match)
  if (method !== 'POST') return [match]
  return [header('Idempotency-Key', m.docs.headers.idempotency, { pattern: '^[!-~]{1,100}$' }), match]
}
