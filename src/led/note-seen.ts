import { and, eq, gt, isNull, lte, or, type SQL } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { previousChanged } from '../audit/record'
import type { Database } from '../database/database'
import { insertRows } from '../database/insert-rows'
import { MINUTE, wallDate } from '../shared/dates'
import type { PolledScreen } from './find-screen-by-key'
import { ledServedDays, screens } from './tables'

/** Between two writes of when a board was heard of. */
const EVERY = 5 * MINUTE

/** The one format whose boards report what they played; of all others it is only known what they were given. */
const REPORTS_PLAYS = 'schedule.json'

/** A player that reports its health every 334 s is heard of by that: its polls need no write of their own. */
const BEATS_WITHIN = 7 * MINUTE

type Heard = Pick<PolledScreen, 'seenAt' | 'beatAt'>

/** Whether a board's last poll or beat was written down too short ago for another write. */
export const isNoted = ({ seenAt, beatAt }: Heard, via: string, now: number): boolean =>
  isWithin(seenAt, EVERY, now) || (via === REPORTS_PLAYS && isWithin(beatAt, BEATS_WITHIN, now))

const isWithin = (at: number | null, span: number, now: number): boolean => at !== null && at > now - span && at <= now

/** Whether a time written down is old enough to be written again; one ahead of `now` is of a clock since set back. */
export const isDue = (column: SQLiteColumn, now: number): SQL =>
  or(isNull(column), lte(column, now - EVERY), gt(column, now))!

/** What a board that polled was told. */
export type Told = {
  /** The format's address beside the key, such as `now.txt`. */
  via: string
  /** UTC milliseconds until which the answer is true. */
  validUntil: number
  /** Ids of the items in the answer. */
  items: readonly string[]
}

/**
 * Writes down that a board asked for a format: at most once in five minutes, however many polls come at once. Where the
 * format's boards do not report plays, what they were given counts as served on this day. Not for the page of the
 * player, which holds nothing. Meant to run after the answer has gone.
 */
export async function noteSeen(
  db: Database,
  { id, wardId, seenAt, beatAt }: Pick<PolledScreen, 'id' | 'wardId'> & Heard,
  { via, validUntil, items }: Told,
  now: number,
): Promise<void> {
  // Saves the statement in nearly every poll; the condition in it settles the rest.
  if (isNoted({ seenAt, beatAt }, via, now)) return
  const seen = db
    .update(screens)
    .set({ seenAt: now, seenVia: via, validUntil })
    .where(and(eq(screens.id, id), isDue(screens.seenAt, now)))
  if (via === REPORTS_PLAYS || !items.length) {
    await db.batch([seen])
    return
  }
  const day = wallDate(now)
  const served = [...new Set(items)].map(itemId => ({ screenId: id, itemId, day, wardId }))
  await db.batch([seen, insertRows(db, ledServedDays, served, previousChanged).onConflictDoNothing()])
}
