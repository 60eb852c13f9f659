import type { AppContext } from '../http/env'
import { readJson } from '../http/read-body'
import { Unversioned } from '../shared/errors'

/**
 * The JSON object of an edit whose verb asks for the `version` it started from. Where the body does not say it, it is
 * that of what `If-Match` matched: the verb compares it again within its statement.
 * @throws Unversioned when neither says it; Invalid
 */
export async function readEdit(c: AppContext): Promise<Record<string, unknown>> {
  const body = await readJson(c)
  const version = body.version ?? c.get('matched')?.version
  if (version === undefined) throw new Unversioned()
  return { ...body, version }
}
