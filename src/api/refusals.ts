import type { Messages } from '../messages'
import type { ErrorCode } from '../messages/errors'
import { describedIn } from './examples'
import type { OpenApi } from './openapi-types'

/** The refusals that operations share, by status: their name, the code shown as an example, and what they say. */
const shared = [
  [400, 'Malformed', 'malformed'],
  [401, 'WrongKey', 'wrong_key'],
  [403, 'Forbidden', 'forbidden'],
  [404, 'Missing', 'missing'],
  [409, 'Conflict', 'conflict'],
  [412, 'Outdated', 'outdated'],
  [422, 'Invalid', 'invalid'],
  [428, 'VersionRequired', 'version_required'],
] as const

/** What an operation can be refused for. */
export type Traits = { method: string; path: string; reads: boolean; queries: boolean; versioned: boolean }

type Refusal = { status: number; code: ErrorCode }

/** Why an operation may be refused, by what kind of operation it is, and for its own reasons. */
function refusalsOf({ method, path, reads, queries, versioned }: Traits): Refusal[] {
  const of = (status: number, applies: boolean, ...codes: ErrorCode[]) =>
    applies ? codes.map(code => ({ status, code })) : []
  const own = describedIn(`${method} ${path}`)?.described.conflicts ?? []
  return [
    ...of(400, reads, 'malformed'),
    ...of(400, method === 'POST', 'bad_idempotency_key'),
    ...of(400, method === 'GET' && path === '/api/v1/events', 'bad_cursor', 'page_replaced'),
    ...of(401, true, 'wrong_key'),
    ...of(403, true, 'forbidden'),
    ...of(404, path.includes(':'), 'missing'),
    ...of(409, true, ...own),
    ...of(409, method === 'POST', 'request_running', 'request_unknown'),
    ...of(412, method !== 'GET', 'outdated'),
    ...of(422, reads || queries, 'invalid'),
    ...of(422, method === 'POST', 'key_reused'),
    ...of(428, versioned, 'version_required'),
  ]
}

/** The refusals of an operation with their sentences, and the responses they come in. */
export function describeRefusals(m: Messages, traits: Traits) {
  const refusals = refusalsOf(traits)
  const statuses = new Set(refusals.map(({ status }) => status))
  return {
    problems: refusals.map(({ status, code }) => ({ status, code, title: sentence(m, code) })),
    responses: Object.fromEntries(
      shared
        .filter(([status]) => statuses.has(status))
        .map(([status, name]) => [status, { $ref: `#/components/responses/${name}` }]),
    ),
  }
}

// What depends on the case is left open.
const open = new Proxy<Record<string, string>>({}, { get: () => '…' })
const sentence = (m: Messages, code: ErrorCode) => m.errors[code](open)

/** The shared refusals for `components.responses`. */
export const sharedResponses = (m: Messages): OpenApi['components'][string] =>
  Object.fromEntries(
    shared.map(([status, name, says]) => {
      const code = says === 'conflict' ? 'changed_meanwhile' : says
      const value = {
        type: `/problems/${code}`,
        title: sentence(m, code),
        status,
        code,
        ...(code === 'invalid' && { fields: { name: { code: 'required', message: m.errors.required() } } }),
      }
      const schema = { $ref: '#/components/schemas/Problem' }
      return [
        name,
        {
          description: m.docs.answers[says],
          ...(status === 412 && { headers: { ETag: { $ref: '#/components/headers/ETag' } } }),
          content: { 'application/problem+json': { schema, examples: { example: { value } } } },
        },
      ]
    }),
  )

export const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string', description: 'In the language of Accept-Language: vi or en.' },
    status: { type: 'integer' },
    code: { type: 'string' },
    fields: {
      type: 'object',
      additionalProperties: { type: 'object', properties: { code: { type: 'string' }, message: { type: 'string' } } },
    },
  },
}
