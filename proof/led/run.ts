import { type Counts, DAYS_OF_A_LIFE, type Life, live } from './life'

export type Sum = { days: number; counts: Counts; leastShare: number; violations: string[] }

export const emptySum = (): Sum => ({ days: 0, counts: {}, leastShare: 1, violations: [] })

export function add(sum: Sum, { days, counts, leastShare, violation }: Life): void {
  sum.days += days
  for (const [what, many] of Object.entries(counts)) sum.counts[what] = (sum.counts[what] ?? 0) + many
  sum.leastShare = Math.min(sum.leastShare, leastShare)
  if (violation) sum.violations.push(violation)
}

/** The seed of one life among those of a proof. */
export const seedOf = (seed: number, life: number): number => (seed * 1_000_003 + life) >>> 0

/** One life without a server to wait for. */
export function liveAlone(seed: number, days?: number): Life {
  const { done, value } = live(seed, { days }).next()
  if (!done) throw new Error('the pure feed answers at once')
  return value
}

/** So many screen-days, one life after the other. */
export function liveMany(seed: number, screenDays: number, stopAtFirst = false): Sum {
  const sum = emptySum()
  for (let life = 0; life * DAYS_OF_A_LIFE < screenDays; life++) {
    add(sum, liveAlone(seedOf(seed, life), Math.min(DAYS_OF_A_LIFE, screenDays - life * DAYS_OF_A_LIFE)))
    if (stopAtFirst && sum.violations.length) break
  }
  return sum
}
