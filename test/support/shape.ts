type Schema = {
  $ref?: string
  type?: string | string[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
}

/** What in a value goes against a schema of the API's description, or is not described at all; empty when nothing. */
export function shapeFaults(value: unknown, schema: Schema, things: Record<string, Schema>, at = '$'): string[] {
  if (schema.$ref) return shapeFaults(value, things[schema.$ref.split('/').at(-1)!]!, things, at)
  const types = [schema.type ?? []].flat()
  const own = typeOf(value)
  if (!types.includes(own) && !(own === 'integer' && types.includes('number')))
    return [`${at} is ${own}, not ${types.join(' or ')}`]
  if (Array.isArray(value))
    return value.flatMap((item, index) =>
      schema.items ? shapeFaults(item, schema.items, things, `${at}[${index}]`) : [`${at} has undescribed items`],
    )
  if (own !== 'object') return []
  const fields = value as Record<string, unknown>
  const properties = schema.properties ?? {}
  return [
    ...(schema.required ?? []).filter(name => !(name in fields)).map(name => `${at}.${name} is missing`),
    ...Object.entries(fields).flatMap(([name, field]) =>
      properties[name] ? shapeFaults(field, properties[name], things, `${at}.${name}`) : [`${at}.${name} is unknown`],
    ),
  ]
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return Number.isInteger(value) ? 'integer' : typeof value
}
