import type { Hono } from 'hono'
import { countChanges } from '../database/count-changes'
import type { AppEnv, Services } from './env'

type Fetch = Hono<AppEnv>['fetch']
type Known = { at: number; changes: number; status: number; headers: Record<string, string>; body: string | null }

/** Milliseconds an answer is given again without asking the database: how late another process's change may be seen. */
const KEPT = 1_000
const MOST_ANSWERS = 200
const LONGEST_BODY = 256 * 1024
const MOST_CHARACTERS = 4 * 1024 * 1024
const LONGEST_KEY = 1_000
/** All that a `304` renews (RFC 9110, 15.4.5); the client has the rest already. */
const RENEWED = ['cache-control', 'cache-tag', 'date', 'etag', 'last-modified', 'vary']
const POLLED =
  /\/(calendar\.ics|feed\.(rss|json)|[gvt]\/[\w-]+\.ics|led\/v1\/\w+\/(schedule\.json|now\.txt|ticker\.rss))(\?|$)/

/**
 * Answers polls of public feeds from memory for a second, and not past a change made through this process, so that
 * thousands of phones and boards cost one read a second. Only what says `public` is kept; it is the same for everyone.
 */
export function rememberPolls({ db, config }: Services, ask: Fetch): Fetch {
  const counter = countChanges(db)
  const memory = new Map<string, Known>()
  let characters = 0

  return (request, ...rest) => {
    if (request.method !== 'GET' || !POLLED.test(request.url)) return ask(request, ...rest)
    const now = config.clock()
    const { headers } = request
    const key = `${request.url}\n${headers.get('if-none-match') ?? ''}\n${headers.get('if-modified-since') ?? ''}`
    const known = memory.get(key)
    if (known && known.changes === counter.changes && now - known.at < KEPT && now >= known.at) {
      return new Response(known.body, known)
    }
    const { changes } = counter
    return Promise.resolve(ask(request, ...rest)).then(response => keep(key, now, changes, response))
  }

  async function keep(key: string, at: number, changes: number, response: Response): Promise<Response> {
    const { status } = response
    if ((status !== 200 && status !== 304) || !isForEveryone(response.headers)) return response
    const body = status === 304 ? null : await response.text()
    const all = Array.from(response.headers)
    const headers = Object.fromEntries(status === 304 ? all.filter(([name]) => RENEWED.includes(name)) : all)
    const length = body?.length ?? 0
    // A caller may invent queries and tags: they must not fill the memory.
    if (length <= LONGEST_BODY && key.length <= LONGEST_KEY) {
      if (memory.size >= MOST_ANSWERS || characters + length > MOST_CHARACTERS) {
        memory.clear()
        characters = 0
      }
      characters += length
      memory.set(key, { at, changes, status, headers, body })
    }
    return new Response(body, { status, headers })
  }
}

const isForEveryone = (headers: Headers) =>
  Boolean(headers.get('cache-control')?.startsWith('public')) && !headers.has('set-cookie')
