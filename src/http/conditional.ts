import type { AppContext } from './env'

/** What a public answer says about itself. */
export type PublicAnswer = {
  /** What the bytes depend on, without quotes: see `etagOf`. */
  etag: string
  /** Newest change of what is shown, UTC milliseconds; left out where it is not known without rendering. */
  lastModified?: number
  contentType: string
  /** Seconds that the cache in front may answer in our place; a change purges it. */
  maxAge: number
  /** What a publish purges by, such as `ward-19-0001`. */
  tags: readonly string[]
  /** Further headers, on the full answer only. */
  headers?: Record<string, string>
}

/** Joins the parts of a validator into one tag; characters that a tag may not hold are escaped. */
export const etagOf = (...parts: (string | number)[]): string =>
  parts.map(part => encodeURIComponent(String(part)).replace(/[.'()*]/g, hexOf)).join('.')

const hexOf = (character: string) => `%${character.charCodeAt(0).toString(16)}`

/** Hash of a rendered body, for pages whose validator is the page itself. */
export async function etagOfBody(body: string | ArrayBuffer): Promise<string> {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  return Array.from(new Uint8Array(digest).slice(0, 12), byte => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * Whether the copy the client holds is still good (RFC 9110, 13.2.2): tags are compared weakly, in lists and `*`;
 * the date counts only without tags.
 */
export function isFresh(c: AppContext, { etag, lastModified }: Pick<PublicAnswer, 'etag' | 'lastModified'>): boolean {
  const known = c.req.header('if-none-match')
  if (known !== undefined) {
    return known.trim() === '*' || Array.from(known.matchAll(/(?:W\/)?"([^"]*)"/g), ([, tag]) => tag).includes(etag)
  }
  const since = Date.parse(c.req.header('if-modified-since') ?? '')
  // Dates in HTTP have whole seconds.
  return lastModified !== undefined && !Number.isNaN(since) && Math.floor(lastModified / 1000) * 1000 <= since
}

/** `304`: the client's copy stands. Carries what a cache must renew. */
export const notModified = (c: AppContext, answer: PublicAnswer): Response => c.body(null, 304, publicHeaders(answer))

/** `304` where the client's copy is still good, else `200` with the body. Never sets a cookie. */
export function answerPublicly(c: AppContext, answer: PublicAnswer, body: string | Uint8Array<ArrayBuffer>): Response {
  if (isFresh(c, answer)) return notModified(c, answer)
  return c.body(body, 200, { ...publicHeaders(answer), 'Content-Type': answer.contentType, ...answer.headers })
}

function publicHeaders({ etag, lastModified, maxAge, tags }: PublicAnswer): Record<string, string> {
  return {
    // Weak, because proxies compress.
    ETag: `W/"${etag}"`,
    // A reader's own browser asks every time, which costs a 304: it cannot be told of a cancellation. The cache in front can.
    'Cache-Control': `public, max-age=0, s-maxage=${maxAge}, stale-if-error=86400`,
    'Cache-Tag': tags.join(','),
    ...(lastModified === undefined ? {} : { 'Last-Modified': new Date(lastModified).toUTCString() }),
  }
}
