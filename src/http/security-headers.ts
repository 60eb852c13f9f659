import { createMiddleware } from 'hono/factory'
import { secureHeaders } from 'hono/secure-headers'
import { baseUrl } from './base-url'
import type { AppEnv } from './env'

const contentSecurityPolicy = {
  defaultSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  styleSrc: ["'self'"],
  scriptSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  objectSrc: ["'none'"],
}
const common = {
  // Invitations, tickets and boards have their secret in the address, which no other site may learn.
  referrerPolicy: 'same-origin',
  strictTransportSecurity: 'max-age=31536000',
}

const unframed = secureHeaders({
  ...common,
  contentSecurityPolicy: { ...contentSecurityPolicy, frameAncestors: ["'none'"] },
  xFrameOptions: 'DENY',
})
// Software of boards shows these within a page of its own, often a file of the device, which no ancestor list names.
const framed = secureHeaders({ ...common, contentSecurityPolicy, xFrameOptions: false })

/** What browsers and search engines may do with an answer: only what a board opens may stand in a frame. */
export const securityHeaders = createMiddleware<AppEnv>(async (c, next) => {
  const isBoard = /^\/led\/(pair|v1\/[^/]+\/player)$/.test(c.req.path)
  await (isBoard ? framed : unframed)(c, next)
  // Whoever has a board's key may read its feed; the page in which a vendor's software shows a picture is elsewhere.
  if (/^\/led\/v1\//.test(c.req.path)) c.header('Cross-Origin-Resource-Policy', 'cross-origin')
  if (/^\/(staff|led|api|tickets|requests)(\/|$)/.test(c.req.path)) c.header('X-Robots-Tag', 'noindex, nofollow')
  if (!baseUrl(c).startsWith('https:')) c.header('Strict-Transport-Security', undefined)
})
