import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { Forbidden, Missing } from '../shared/errors'
import { access, type Caller } from './access'
import type { AppContext, AppEnv } from './env'

const callers = new Map<string, readonly Caller[]>(access.map(([method, path, ...who]) => [`${method} ${path}`, who]))

/**
 * Lets a request on only where the access table says so. `identify` finds the actor (and sets it), or throws.
 * Whatever the table does not name does not exist.
 */
export const authorize =
  (identify: (c: AppContext) => Promise<void>): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    const allowed = allowedCallers(c)
    if (!allowed) throw new Missing()
    if (!allowed.includes('public')) {
      await identify(c)
      if (!allowed.includes(c.get('actor').role as Caller)) throw new Forbidden()
    }
    await next()
  }

function allowedCallers(c: AppContext): readonly Caller[] | undefined {
  const method = c.req.method === 'HEAD' ? 'GET' : c.req.method
  for (const route of matchedRoutes(c)) {
    const found = callers.get(`${method} ${route.path}`)
    if (found) return found
  }
}
