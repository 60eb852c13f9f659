import { createMiddleware } from 'hono/factory'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { claimRequest, type Finished } from '../accounts/claim-request'
import { finishRequest, releaseRequest } from '../accounts/finish-request'
import { type AppContext, type AppEnv, verbContext } from '../http/env'
import { Conflict, DomainError, Malformed } from '../shared/errors'
import { addressOf } from './address'
import type { ReadAsCaller } from './read-as-caller'

const JSON_TYPE = { 'content-type': 'application/json' }

/**
 * Makes a POST with an `Idempotency-Key` safe to repeat: the first answer is given again, its body read anew, and
 * nothing is made twice. See the IETF draft draft-ietf-httpapi-idempotency-key-header.
 */
export const idempotency = (read: ReadAsCaller) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const key = c.req.header('idempotency-key')
    if (c.req.method !== 'POST' || key === undefined) return next()
    if (!/^[\x21-\x7e]{1,100}$/.test(key)) throw new Malformed('bad_idempotency_key')
    const context = verbContext(c)
    const before = await claim(c, key)
    if (before) return replay(c, read, before)
    await next()
    const { ok, status, headers } = c.res
    if (ok) await finishRequest(context, key, { status, location: headers.get('location') })
    // After a failure of ours it is not known what was made: the key stays taken.
    else if (status < 500) await releaseRequest(context, key)
  })

async function claim(c: AppContext, key: string): Promise<Finished | null> {
  try {
    return await claimRequest(verbContext(c), key, await fingerprintOf(c))
  } catch (error) {
    if (error instanceof Conflict && error.reason.code === 'request_running') c.header('Retry-After', '1')
    throw error
  }
}

/** SHA-256, in hex, of what makes two requests the same: method, address and body. */
async function fingerprintOf({ req }: AppContext): Promise<string> {
  const { pathname, search } = new URL(req.url)
  const head = new TextEncoder().encode(`${req.method} ${pathname}${search}\n`)
  // Of a copy: the handler reads the body in its own way, a file's too.
  const body = new Uint8Array(await req.raw.clone().arrayBuffer())
  const all = new Uint8Array(head.length + body.length)
  all.set(head)
  all.set(body, head.length)
  const digest = await crypto.subtle.digest('SHA-256', all)
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('')
}

async function replay(c: AppContext, read: ReadAsCaller, { status, location }: Finished): Promise<Response> {
  c.header('Idempotency-Replayed', 'true')
  if (location) c.header('Location', location)
  if (status === 204) return c.body(null, 204)
  const target = addressOf(c)
  const address = location ?? (target?.single && target.path !== c.req.path ? target.path : null)
  const body = address && (await readable(c, read, address))
  return c.body(
    body || JSON.stringify(location ? { id: location.split('/').at(-1) } : {}),
    status as ContentfulStatusCode,
    JSON_TYPE,
  )
}

/** Null where it has gone since, or the key may not read it. */
async function readable(c: AppContext, read: ReadAsCaller, address: string): Promise<ArrayBuffer | null> {
  try {
    return await read(c, address)
  } catch (error) {
    if (error instanceof DomainError) return null
    throw error
  }
}
