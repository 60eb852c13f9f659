import { BoundedMap } from '../shared/bounded-map'
import { TooMany } from '../shared/errors'
import type { AppContext, Services } from './env'
import { networkOf, visitorAddress } from './visitor-address'

/** Of the addresses, the least recently seen are forgotten first. */
const MOST_ADDRESSES = 5_000

type Count = { since: number; requests: number }

/**
 * Counts requests of one network address and refuses more than `most` in `within` milliseconds. It is a brake and no
 * lock: counted in the memory of this process or isolate alone, because an address tells who somebody is; forgotten with a
 * restart; and without effect where a proxy of the same machine hides the address. Whole neighbourhoods share an address
 * of their phone company, so `most` has to be generous.
 */
export function limitPerAddress({ most, within }: { most: number; within: number }): (c: AppContext) => void {
  const memories = new WeakMap<Services, BoundedMap<Count>>()
  return c => {
    const address = visitorAddress(c)
    if (!address) return
    const services = c.get('services')
    const counts = memories.get(services) ?? new BoundedMap<Count>({ most: MOST_ADDRESSES })
    memories.set(services, counts)
    const network = networkOf(address)
    const now = c.get('now')
    const known = counts.get(network)
    const count = known && now - known.since < within ? known : { since: now, requests: 0 }
    if (count.requests >= most) throw new TooMany(Math.ceil((count.since + within - now) / 1000))
    counts.set(network, { ...count, requests: count.requests + 1 })
  }
}
