import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { AppContext, AppEnv, Services } from '../http/env'
import { readJson } from '../http/read-body'
import { networkOf, visitorAddress } from '../http/visitor-address'
import { collectPairing } from '../led/collect-pairing'
import { requestPairing } from '../led/request-pairing'
import { systemOf } from '../shared/actor'
import { BoundedMap } from '../shared/bounded-map'
import { MINUTE, rfc3339 } from '../shared/dates'
import { Invalid, TooMany } from '../shared/errors'
import { deviceProblem } from './device-problem'

const POLL_SECONDS = 5
const LARGEST = 1024

/** Requests of one address: a workshop may set up a van full of boards at once. */
const MOST_REQUESTS = 30
const COUNTED = 10 * MINUTE
const MOST_ADDRESSES = 2000

type Count = { since: number; requests: number }
// Kept in memory alone, for each running app: an address tells who somebody is.
const memories = new WeakMap<Services, BoundedMap<Count>>()

/** Devices that ask to be paired, and collect the key of the board that staff made them. */
export const pairing = new Hono<AppEnv>()

pairing.onError(deviceProblem)

const limited = bodyLimit({
  maxSize: LARGEST,
  onError: () => {
    throw new Invalid({ form: { code: 'too_large_body' } })
  },
})

pairing.post('/led/v1/pairings', limited, async c => {
  countRequest(c)
  const now = c.get('now')
  const { expiresAt, ...asked } = await requestPairing(c.get('services').db, await readJson(c), now)
  return c.json({ ...asked, ...untilWhen(expiresAt, now) }, 201)
})

pairing.post('/led/v1/pairings/:pairing/collection', limited, async c => {
  const now = c.get('now')
  const { secret } = await readJson(c)
  const collected = await collectPairing(
    c.get('services').db,
    c.req.param('pairing'),
    typeof secret === 'string' ? secret : '',
    now,
  )
  if (collected.key === null) return c.json(untilWhen(collected.expiresAt, now), 202)
  // The cache in front lets go of what the former key could read.
  c.set('actor', systemOf(collected.wardId))
  return c.json({ key: collected.key, player: `/led/v1/${collected.key}/player` })
})

/** Said also as seconds, for devices whose clock is wrong. */
const untilWhen = (expiresAt: number, now: number) => ({
  expiresAt: rfc3339(expiresAt),
  expiresInSec: Math.ceil((expiresAt - now) / 1000),
  pollAfterSec: POLL_SECONDS,
})

/** @throws TooMany */
function countRequest(c: AppContext): void {
  const address = visitorAddress(c)
  if (!address) return
  const services = c.get('services')
  const counts = memories.get(services) ?? new BoundedMap<Count>({ most: MOST_ADDRESSES })
  memories.set(services, counts)
  const network = networkOf(address)
  const now = c.get('now')
  const known = counts.get(network)
  const count = known && now - known.since < COUNTED ? known : { since: now, requests: 0 }
  if (count.requests >= MOST_REQUESTS) throw new TooMany(Math.ceil((count.since + COUNTED - now) / 1000))
  counts.set(network, { ...count, requests: count.requests + 1 })
}
