import type { Hono } from 'hono'
import { BoundedMap } from '../shared/bounded-map'
import type { Clock } from '../shared/clock'
import type { AppEnv } from './env'

type Fetch = Hono<AppEnv>['fetch']
type Body = string | ArrayBuffer | null
type Known = { at: number; changes: number; status: number; headers: Record<string, string>; body: Body }

/** Milliseconds an answer is given again without asking the database: how late another process's change may be seen. */
const KEPT = 1_000
const MOST_ANSWERS = 200
const LONGEST_BODY = 256 * 1024
const MOST_CHARACTERS = 4 * 1024 * 1024
const LONGEST_KEY = 1_000
/** All that a `304` renews (RFC 9110, 15.4.5); the client has the rest already. */
const RENEWED = ['cache-control', 'cache-tag', 'date', 'etag', 'last-modified', 'vary']
const POLLED =
  /\/(calendar\.ics|feed\.(rss|json)|[gvt]\/[\w-]+\.ics|led\/v1\/\w+\/(player|(frames\/)?[\w.]+\.(json|txt|rss|smil|xml|png|bmp)))(\?|$)/
/** What thousands of boards report all day long: nothing that anybody polls says anything of it. */
const REPORTED = /\/led\/v1\/(\w+\/(beat|plays)|pairings)(\?|$)/

/**
 * Answers polls of public feeds from memory for a second, and not past a change that came through `ask`, so that
 * thousands of phones and boards cost one read a second. Only what says `public` is kept; it is the same for everyone.
 */
export function rememberPolls(clock: Clock, ask: Fetch): Fetch {
  const memory = new BoundedMap<Known>({
    most: MOST_ANSWERS,
    mostInAll: MOST_CHARACTERS,
    size: ({ body }) => sizeOf(body),
  })
  let changes = 0

  return (request, ...rest) => {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return REPORTED.test(request.url) ? ask(request, ...rest) : change(request, ...rest)
    if (request.method === 'HEAD' || !POLLED.test(request.url)) return ask(request, ...rest)
    const now = clock()
    const { headers } = request
    const key = `${request.url}\n${headers.get('if-none-match') ?? ''}\n${headers.get('if-modified-since') ?? ''}`
    const known = memory.get(key)
    if (known && known.changes === changes && now - known.at < KEPT && now >= known.at) {
      // A player counts on `Date` to the second, and a cache with it.
      if (secondOf(now) === secondOf(known.at)) return new Response(known.body, known)
      return new Response(known.body, { status: known.status, headers: { ...known.headers, age: '1' } })
    }
    const before = changes
    return Promise.resolve(ask(request, ...rest)).then(response => keep(key, now, before, response))
  }

  async function change(...asked: Parameters<Fetch>): Promise<Response> {
    let stands = false
    try {
      const response = await ask(...asked)
      // Nothing was done: a device asks whether somebody typed its code, or the request was refused, as strangers' are.
      stands = response.status === 202 || (response.status >= 400 && response.status < 500)
      return response
    } finally {
      if (!stands) changes += 1
    }
  }

  async function keep(key: string, at: number, before: number, response: Response): Promise<Response> {
    const { status } = response
    if ((status !== 200 && status !== 304) || !isForEveryone(response.headers)) return response
    const body = status === 304 ? null : await bodyOf(response)
    const all = Array.from(response.headers)
    const headers = Object.fromEntries(status === 304 ? all.filter(([name]) => RENEWED.includes(name)) : all)
    // A caller may invent queries and tags: they must not fill the memory.
    if (sizeOf(body) <= LONGEST_BODY && key.length <= LONGEST_KEY) {
      memory.set(key, { at, changes: before, status, headers, body })
    }
    return new Response(body, { status, headers })
  }
}

const secondOf = (instant: number): number => Math.floor(instant / 1000)

const sizeOf = (body: Body): number => (typeof body === 'string' ? body.length : (body?.byteLength ?? 0))

/** Texts as texts, which servers send faster. */
const bodyOf = (response: Response): Promise<string | ArrayBuffer> =>
  response.headers.get('content-type')?.startsWith('image/') ? response.arrayBuffer() : response.text()

/** A board's answer that is about to change says so, and must not be given again after that. */
const ABOUT_TO_CHANGE = 'public, max-age=0'

function isForEveryone(headers: Headers): boolean {
  const caching = headers.get('cache-control')
  return Boolean(caching?.startsWith('public')) && caching !== ABOUT_TO_CHANGE && !headers.has('set-cookie')
}
