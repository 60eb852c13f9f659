/** The part of OpenAPI 3.1 that the description uses; `x-` fields carry what OpenAPI has no word for. */
export type OpenApi = {
  openapi: string
  info: { title: string; version: string; description: string }
  servers: { url: string }[]
  security: Record<string, string[]>[]
  tags: { name: string; description: string }[]
  paths: Record<string, Record<string, Operation>>
  components: Record<string, Record<string, unknown>>
}

export type Parameter = {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  description?: string
  schema: object
  example?: unknown
}

export type Media = { schema: object; examples?: Record<string, { value: unknown }> }

export type Answer = { description: string; headers?: Record<string, object>; content?: Record<string, Media> }

/** Something kept in `components`, by its address. */
export type Reference = { $ref: string }

export type Operation = {
  operationId: string
  tags: string[]
  summary: string
  parameters?: Parameter[]
  requestBody?: { required: true; content: Record<string, Media> }
  responses: Record<string, Answer | Reference>
  'x-roles': string[]
  /** The codes it may be refused with beside what its fields say. */
  'x-problems': { status: number; code: string; title: string }[]
}
