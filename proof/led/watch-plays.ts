import { DAY, HOUR } from '../../src/shared/dates'
import type { Fail } from './watch-shown'

/** One turn as it really was; `lasted` of it on the board, `unsure`: by how much the device may err about when. */
type Real = { from: number; to: number; lasted: number; unsure: number; isTold: boolean }
type Play = { itemId: string; startedAt: number; seconds: number }

const KEPT = 12 * DAY
const ROUNDED = 510
/** No device that is judged errs by more. */
const MOST_UNSURE = HOUR

export type WatchPlays = ReturnType<typeof watchPlays>

/** Proof of play is true: whatever is reported was on the board then, and nothing is counted twice. */
export function watchPlays(fail: Fail, count: (what: string) => void) {
  const real = new Map<string, Real[]>()
  /** What the server has taken, by what it takes for the same. */
  const taken = new Map<string, Set<number>>()

  /** Items that were shown when the device was misled about the time beyond all measure. */
  const unsure = new Set<string>()
  let mostUnsure = 0

  return {
    was(itemId: string, turn: Omit<Real, 'isTold'>) {
      if (turn.unsure > MOST_UNSURE) unsure.add(itemId)
      else mostUnsure = Math.max(mostUnsure, turn.unsure)
      const list = real.get(itemId) ?? []
      real.set(itemId, list)
      list.push({ ...turn, isTold: false })
      if (list.length > 100 && list[50]!.to < turn.to - KEPT) list.splice(0, 50)
    },
    reported(plays: Play[]) {
      for (const { itemId, startedAt, seconds } of plays) {
        const starts = taken.get(itemId) ?? new Set()
        taken.set(itemId, starts)
        if (starts.has(startedAt)) {
          count('plays sent again')
          continue
        }
        starts.add(startedAt)
        count('plays')
        const found = near(real.get(itemId) ?? [], startedAt, mostUnsure).filter(
          one =>
            one.from - one.unsure <= startedAt &&
            startedAt + seconds * 1000 <= one.to + one.unsure + ROUNDED &&
            Math.abs(one.lasted - seconds * 1000) <= ROUNDED,
        )
        if (!found.length && unsure.has(itemId)) count('plays not judged')
        else if (!found.length)
          fail('6 plays', `${itemId} was not on the board at ${new Date(startedAt).toISOString()}`)
        const free = found.find(one => !one.isTold)
        if (found.length && !free) fail('6 plays', `${itemId} is counted twice at ${new Date(startedAt).toISOString()}`)
        if (free) free.isTold = true
      }
    },
  }
}

/** Of a list in time order, what may have been on the board at a moment. */
function near(list: Real[], at: number, unsure: number): Real[] {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (list[middle]!.to < at - unsure) low = middle + 1
    else high = middle
  }
  const found: Real[] = []
  for (; low < list.length && list[low]!.from <= at + unsure; low++) found.push(list[low]!)
  return found
}
