import { randomFrom as chanceFrom } from '../../src/demo/random'

export type Random = ReturnType<typeof randomFrom>

/** Chance from a seed, the same on every machine. */
export function randomFrom(seed: number) {
  const { next, chance, pick } = chanceFrom(seed)
  const between = (least: number, most: number) => least + next() * (most - least)
  return {
    ...{ chance, pick, between },
    /** Both ends included. */
    int: (least: number, most: number) => Math.floor(between(least, most + 1)),
    some: <T>(list: readonly T[]): T[] => list.filter(() => next() < 0.5),
    /** Short ones as likely as long ones, over all orders of magnitude. */
    lasting: (least: number, most: number) => least * (most / least) ** next(),
    /** Until something happens that happens once in `mean` on average. */
    until: (mean: number) => -Math.log(1 - next()) * mean,
  }
}
