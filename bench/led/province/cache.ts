type Kept = { status: number; headers: Headers; body: Uint8Array<ArrayBuffer>; until: number }

/** All that a `304` renews (RFC 9110, 15.4.5). */
const RENEWED = ['cache-control', 'cache-tag', 'date', 'etag', 'vary']

export type Ask = (request: Request) => Promise<Response>

/**
 * The cache in front of the Worker as RFC 9111 has it: fresh answers that say `public` are given again for `max-age`,
 * stale ones asked for with their validator. A purge forgets what carries a tag. Every board asks at one location.
 */
export function cacheInFront(clock: () => number, ask: Ask) {
  const kept = new Map<string, Kept>()

  const fetch: Ask = async request => {
    if (request.method !== 'GET') return ask(request)
    const known = kept.get(request.url)
    if (known && clock() < known.until) return answer(request, known)
    const headers = new Headers(request.headers)
    headers.delete('if-none-match')
    if (known) headers.set('if-none-match', known.headers.get('etag') ?? '')
    const response = await ask(new Request(request.url, { headers }))
    if (known && response.status === 304) {
      known.until = freshUntil(response)
      return answer(request, known)
    }
    const body = new Uint8Array(await response.arrayBuffer())
    const fresh = { status: response.status, headers: response.headers, body, until: freshUntil(response) }
    if (response.ok && fresh.until > clock()) kept.set(request.url, fresh)
    return answer(request, fresh)
  }

  const freshUntil = ({ headers }: Response) =>
    clock() + 1000 * Number(/^public\b.*\bmax-age=(\d+)/.exec(headers.get('cache-control') ?? '')?.[1] ?? 0)

  function answer(request: Request, { status, headers, body }: Kept): Response {
    const etag = headers.get('etag')
    const isKnown = status === 200 && etag !== null && request.headers.get('if-none-match') === etag
    if (!isKnown) return new Response(body, { status, headers })
    const renewed = RENEWED.flatMap(name => (headers.has(name) ? [[name, headers.get(name)!] as [string, string]] : []))
    return new Response(null, { status: 304, headers: renewed })
  }

  return {
    fetch,
    purge: async ({ tags }: { tags: string[] }) => {
      for (const [url, { headers }] of kept)
        if (
          headers
            .get('cache-tag')
            ?.split(',')
            .some(tag => tags.includes(tag))
        )
          kept.delete(url)
    },
  }
}
