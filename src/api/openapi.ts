import { Hono } from 'hono'
import { z } from 'zod'
import { campaignInput, saveCampaignInput } from '../campaigns/campaign-input'
import { eventInput, saveEventInput } from '../events/event-input'
import { reasonInput } from '../events/reason-input'
import { access } from '../http/access'
import type { AppEnv } from '../http/env'
import { messageInput, versionInput } from '../led/message-schema'
import { screenInput } from '../led/screen-schema'
import { headcountSchema } from '../participation/save-headcount'
import { childInput } from '../people/child-input'
import { holidayName, periodsSchema, stormsSchema, termSchema } from '../places/almanac-fields'
import { groupSchema, organizationSchema, venueSchema } from '../places/place-fields'

// The schemas are those the verbs themselves read with: the description cannot drift from what is accepted.
const bodies: Record<string, z.ZodType> = {
  'POST /api/v1/organizations': organizationSchema,
  'PUT /api/v1/organizations/:organization': organizationSchema,
  'POST /api/v1/groups': groupSchema,
  'PUT /api/v1/groups/:group': groupSchema,
  'POST /api/v1/venues': venueSchema,
  'PUT /api/v1/venues/:venue': venueSchema,
  'PUT /api/v1/holidays/:date': holidayName,
  'POST /api/v1/school-terms': termSchema,
  'PUT /api/v1/school-terms/:term': termSchema,
  'PUT /api/v1/school-periods': periodsSchema,
  'PUT /api/v1/storm-season': stormsSchema,
  'POST /api/v1/events': eventInput,
  'PUT /api/v1/events/:event': saveEventInput,
  'POST /api/v1/events/:event/return': reasonInput,
  'POST /api/v1/events/:event/cancellation': reasonInput,
  'POST /api/v1/events/:event/occurrences/:occurrence/cancellation': reasonInput,
  'POST /api/v1/campaigns': campaignInput,
  'PUT /api/v1/campaigns/:campaign': saveCampaignInput,
  'POST /api/v1/screens': screenInput,
  'POST /api/v1/led-messages': messageInput,
  'PUT /api/v1/led-messages/:message': messageInput.safeExtend(versionInput.shape),
  'POST /api/v1/led-messages/:message/approval': versionInput,
  'POST /api/v1/children': childInput,
  'POST /api/v1/events/:event/registrations': z.strictObject({ childId: z.string() }),
  'PUT /api/v1/occurrences/:occurrence/headcount': headcountSchema,
}

/** The API described by OpenAPI 3.1, from the access table and the verbs' own schemas. */
export const openapi = new Hono<AppEnv>()

openapi.get('/api/openapi.json', c => {
  c.header('Cache-Control', 'public, max-age=300')
  return c.json(description())
})

function description() {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [method, path, ...callers] of access) {
    if (!path.startsWith('/api/v1/')) continue
    const address = path.replace(/:(\w+)/g, '{$1}')
    paths[address] ??= {}
    paths[address][method.toLowerCase()] = operation(method, path, callers)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sân Chơi',
      version: '1',
      description: 'Keys are bound to one ward and one role; another ward’s ids do not exist.',
    },
    security: [{ key: [] }],
    paths,
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
      responses: {
        Problem: {
          description: 'RFC 9457',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
      schemas: { Problem: problemSchema },
    },
  }
}

const problemSchema = {
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

function operation(method: string, path: string, callers: readonly string[]) {
  const body = bodies[`${method} ${path}`]
  const parameters = Array.from(path.matchAll(/:(\w+)/g), ([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  return {
    operationId: `${method.toLowerCase()}${path.slice('/api/v1'.length).replace(/[/:-]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    description: `Roles: ${callers.join(', ')}.`,
    ...(parameters.length && { parameters }),
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(body) } } } }),
    responses: { '2XX': { description: 'Done' }, '4XX': { $ref: '#/components/responses/Problem' } },
  }
}

/** What a verb accepts; a field is required where leaving it out is refused. */
function jsonSchema(schema: z.ZodType) {
  const described = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' })
  const empty = schema.safeParse({})
  const required = new Set(
    empty.success ? [] : empty.error.issues.map(issue => String(issue.path[0] ?? '')).filter(Boolean),
  )
  return { ...described, $schema: undefined, required: required.size ? [...required] : undefined }
}
