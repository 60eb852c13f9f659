import { z } from 'zod'

type Schema = { [key: string]: unknown }

/** What a verb accepts; a field is required where leaving it out is refused. `If-Match` can say the version. */
export function schemaOfInput(schema: z.ZodType): Schema {
  const described = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' })
  const empty = schema.safeParse({})
  const required = new Set(
    empty.success ? [] : empty.error.issues.map(issue => String(issue.path[0] ?? '')).filter(Boolean),
  )
  required.delete('version')
  return { ...described, $schema: undefined, required: required.size ? [...required] : undefined }
}

/** The type of what an API answers, seen from examples of it: what all of them have is required. */
export function schemaOfExamples(values: readonly unknown[]): Schema {
  const seen = new Set(values.map(typeOf))
  if (seen.has('number')) seen.delete('integer')
  const types = [...seen].sort()
  const objects = values.filter(isObject)
  const items = values.filter(Array.isArray).flat()
  return {
    type: types.length === 1 ? types[0] : types,
    ...(objects.length && propertiesOf(objects)),
    ...(items.length && { items: schemaOfExamples(items) }),
  }
}

function propertiesOf(objects: Schema[]) {
  const names = [...new Set(objects.flatMap(Object.keys))]
  const required = names.filter(name => objects.every(object => name in object))
  return {
    properties: Object.fromEntries(
      names.map(name => [name, schemaOfExamples(objects.filter(object => name in object).map(object => object[name]))]),
    ),
    ...(required.length && { required }),
  }
}

const isObject = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return Number.isInteger(value) ? 'integer' : typeof value
}
