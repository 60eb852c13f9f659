export type Quantiles = { p50: number; p95: number; max: number }

/** Of at least one figure, by nearest rank. */
export function quantilesOf(figures: number[]): Quantiles {
  const sorted = figures.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1]!
  return { p50: at(0.5), p95: at(0.95), max: at(1) }
}
