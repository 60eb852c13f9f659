import type { AppContext } from '../http/env'
import { readJson } from '../http/read-body'
import { Unversioned } from '../shared/errors'

/** The version of what `If-Match` matched; undefined without `If-Match`. Verbs that take it are then atomic. */
export function matchedVersion(c: AppContext): number | undefined {
  const version = c.get('matched')?.version
  return typeof version === 'number' ? version : undefined
}

/**
 * The JSON object of an edit whose verb asks for the `version` it started from, which `If-Match` may say in its place.
 * @throws Unversioned when neither says it; Invalid
 */
export async function readEdit(c: AppContext): Promise<Record<string, unknown>> {
  const body = await readJson(c)
  const version = body.version ?? matchedVersion(c)
  if (version === undefined) throw new Unversioned()
  return { ...body, version }
}
