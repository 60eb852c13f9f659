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
    const location = headers.get('location')
    if (ok && (status === 204 || readAgainAt(c, location))) await finishRequest(context, key, { status, location })
    // What made no single thing (checks, decisions on many, a season's copy) does no harm twice and answers anew.
    else if (ok) await releaseRequest(context, key)
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

/**
 * A keyed hash of what makes two requests the same: method, address and body. Keyed, because a body may hold a child's
 * name, which nobody who reads the database shall confirm by guessing.
 */
async function fingerprintOf(c: AppContext): Promise<string> {
  const { req } = c
  const { pathname, search } = new URL(req.url)
  const head = new TextEncoder().encode(`${req.method} ${pathname}${search}\n`)
  // Of a copy: the handler reads the body in its own way, a file's too.
  const body = new Uint8Array(await req.raw.clone().arrayBuffer())
  const digest = await crypto.subtle.digest('SHA-256', joined(head, withoutBoundary(body, req.header('content-type'))))
  const hex = Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('')
  return c.get('services').crypto.hash(`idempotency ${c.get('actor').wardId} ${hex}`)
}

function joined(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** A client that sends a form again draws another boundary for it. */
function withoutBoundary(body: Uint8Array, contentType = ''): Uint8Array {
  const boundary = /^multipart\/.*boundary="?([^";]+)/i.exec(contentType)?.[1]
  if (!boundary) return body
  const text = Array.from(body, byte => String.fromCharCode(byte)).join('')
  return Uint8Array.from(text.replaceAll(boundary, ''), character => character.charCodeAt(0))
}

async function replay(c: AppContext, read: ReadAsCaller, { status, location }: Finished): Promise<Response> {
  c.header('Idempotency-Replayed', 'true')
  if (location) c.header('Location', location)
  if (status === 204) return c.body(null, 204)
  const address = readAgainAt(c, location)
  const body = address && (await readable(c, read, address))
  return c.body(
    body || JSON.stringify(location ? { id: location.split('/').at(-1) } : {}),
    status as ContentfulStatusCode,
    JSON_TYPE,
  )
}

/** Where the answer can be read again: at its Location, or as the single thing that the address speaks of. */
function readAgainAt(c: AppContext, location: string | null): string | null {
  const target = addressOf(c)
  return location ?? (target?.single && target.path !== c.req.path ? target.path : null)
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
