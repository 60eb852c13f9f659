import { baseUrl } from '../http/base-url'
import type { AppContext, Services } from '../http/env'
import type { PolledScreen } from '../led/find-screen-by-key'
import type { Told } from '../led/note-seen'
import { stampOf } from '../led/resolved-board'
import { BoundedMap } from '../shared/bounded-map'

/** All that a `304` needs of an answer: a few words, where what it is drawn from is hundreds of kilobytes. */
type Standing = { stamp: string; tag: string; from: number; to: number; told?: Told }

const MOST = 10_000
/** A query that a caller invents must not fill the memory. */
const LONGEST_ADDRESS = 300
// By address. A process serves more boards than it can keep timelines of, and nearly every poll is a `304`.
const memories = new WeakMap<Services, BoundedMap<Standing>>()

const addressOf = (c: AppContext): string => {
  const { pathname, search } = new URL(c.req.url)
  return `${baseUrl(c)} ${pathname}${search}`
}

/** Remembers what the address that is asked answers until an instant, or until the ward or the hour changes. */
export function noteStanding(c: AppContext, screen: PolledScreen, answer: Pick<Standing, 'tag' | 'to' | 'told'>): void {
  const services = c.get('services')
  const memory = memories.get(services) ?? new BoundedMap<Standing>({ most: MOST })
  memories.set(services, memory)
  const now = c.get('now')
  const address = addressOf(c)
  if (address.length > LONGEST_ADDRESS) return
  memory.set(address, { ...answer, stamp: stampOf(screen, now), from: now })
}

/** What the address that is asked answers now, where that is known without looking. */
export function standingAnswer(c: AppContext, screen: PolledScreen): Standing | undefined {
  const now = c.get('now')
  const known = memories.get(c.get('services'))?.get(addressOf(c))
  return known && known.stamp === stampOf(screen, now) && known.from <= now && now < known.to ? known : undefined
}
