import { createMiddleware } from 'hono/factory'
import { etagOfBody, isFresh } from '../http/conditional'
import type { AppContext, AppEnv } from '../http/env'
import { Conflict, Missing, Outdated } from '../shared/errors'
import { addressOf } from './address'
import { problem } from './problem'
import type { ReadAsCaller } from './read-as-caller'

/**
 * Gives every answer of a GET a strong ETag, and lets a change happen only while the thing is what `If-Match` says
 * (RFC 9110, 13.1.1). The thing is that of the address or the nearest above it which can be read: for
 * `DELETE …/events/x/publication` the event. What matched is kept as `matched` for `readEdit`.
 */
export const preconditions = (read: ReadAsCaller) =>
  createMiddleware<AppEnv>(async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') {
      await next()
      if (c.res.status === 200) await validate(c)
      return
    }
    const wanted = c.req.header('if-match')
    if (wanted === undefined) return next()
    const address = addressOf(c)?.path
    if (!address) throw new Outdated()
    const body = await readExisting(c, read, address)
    const tag = await tagOf(body)
    if (!names(wanted, tag)) {
      c.header('ETag', tag)
      throw new Outdated()
    }
    c.set('matched', JSON.parse(new TextDecoder().decode(body)))
    await next()
    // Changed between the comparison and the verb, which found it out within its statement.
    if (c.error instanceof Conflict && c.error.reason.code === 'changed_meanwhile') {
      const refused = problem(c, new Outdated())
      refused.headers.set('ETag', await tagOf(await read(c, address)))
      c.res = refused
    }
  })

/** What a PUT would make anew is not what `If-Match` speaks of: it has gone, or never was. */
async function readExisting(c: AppContext, read: ReadAsCaller, address: string): Promise<ArrayBuffer> {
  try {
    return await read(c, address)
  } catch (error) {
    throw error instanceof Missing && c.req.method === 'PUT' && address === c.req.path ? new Outdated() : error
  }
}

const tagOf = async (body: ArrayBuffer) => `"${await etagOfBody(body)}"`

/**
 * Whether an `If-Match` names a tag. Ours are strong; the `W/` of proxies that compress is looked past, because the hash
 * behind it is still that of our bytes and no client could edit through such a proxy otherwise.
 */
const names = (wanted: string, tag: string) =>
  wanted.trim() === '*' || Array.from(wanted.matchAll(/"[^"]*"/g), ([found]) => found).includes(tag)

async function validate(c: AppContext): Promise<void> {
  const etag = await etagOfBody(await c.res.clone().arrayBuffer())
  const headers = new Headers(c.res.headers)
  headers.set('ETag', `"${etag}"`)
  if (!isFresh(c, { etag })) {
    c.res.headers.set('ETag', `"${etag}"`)
    return
  }
  headers.delete('content-type')
  headers.delete('content-length')
  c.res = new Response(null, { status: 304, headers })
}
