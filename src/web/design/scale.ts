const STEPS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5, 1]
const MOST_TICKS = 5

/** An axis of shares from nought to a round figure above the greatest, in at most five even steps. */
export function shareScale(shares: number[]): { top: number; ticks: number[] } {
  const most = Math.max(0.04, ...shares)
  const step = STEPS.find(one => most / one <= MOST_TICKS - 0.5) ?? Math.ceil(most / MOST_TICKS)
  const count = Math.ceil((most * 1.02) / step)
  // Steps such as 0.1 add up to 0.30000000000000004.
  const at = (tick: number) => Math.round(tick * step * 1000) / 1000
  return { top: at(count), ticks: Array.from({ length: count + 1 }, (_, tick) => at(tick)) }
}
