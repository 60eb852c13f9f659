import { actorOfApiKey } from '../accounts/actor-of-api-key'
import type { AppContext } from '../http/env'
import { Forbidden } from '../shared/errors'

/** Finds who the bearer key of an API request acts as. */
export async function identifyKey(c: AppContext): Promise<void> {
  const key = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
  const found = key ? await actorOfApiKey(c.get('services').db, key) : null
  if (!found) throw new Forbidden('wrong_key')
  c.set('actor', found.actor)
  c.set('userName', found.name)
  c.set('ward', found.ward)
}
