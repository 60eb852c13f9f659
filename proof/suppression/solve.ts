import type { Known, Tie } from './reader'

const MOST_STEPS = 1_000_000

/**
 * Whether a hidden number can only be what it is. Looks for another whole-number world that fits everything published:
 * every hidden number at least 1 (noughts are published), all ties kept. Within the reach of the search that is complete,
 * and a search that ran out of steps counts as solved: what is not shown to be open is not taken for safe.
 */
export function isSolved(known: Known, unknown: string): boolean {
  for (const reach of [1, 2])
    for (let by = reach; by >= -reach; by--) {
      if (by === 0) continue
      if (known.hidden.get(unknown)! + by >= 1 && findsWorld(known, unknown, by, reach)) return false
    }
  return true
}

function findsWorld({ hidden, ties }: Known, unknown: string, by: number, reach: number): boolean {
  const tiesOf = new Map<string, Tie[]>()
  for (const tie of ties) for (const [one] of tie.terms) tiesOf.set(one, [...(tiesOf.get(one) ?? []), tie])
  const moved = new Map<string, number>([[unknown, by]])
  let steps = 0

  const lowest = (one: string) => Math.max(-reach, 1 - hidden.get(one)!)
  const sumOf = ({ terms }: Tie) => terms.reduce((sum, [one, times]) => sum + times * (moved.get(one) ?? 0), 0)
  /** Whether what is not decided yet could still bring the tie between its ends. */
  const mayHold = (tie: Tie) => {
    let [least, most] = [0, 0]
    for (const [one, times] of tie.terms) {
      const fixed = moved.get(one)
      if (fixed !== undefined) {
        least += times * fixed
        most += times * fixed
      } else {
        least += times > 0 ? lowest(one) : -reach
        most += times > 0 ? reach : -lowest(one)
      }
    }
    return least <= tie.most && most >= tie.least
  }
  const touched = () => new Set([...moved].filter(([, delta]) => delta !== 0).flatMap(([one]) => tiesOf.get(one) ?? []))
  const isOff = (tie: Tie) => sumOf(tie) < tie.least || sumOf(tie) > tie.most

  const search = (): boolean => {
    if (++steps > MOST_STEPS) return false
    let worst: Tie | undefined
    let fewest = Number.POSITIVE_INFINITY
    for (const tie of touched()) {
      if (!isOff(tie)) continue
      if (!mayHold(tie)) return false
      const open = tie.terms.filter(([one]) => !moved.has(one)).length
      if (open < fewest) [worst, fewest] = [tie, open]
    }
    if (!worst) return true
    const [one, times] = worst.terms
      .filter(([other]) => !moved.has(other))
      // Large numbers have room to move.
      .sort(([a], [b]) => hidden.get(b)! - hidden.get(a)!)[0]!
    const towards = (sumOf(worst) > worst.most ? -1 : 1) * times
    for (const delta of [towards, 0, -towards, ...(reach > 1 ? [2 * towards, -2 * towards] : [])]) {
      if (delta < lowest(one)) continue
      moved.set(one, delta)
      if ((tiesOf.get(one) ?? []).every(mayHold) && search()) return true
      moved.delete(one)
    }
    return false
  }
  return (tiesOf.get(unknown) ?? []).every(mayHold) && search()
}
