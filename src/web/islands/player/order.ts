import { LONGEST_SECONDS, OTHERS_BETWEEN_HOTLINE, othersOf } from '../../../led/loop'
import type { Allowed } from './may-show'
import type { Item } from './read-schedule'

/** Where others took longer than planned, 111 makes up for it, up to this. */
const LONGEST_HOTLINE = 120

/**
 * Whose turn it is. What is counted survives every change of what may show, so that 111 comes after four others at the
 * latest and has a fifth of the time; only an emergency that breaks in may be a fifth.
 */
export function openOrder() {
  let order: Item[] = []
  let orderedFor: Allowed | null = null
  let index = -1
  let lastKey: string | null = null
  /** 111 is due, until it was shown to its end. */
  let due = true
  let others = 0
  let seconds = 0

  /** Null: the turn of 111. */
  function next(allowed: Allowed): Item | null {
    arrange(allowed)
    if (due || !order.length) return null
    return pick(following())
  }

  /** An emergency that has just come takes its turn at once. */
  function breakIn(allowed: Allowed, alert: Item): Item {
    arrange(allowed)
    return pick(order.indexOf(alert))
  }

  function arrange(allowed: Allowed) {
    if (orderedFor !== allowed) order = othersOf(allowed.items)
    orderedFor = allowed
  }

  /** The place after the last one's; where that has gone, the next has moved into its place. */
  function following(): number {
    let found = -1
    order.forEach(({ key }, place) => {
      if (key === lastKey && (found < 0 || Math.abs(place - index) < Math.abs(found - index))) found = place
    })
    return (found < 0 ? Math.max(0, index) : found + 1) % order.length
  }

  function pick(place: number): Item {
    const item = order[place]!
    index = place
    lastKey = item.key
    others++
    if (others >= OTHERS_BETWEEN_HOTLINE || place === order.length - 1) due = true
    return item
  }

  return {
    next,
    breakIn,
    /** Seconds that 111 lasts at least, to have its fifth. */
    hotlineSeconds: () => Math.min(LONGEST_HOTLINE, seconds / OTHERS_BETWEEN_HOTLINE),
    otherShown(shown: number) {
      seconds += shown
      if (seconds >= OTHERS_BETWEEN_HOTLINE * LONGEST_SECONDS) due = true
    },
    hotlineShown() {
      due = false
      others = 0
      seconds = 0
    },
  }
}
