import type { Random } from './random'

/** What happens takes no time; what has to wait for a server yields. */
export type Happening<T> = () => Generator<Promise<T>, void, T> | undefined | void

export type Agenda<T> = ReturnType<typeof openAgenda<T>>

/** What is going to happen when. */
export function openAgenda<T>(random: Random, now: () => number) {
  const planned: { at: number; happen: Happening<T> }[] = []
  const plan = (at: number, happen: Happening<T>) => void planned.push({ at, happen })
  return {
    plan,
    /** Again and again, once in `mean` on average. */
    often(mean: number, happen: () => void) {
      const next = () =>
        plan(now() + random.until(mean), () => {
          happen()
          next()
        })
      next()
    },
    /** When the first of it happens, if before `end`. */
    first(end: number): number | null {
      let first: number | null = null
      for (const { at } of planned) if (at <= (first ?? end)) first = at
      return first
    },
    *happen(): Generator<Promise<T>, void, T> {
      for (let index = 0; index < planned.length; index++) {
        const { at, happen } = planned[index]!
        if (at > now()) continue
        planned.splice(index--, 1)
        const going = happen()
        if (going) yield* going
      }
    },
  }
}
