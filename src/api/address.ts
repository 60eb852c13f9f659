import { access } from '../http/access'
import { routeOf } from '../http/authorize'
import type { AppContext } from '../http/env'

const readable = new Set(access.filter(([method]) => method === 'GET').map(([, path]) => path))

/** What an address shows: one thing, or a list. */
export type Address = { path: string; single: boolean }

/**
 * The nearest address at or above that of a request which can be read: an event for its cancellation. The routes decide,
 * not the text, so that `/events/import` is not taken for an event.
 */
export function addressOf(c: AppContext): Address | null {
  const pattern = routeOf(c)?.[1].split('/') ?? []
  const path = c.req.path.split('/')
  for (let length = pattern.length; length > 3; length -= 1) {
    const above = pattern.slice(0, length)
    if (readable.has(above.join('/')))
      return { path: path.slice(0, length).join('/'), single: Boolean(above.at(-1)?.startsWith(':')) }
  }
  return null
}
