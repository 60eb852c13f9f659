import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { Forbidden, Missing } from '../shared/errors'
import { access, type Caller, type Route } from './access'
import type { AppContext, AppEnv } from './env'

const table = new Map<string, Route>(access.map(route => [`${route[0]} ${route[1]}`, route]))

/**
 * Lets a request on only where the access table says so. `identify` finds the actor (and sets it), or throws.
 * Whatever the table does not name does not exist.
 */
export const authorize =
  (identify: (c: AppContext) => Promise<void>): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    const route = routeOf(c)
    if (!route) throw new Missing()
    const [, , ...allowed] = route
    if (!allowed.includes('public')) {
      await identify(c)
      if (!allowed.includes(c.get('actor').role as Caller)) throw new Forbidden()
    }
    await next()
  }

/** The line of the access table that a request is for. */
export function routeOf(c: AppContext): Route | undefined {
  const method = c.req.method === 'HEAD' ? 'GET' : c.req.method
  for (const { path } of matchedRoutes(c)) {
    const found = table.get(`${method} ${path}`)
    if (found) return found
  }
}
