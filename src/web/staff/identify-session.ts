import { getSignedCookie } from 'hono/cookie'
import { actorOfSession } from '../../accounts/actor-of-session'
import { SESSION_COOKIE } from '../../accounts/auth'
import type { AppContext } from '../../http/env'
import { Forbidden } from '../../shared/errors'

/** Whether this request came over https, as the deployment's own address or the request says. */
export const isSecure = (c: AppContext): boolean => (c.get('services').config.baseUrl ?? c.req.url).startsWith('https:')

/** Finds the signed-in person. A stranger is refused, which `errorPage` turns into the way to the sign-in page. */
export async function identifySession(c: AppContext): Promise<void> {
  const { db, config } = c.get('services')
  const prefix = isSecure(c) ? 'secure' : undefined
  const token = await getSignedCookie(c, config.authSecret, SESSION_COOKIE, prefix)
  const found = token ? await actorOfSession(db, token, c.get('now')) : null
  if (!token || !found) throw new Forbidden('sign_in_required')
  c.set('actor', found.actor)
  c.set('userName', found.userName)
  c.set('sessionToken', token)
  if (found.ward) c.set('ward', found.ward)
}
