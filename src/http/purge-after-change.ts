import { createMiddleware } from 'hono/factory'
import type { AppContext, AppEnv } from './env'

type Purger = { purge(options: { tags: string[] }): Promise<unknown> }

/** Forms posted as they stand, letter by letter, to have their picture drawn: nothing is changed. */
const DRAWN = /^\/staff\/led\/(frames|alert\/preview)$/

/**
 * After a change that staff or an API key made, takes the ward's public answers out of the cache in front of the
 * Worker. That cache exists on Cloudflare only; elsewhere the answers' short `max-age` is all there is.
 */
export const purgeAfterChange = createMiddleware<AppEnv>(async (c, next) => {
  await next()
  const wardId = c.get('actor')?.wardId
  if (!wardId || c.req.method === 'GET' || c.req.method === 'HEAD' || c.res.status >= 400) return
  if (DRAWN.test(c.req.path)) return
  const execution = executionOf(c)
  const purged = execution?.cache?.purge({ tags: [`ward-${wardId}`] })
  // The change stands; when the purge fails, the cache follows within its `max-age`.
  if (purged) execution?.waitUntil(purged.catch(() => undefined))
})

function executionOf(c: AppContext): { cache?: Purger; waitUntil(promise: Promise<unknown>): void } | undefined {
  try {
    return c.executionCtx as ReturnType<typeof executionOf>
  } catch {
    // Node has none.
    return undefined
  }
}
