import type { Play } from './report-schema'

/** Times and seconds by item. */
export type PlayCounts = Record<string, [times: number, seconds: number]>

/** What a board played on one day, and how far it has told: UTC milliseconds of its last play's start and end. */
export type DayOfPlays = { items: PlayCounts; lastStartedAt: number; until: number }

export const emptyDay: DayOfPlays = { items: {}, lastStartedAt: 0, until: 0 }

/**
 * Adds plays, given in the order they began. What began before the last one is there already; what overlaps with it
 * cannot be true and is given to `refuse`. The same object where nothing is new.
 */
export function addPlays<P extends Play>(before: DayOfPlays, plays: P[], refuse: (play: P) => void): DayOfPlays {
  let after = before
  for (const play of plays) {
    const { itemId, startedAt, seconds } = play
    if (startedAt <= before.lastStartedAt) continue
    if (overlaps(after, play)) {
      refuse(play)
      continue
    }
    const [times, sum] = after.items[itemId] ?? [0, 0]
    after = {
      items: { ...after.items, [itemId]: [times + 1, sum + seconds] },
      lastStartedAt: startedAt,
      until: startedAt + seconds * 1000,
    }
  }
  return after
}

/** A board shows one thing at a time: more than two seconds, or half of a shorter play, cannot both be true. */
const overlaps = ({ until, lastStartedAt }: DayOfPlays, { startedAt, seconds }: Play): boolean =>
  until - startedAt > Math.min(2000, ((until - lastStartedAt) / 1000) * 500, seconds * 500)
