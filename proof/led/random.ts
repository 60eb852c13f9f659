export type Random = ReturnType<typeof randomFrom>

/** Chance from a seed, the same on every machine (mulberry32). */
export function randomFrom(seed: number) {
  let state = seed >>> 0
  /** From 0, below 1. */
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (least: number, most: number) => least + next() * (most - least)
  return {
    between,
    /** Both ends included. */
    int: (least: number, most: number) => Math.floor(between(least, most + 1)),
    chance: (part: number) => next() < part,
    pick: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!,
    some: <T>(list: readonly T[]): T[] => list.filter(() => next() < 0.5),
    /** Short ones as likely as long ones, over all orders of magnitude. */
    lasting: (least: number, most: number) => least * (most / least) ** next(),
    /** Until something happens that happens once in `mean` on average. */
    until: (mean: number) => -Math.log(1 - next()) * mean,
  }
}
