import type { Database } from '../database/database'
import { BoundedMap } from '../shared/bounded-map'
import { DAY, HOUR, instantOf, wallDate } from '../shared/dates'
import type { PolledScreen } from './find-screen-by-key'
import type { KnownAlert } from './list-running-alerts'
import { loadBoard } from './load-board'
import { resolveTimeline, type Segment } from './resolve-timeline'

/** A rendered answer. */
export type Output = {
  body: string
  /** Its validator. */
  tag: string
  /** When it was drawn, UTC milliseconds. */
  drawnAt: number
  /** When to draw it anew, where something was missing. */
  retryAt?: number
}

/** A board's timeline and the ward's emergencies; `stamp` is what they were resolved from. */
export type ResolvedBoard = { stamp: string; segments: Segment[]; alerts: KnownAlert[] }

const AHEAD = 3 * DAY
const MOST_BOARDS = 300
const MOST_OUTPUTS = 3_000
const MOST_CHARACTERS = 12_000_000

type Memory = { boards: BoundedMap<ResolvedBoard>; outputs: BoundedMap<Output> }

// One memory per database: finished values only, because a Worker may not wait for another request's work.
const memories = new WeakMap<Database, Memory>()

function memoryOf(db: Database): Memory {
  const known = memories.get(db)
  if (known) return known
  const memory: Memory = {
    boards: new BoundedMap({ most: MOST_BOARDS }),
    outputs: new BoundedMap({ most: MOST_OUTPUTS, mostInAll: MOST_CHARACTERS, size: ({ body }) => body.length }),
  }
  memories.set(db, memory)
  return memory
}

const hourOf = (now: number) => Math.floor(now / HOUR) * HOUR

/** What a board's timeline, and all that is drawn from it, depends on besides the time within the hour. */
export const stampOf = ({ revision, ledRevision }: Pick<PolledScreen, 'revision' | 'ledRevision'>, now: number) =>
  `${revision}.${ledRevision}.${hourOf(now)}`

/**
 * The board's timeline from the start of the day to 72 hours after the start of the hour. Read anew only when the
 * ward's revisions or the hour have moved, so that a poll in between costs nothing here.
 */
export async function resolvedBoard(db: Database, screen: PolledScreen, now: number): Promise<ResolvedBoard> {
  const { boards } = memoryOf(db)
  const hour = hourOf(now)
  const stamp = stampOf(screen, now)
  const known = boards.get(screen.id)
  if (known?.stamp === stamp) return known

  const from = instantOf(wallDate(now))
  const to = hour + AHEAD
  const content = await loadBoard(db, screen.wardId, from, to)
  const segments = resolveTimeline(screen, content, from, to)
  const board: ResolvedBoard = { stamp, segments, alerts: content.alerts }
  boards.set(screen.id, board)
  return board
}

/** Ids of all that a board's timeline holds, as far as it is in memory: nothing is read for them. */
export function itemsInMemory(db: Database, screenId: string): ReadonlySet<string> {
  const segments = memoryOf(db).boards.get(screenId)?.segments ?? []
  return new Set(segments.flatMap(({ items }) => items.map(({ id }) => id)))
}

/** What was drawn from timelines so far, of all boards of a database together. */
export const outputsOf = (db: Database): BoundedMap<Output> => memoryOf(db).outputs
