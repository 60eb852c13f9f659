import type { Database } from '../database/database'
import { BoundedMap } from '../shared/bounded-map'
import { DAY, HOUR, instantOf, wallDate } from '../shared/dates'
import type { PolledScreen } from './find-screen-by-key'
import { loadBoard } from './load-board'
import { resolveTimeline, type Segment } from './resolve-timeline'

/** A rendered answer and the validator of its bytes. */
export type Output = { body: string; etag: string }

/** A board's timeline and the outputs drawn from it so far. */
export type ResolvedBoard = { stamp: string; segments: Segment[]; outputs: BoundedMap<Output> }

const AHEAD = 3 * DAY
const MOST_BOARDS = 300
const MOST_OUTPUTS = 32

// One memory per database: finished values only, because a Worker may not wait for another request's work.
const memories = new WeakMap<Database, BoundedMap<ResolvedBoard>>()

/**
 * The board's timeline from the start of the day to 72 hours after the start of the hour. Read anew only when the
 * ward's revisions or the hour have moved, so that a poll in between costs nothing here.
 */
export async function resolvedBoard(db: Database, screen: PolledScreen, now: number): Promise<ResolvedBoard> {
  const memory = memories.get(db) ?? new BoundedMap<ResolvedBoard>({ most: MOST_BOARDS })
  memories.set(db, memory)
  const hour = Math.floor(now / HOUR) * HOUR
  const stamp = `${screen.revision}.${screen.ledRevision}.${hour}`
  const known = memory.get(screen.id)
  if (known?.stamp === stamp) return known

  const from = instantOf(wallDate(now))
  const to = hour + AHEAD
  const segments = resolveTimeline(screen, await loadBoard(db, screen.wardId, from, to), from, to)
  const board: ResolvedBoard = { stamp, segments, outputs: new BoundedMap({ most: MOST_OUTPUTS }) }
  memory.set(screen.id, board)
  return board
}
