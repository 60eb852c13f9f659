import type { AppContext } from '../http/env'

/** The answer to a create: what was made, and where it can be read. */
export function created(c: AppContext, address: string, body: object, status: 200 | 201 = 201) {
  c.header('Location', address)
  return c.json(body, status)
}

/** A part of a list, and the address of the next in `Link` (RFC 8288). */
export function pageOf(c: AppContext, page: { items: unknown[]; next: string | null }) {
  if (page.next !== null) {
    const { pathname, searchParams } = new URL(c.req.url)
    searchParams.set('cursor', page.next)
    c.header('Link', `<${pathname}?${searchParams}>; rel="next"`)
  }
  return c.json(page)
}
