import { Hono } from 'hono'
import { authorize } from '../http/authorize'
import type { AppContext, AppEnv } from '../http/env'
import { Missing } from '../shared/errors'

/** The body that `GET address` gives the caller of a request. @throws what that GET would be refused with */
export type ReadAsCaller = (c: AppContext, address: string) => Promise<ArrayBuffer>

/** Reads the API's own addresses within a request, as its caller and at its time: the same routes, the same guards. */
export function readerOf(rooms: Hono<AppEnv>): ReadAsCaller {
  const inner = new Hono<AppEnv & { Bindings: { caller: AppContext } }>()
  inner.onError(error => {
    throw error
  })
  inner.notFound(() => {
    throw new Missing()
  })
  inner.use(async (c, next) => {
    for (const [name, value] of Object.entries(c.env.caller.var))
      c.set(name as 'actor', value as AppEnv['Variables']['actor'])
    await next()
  })
  inner.use(authorize(async () => undefined))
  inner.route('/', rooms)
  return async (c, address) => {
    const response = await inner.fetch(new Request(new URL(address, c.req.url)), { caller: c })
    return response.arrayBuffer()
  }
}
