import { Invalid } from '../shared/errors'
import type { AppContext } from './env'

/** The fields of a posted form: a string each, or strings where a name is repeated. Files are refused. */
export async function readForm(c: AppContext): Promise<Record<string, string | string[]>> {
  const body = await c.req.parseBody({ all: true }).catch(() => null)
  if (!body) throw new Invalid({ form: { code: 'malformed' } })
  const fields: Record<string, string | string[]> = {}
  for (const [name, value] of Object.entries(body)) {
    if (Array.isArray(value)) fields[name] = value.filter(item => typeof item === 'string')
    else if (typeof value === 'string') fields[name] = value
  }
  return fields
}

/** The JSON object of an API request. */
export async function readJson(c: AppContext): Promise<Record<string, unknown>> {
  const body: unknown = await c.req.json().catch(() => null)
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new Invalid({ form: { code: 'malformed' } })
  return body as Record<string, unknown>
}
