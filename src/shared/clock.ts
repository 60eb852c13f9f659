/** The one source of time: UTC milliseconds. */
export type Clock = () => number

export const systemClock: Clock = () => Date.now()

/** A clock that stood at `start` when the real one stood at `startedAt`, and runs on. For demonstrations. */
export const demoClock =
  (start: number, startedAt: number): Clock =>
  () =>
    start + (Date.now() - startedAt)
