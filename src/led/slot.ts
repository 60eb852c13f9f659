/** Seconds that each still is given where a device says nothing else. */
export const USUAL_SLOT = 30
export const SHORTEST_SLOT = 5
export const LONGEST_SLOT = 3600

/** A device's own pace: at which turn of anything that rotates it is, and until when, UTC milliseconds. */
export type Slot = { turn: number; to: number }

/** The slot an instant lies in; slots of the same length begin together everywhere, counted from 1970. */
export function slotAt(now: number, seconds: number): Slot {
  const turn = Math.floor(now / (seconds * 1000))
  return { turn, to: (turn + 1) * seconds * 1000 }
}

/** The slot length a query asks for; null where it cannot be meant. */
export function readSlot(every: string | undefined): number | null {
  if (every === undefined) return USUAL_SLOT
  const seconds = /^\d{1,4}$/.test(every) ? Number(every) : 0
  return seconds >= SHORTEST_SLOT && seconds <= LONGEST_SLOT ? seconds : null
}

/** Whose turn it is. Undefined for an empty list. */
export const turnOf = <T>(list: readonly T[], { turn }: Slot): T | undefined => list[turn % list.length]
