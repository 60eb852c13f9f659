import { beforeAll, describe, expect, test } from 'vitest'
import { rooms } from '../../src/api/examples'
import type { OpenApi, Operation } from '../../src/api/openapi-types'
import { bodies } from '../../src/api/requests'
import { access } from '../../src/http/access'
import { vi } from '../../src/messages/docs'
import { getPage, testApp } from '../support/http'
import { scenario } from '../support/scenario'

const routes = access.filter(([, path]) => path.startsWith('/api/v1/'))
const keys = routes.map(([method, path]) => `${method} ${path}`)

let api: OpenApi

const operationOf = (key: string): Operation => {
  const [method = '', path = ''] = key.split(' ')
  const operation = api.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]
  if (!operation) throw new Error(`${key} is not described`)
  return operation
}
const operations = () => Object.values(api.paths).flatMap(item => Object.values(item))

beforeAll(async () => {
  api = (await (await getPage(testApp(await scenario()), '/api/openapi.json')).json()) as OpenApi
})

describe('the API description', () => {
  test('names every route of the API and nothing else', () => {
    expect(api.openapi).toBe('3.1.0')
    expect(keys.length).toBeGreaterThan(50)
    for (const key of keys) expect(operationOf(key).operationId, key).toBeTruthy()
    expect(operations()).toHaveLength(keys.length)
  })

  test('names the fields a verb asks for', () => {
    const { schema } = operationOf('POST /api/v1/events').requestBody!.content['application/json']!
    const event = schema as { required: string[]; properties: Record<string, object> }
    expect(event.required).toEqual(expect.arrayContaining(['title', 'category', 'startsOn']))
    expect(event.required).not.toContain('description')
    expect(event.properties.startsOn).toMatchObject({ type: 'string', format: 'date' })
    const edit = operationOf('PUT /api/v1/events/:event').requestBody!.content['application/json']!.schema
    expect((edit as typeof event).required).not.toContain('version')
  })

  test('has every reference it makes, every parameter of its addresses, and no id twice', () => {
    const at = (path: string) =>
      path
        .slice(2)
        .split('/')
        .reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], api)
    const references = Array.from(JSON.stringify(api).matchAll(/"\$ref":"([^"]+)"/g), ([, ref]) => ref!)
    expect(references.length).toBeGreaterThan(100)
    for (const reference of new Set(references)) expect(at(reference), reference).toBeTypeOf('object')
    const ids = operations().map(({ operationId }) => operationId)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [path, item] of Object.entries(api.paths)) {
      const named = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => name)
      for (const [method, { parameters = [] }] of Object.entries(item)) {
        const declared = parameters.filter(one => one.in === 'path')
        expect(
          declared.map(({ name }) => name),
          `${method} ${path}`,
        ).toEqual(named)
        expect(declared.every(({ required }) => required)).toBe(true)
      }
    }
    const tags = api.tags.map(({ name }) => name)
    for (const operation of operations()) expect(tags).toEqual(expect.arrayContaining(operation.tags))
  })

  test('speaks of the headers that guard creates and edits, and of how either is refused', () => {
    const headersOf = (key: string) =>
      operationOf(key)
        .parameters!.filter(one => one.in === 'header')
        .map(({ name }) => name)
    for (const key of keys) {
      const statuses = Object.keys(operationOf(key).responses)
      const [method] = key.split(' ')
      expect(headersOf(key), key).toEqual(
        method === 'GET' ? ['If-None-Match'] : method === 'POST' ? ['Idempotency-Key', 'If-Match'] : ['If-Match'],
      )
      expect(statuses, key).toEqual(expect.arrayContaining(method === 'GET' ? ['304', '401'] : ['412', '401']))
    }
    expect(Object.keys(operationOf('PUT /api/v1/events/:event').responses)).toContain('428')
    expect(operationOf('GET /api/v1/events').parameters!.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['limit', 'cursor', 'q', 'status']),
    )
  })
})

describe('every route of the API', () => {
  test.each(keys)('%s has a sentence, a room and examples', key => {
    expect(Object.keys(vi.operations)).toContain(key)
    const operation = operationOf(key)
    expect(operation.tags).not.toContain('other')
    const sent = Object.values(operation.requestBody?.content['application/json']?.examples ?? {})
    expect(sent.length > 0, 'an example of what is sent').toBe(key in bodies)
    const [, answer] = Object.entries(operation.responses).find(([status]) => status.startsWith('2'))!
    if (!('204' in operation.responses)) expect(answer, 'an example of the answer').toHaveProperty('content')
  })

  test('nothing is described that does not exist', () => {
    const described = Object.values(rooms).flatMap(room => Object.keys(room.operations))
    expect(described.filter(key => !keys.includes(key))).toEqual([])
    expect(Object.keys(vi.operations).filter(key => !keys.includes(key))).toEqual([])
    expect(Object.keys(bodies).filter(key => !keys.includes(key))).toEqual([])
    const given = JSON.stringify(Object.values(rooms).map(room => room.operations))
    for (const name of Object.values(rooms).flatMap(room => Object.keys(room.things)))
      expect(given, `${name} is answered by something`).toContain(`"${name}"`)
  })

  test('what is sent in the examples is what the verbs read', () => {
    for (const { operations: described } of Object.values(rooms))
      for (const [key, { sends = [] }] of Object.entries(described))
        for (const example of sends) {
          // An edit may leave the version to `If-Match`.
          const read = bodies[key]!.safeParse(key.startsWith('PUT') ? { version: 1, ...example } : example)
          const strict = bodies[key]!.safeParse(example)
          expect(read.success || strict.success, `${key}: ${strict.error?.message}`).toBe(true)
        }
  })
})
