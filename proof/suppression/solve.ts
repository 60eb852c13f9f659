import type { Known, Tie } from './reader'

const MOST_STEPS = 20_000

/** Another world was found; there is none within reach; the search was too long to tell. */
export type Verdict = 'open' | 'solved' | 'too long'

/**
 * Whether a hidden number can only be what it is. Looks for another whole-number world that fits everything published:
 * every hidden number at least 1 (noughts are published), all ties kept. Within the reach of the search that is complete.
 */
export function solve(known: Known, unknown: string): Verdict {
  let verdict: Verdict = 'solved'
  for (const reach of [1, 2])
    for (let by = reach; by >= -reach; by--) {
      if (by === 0 || known.hidden.get(unknown)! + by < 1) continue
      const found = findWorld(known, unknown, by, reach)
      if (found === 'open') return found
      if (found === 'too long') verdict = found
    }
  return verdict
}

function findWorld({ hidden, ties }: Known, unknown: string, by: number, reach: number): Verdict {
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
  if ((tiesOf.get(unknown) ?? []).every(mayHold) && search()) return 'open'
  return steps > MOST_STEPS ? 'too long' : 'solved'
}
