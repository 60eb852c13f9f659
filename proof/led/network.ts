import { DAY, HOUR, MINUTE } from '../../src/shared/dates'
import { plain, type Reply } from './feed'
import type { Random } from './random'

const SECOND = 1000
/** The page gives up by itself. */
const TIMEOUT = 20 * SECOND
const RETRY_AFTERS = ['1', '30', '120', '120', '1800', '3600']

/** What will become of a request: it reaches the server, or an answer comes from elsewhere; or nothing ever comes. */
export type Fate =
  | { at: 'server'; after: number; back: number; spoil: 'lost' | 'cut' | null }
  | { at: 'nowhere'; after: number | null }
  | { at: 'elsewhere'; after: number; reply: Reply }

type Kept = { reply: Reply; at: number; etag: string }

export type Network = ReturnType<typeof openNetwork>

/** The way between a board and its server, as bad as they come: outages of seconds to days, portals, proxies, caches. */
export function openNetwork(random: Random, start: number, ended: () => void) {
  const trouble = random.pick([0, 0.002, 0.02, 0.1])
  const slow = random.pick([0.01, 0.2])
  const isCached = random.chance(0.3)
  /** Some caches write their own `Date` when they answer. */
  const renewsDate = random.chance(0.5)
  const nodes: (Kept | null)[] = [null, null]
  let [downFrom, downTo] = [0, 0]
  let [busyFrom, busyTo] = [0, 0]
  plan(start - HOUR)
  // Here and there a cable is cut for longer than any schedule lasts.
  if (random.chance(0.15)) {
    downFrom = start + random.between(0, 4 * DAY)
    downTo = downFrom + random.between(2.5, 5) * DAY
  }

  function plan(after: number) {
    downFrom = after + random.until(14 * HOUR)
    // Days are as rare as they are long.
    downTo = downFrom + (random.chance(0.12) ? random.lasting(HOUR, 5 * DAY) : random.lasting(5 * SECOND, HOUR))
  }

  function isDown(at: number): boolean {
    if (at >= downTo) {
      ended()
      plan(Math.max(at, downTo))
    }
    return at >= downFrom
  }

  function isBusy(at: number): boolean {
    if (at >= busyTo) {
      busyFrom = at + random.until(2 * DAY)
      busyTo = busyFrom + random.lasting(MINUTE, HOUR)
    }
    return at >= busyFrom
  }

  const latency = () => (random.chance(slow) ? random.lasting(500, 10_000) : random.lasting(15, 400))

  function fate(at: number): Fate {
    if (isDown(at)) {
      if (random.chance(0.02)) return { at: 'nowhere', after: null }
      return { at: 'nowhere', after: random.chance(0.7) ? 5 : TIMEOUT }
    }
    const after = latency()
    if (isBusy(at)) return { at: 'elsewhere', after, reply: refusal(at) }
    if (!random.chance(trouble)) return { at: 'server', after, back: latency(), spoil: null }
    return random.pick<() => Fate>([
      () => ({ at: 'server', after, back: TIMEOUT, spoil: 'lost' }),
      () => ({ at: 'server', after, back: latency(), spoil: 'cut' }),
      () => ({ at: 'nowhere', after: null }),
      () => ({ at: 'elsewhere', after, reply: refusal(at) }),
      () => ({ at: 'elsewhere', after, reply: portal(at) }),
    ])()
  }

  function refusal(at: number): Reply {
    const [status, later] = random.pick([
      [429, { 'retry-after': random.pick(RETRY_AFTERS) }],
      [503, { 'retry-after': '60' }],
      [500, {}],
      [502, {}],
    ] as [number, Record<string, string>][])
    return plain(status, '<html>', { date: new Date(at).toUTCString(), 'content-type': 'text/html', ...later })
  }

  /** Whoever answers in the server's place has a clock of his own. */
  const portal = (at: number): Reply =>
    plain(random.pick([200, 200, 404, 511]), '<!doctype html><title>Wi-Fi</title>', {
      date: new Date(at + random.pick([0, -3 * HOUR, 400 * DAY])).toUTCString(),
      'content-type': 'text/html',
    })

  /** What a cache on the way answers in place of the server, if it may. */
  function fromCache(node: number, at: number, ifNoneMatch: string | undefined): Reply | null {
    const kept = nodes[node]
    if (!isCached || !kept || at - kept.at >= kept.reply.maxAge * SECOND) return null
    const headers: Record<string, string> = { ...kept.reply.headers, age: String(Math.floor((at - kept.at) / SECOND)) }
    if (renewsDate) headers.date = new Date(at).toUTCString()
    return ifNoneMatch === kept.etag ? { ...kept.reply, status: 304, text: '', headers } : { ...kept.reply, headers }
  }

  function keep(node: number, at: number, reply: Reply) {
    const { etag } = reply.headers
    if (!etag) return
    const kept = nodes[node]
    if (reply.status === 200) nodes[node] = { reply, at, etag }
    // It is told that what it has is true still.
    else if (reply.status === 304 && kept?.etag === etag)
      nodes[node] = { reply: { ...reply, status: 200, text: kept.reply.text }, at, etag }
  }

  return {
    ...{ fate, fromCache, keep },
    node: () => random.int(0, 1),
    hasOthers: () => isCached && random.chance(0.2),
  }
}
