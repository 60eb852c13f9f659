import type { AppContext } from '../http/env'
import { LONGEST_SLOT, readSlot, SHORTEST_SLOT, type Slot, slotAt } from '../led/slot'
import { refusal } from './led-poll'

/** The slot of `?every=`, or the answer to one that cannot be meant. */
export function querySlot(c: AppContext): Slot | Response {
  const seconds = readSlot(c.req.query('every'))
  if (seconds === null) return refusal(c, 400, `${c.get('m').ledFeed.badEvery(SHORTEST_SLOT, LONGEST_SLOT)}\n`)
  return slotAt(c.get('now'), seconds)
}

/** The depth of `?bits=`, null where none is asked for, or the answer to one that cannot be meant. */
export function queryBits(c: AppContext): 24 | 1 | null | Response {
  const bits = c.req.query('bits')
  if (bits === undefined) return null
  if (bits === '24') return 24
  return bits === '1' ? 1 : refusal(c, 400, `${c.get('m').ledFeed.badBits}\n`)
}
