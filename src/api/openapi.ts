import { Hono } from 'hono'
import { access } from '../http/access'
import { baseUrl } from '../http/base-url'
import type { AppContext, AppEnv } from '../http/env'
import type { Messages } from '../messages'
import { describeOperation } from './describe-operation'
import { type RoomName, rooms } from './examples'
import { schemaOfExamples } from './json-schema'
import type { OpenApi } from './openapi-types'
import { problemSchema, sharedResponses } from './refusals'

export const openapi = new Hono<AppEnv>()

openapi.get('/api/openapi.json', c => {
  c.header('Cache-Control', 'public, max-age=300')
  return c.json(describeApi(c))
})

/**
 * The API described by OpenAPI 3.1, from the access table, the verbs' own schemas and the examples. A route that nobody
 * has described yet stands under `other`.
 */
export function describeApi(c: AppContext): OpenApi {
  const m = c.get('m')
  const paths: OpenApi['paths'] = {}
  for (const route of access) {
    const [method, path] = route
    if (!path.startsWith('/api/v1/')) continue
    const address = path.replace(/:(\w+)/g, '{$1}')
    paths[address] ??= {}
    paths[address][method.toLowerCase()] = describeOperation(m, route)
  }
  return {
    openapi: '3.1.0',
    info: { title: `${m.product}: ${m.docs.title}`, version: '1', description: aboutText(m) },
    servers: [{ url: baseUrl(c) }],
    security: [{ key: [] }],
    tags: tagsOf(m, paths),
    paths,
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
      headers: headersOf(m),
      responses: sharedResponses(m),
      schemas: { Problem: problemSchema, ...thingSchemas() },
    },
  }
}

const aboutText = (m: Messages) =>
  Object.values(m.docs.about)
    .map(({ title, text }) => `## ${title}\n\n${text}`)
    .join('\n\n')

function tagsOf(m: Messages, paths: OpenApi['paths']): OpenApi['tags'] {
  const used = new Set(Object.values(paths).flatMap(item => Object.values(item).flatMap(({ tags }) => tags)))
  const names: (RoomName | 'other')[] = [...(Object.keys(rooms) as RoomName[]), 'other']
  return names.filter(name => used.has(name)).map(name => ({ name, description: m.docs.rooms[name] }))
}

function headersOf(m: Messages) {
  const { etag, location, replayed, link } = m.docs.headers
  const described = { ETag: etag, Location: location, 'Idempotency-Replayed': replayed, Link: link }
  return Object.fromEntries(
    Object.entries(described).map(([name, description]) => [name, { description, schema: { type: 'string' } }]),
  )
}

const thingSchemas = () =>
  Object.fromEntries(
    Object.values(rooms).flatMap(({ things }) =>
      Object.entries(things).map(([name, examples]) => [name, schemaOfExamples(examples)]),
    ),
  )
