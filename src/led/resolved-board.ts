import type { Database } from '../database/database'
import { DAY, HOUR, instantOf, wallDate } from '../shared/dates'
import type { PolledScreen } from './find-screen-by-key'
import { loadBoard } from './load-board'
import { resolveTimeline, type Segment } from './resolve-timeline'

/** A rendered answer and the validator of its bytes. */
export type Output = { body: string; etag: string }

/** A board's timeline and the outputs drawn from it so far. */
export type ResolvedBoard = { stamp: string; segments: Segment[]; outputs: Map<string, Output> }

const AHEAD = 3 * DAY
const MOST_BOARDS = 300

// One memory per database: finished values only, because a Worker may not wait for another request's work.
const memories = new WeakMap<Database, Map<string, ResolvedBoard>>()

/**
 * The board's timeline from the start of the day to 72 hours after the start of the hour. Read anew only when the
 * ward's revisions or the hour have moved, so that a poll in between costs nothing here.
 */
export async function resolvedBoard(db: Database, screen: PolledScreen, now: number): Promise<ResolvedBoard> {
  const memory = memories.get(db) ?? new Map<string, ResolvedBoard>()
  memories.set(db, memory)
  const hour = Math.floor(now / HOUR) * HOUR
  const stamp = `${screen.revision}.${screen.ledRevision}.${hour}`
  const known = memory.get(screen.id)
  if (known?.stamp === stamp) return known

  const from = instantOf(wallDate(now))
  const to = hour + AHEAD
  const segments = resolveTimeline(screen, await loadBoard(db, screen.wardId, from, to), from, to)
  const board: ResolvedBoard = { stamp, segments, outputs: new Map() }
  memory.delete(screen.id)
  memory.set(screen.id, board)
  if (memory.size > MOST_BOARDS) memory.delete(memory.keys().next().value!)
  return board
}
