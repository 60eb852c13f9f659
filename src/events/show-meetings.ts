import { type SQL, sql } from 'drizzle-orm'
import { occurrences } from '../database/schema'
import type { Context } from '../shared/context'
import { isFixed } from './read-working-copy'

/** Meetings the public sees that were counted or are over, though an edit has moved them away. */
export const heldThoughMoved = (eventId: string, now: number): SQL =>
  sql`(select count(*) from occurrence where occurrence.event_id = ${eventId} and occurrence.shown
    and not occurrence.planned and ${isFixed(now)})`

/** What the working copy puts in the place of a meeting that the public sees. */
const successor = (column: string) =>
  sql`(select ${sql.raw(column)} from occurrence next where next.event_id = occurrence.event_id
    and next.rule_date = occurrence.rule_date and next.planned and not next.shown)`

/**
 * Statements of an approval: what was planned is what the public sees. A meeting that was held stays, and what an edit
 * had put in its place goes; any other takes over what was put in its place and keeps its id.
 */
export function showMeetings({ db, now }: Context, eventId: string, published: SQL) {
  const own = sql`occurrence.event_id = ${eventId} and ${published}`
  return [
    db
      .update(occurrences)
      .set({ planned: true })
      .where(sql`${own} and occurrence.shown and not occurrence.planned and ${isFixed(now)}`),
    db
      .update(occurrences)
      .set({
        venueId: successor('venue_id'),
        startsAt: successor('starts_at'),
        endsAt: successor('ends_at'),
        status: successor('status'),
        reason: successor('reason'),
        moved: successor('moved'),
        overlapAllowed: successor('overlap_allowed'),
        note: successor('note'),
        planned: true,
      })
      .where(sql`${own} and occurrence.shown and not occurrence.planned and exists ${successor('id')}`),
    dropReplaced(db, eventId, own),
    db.delete(occurrences).where(sql`${own} and occurrence.shown and not occurrence.planned`),
    db.update(occurrences).set({ shown: true }).where(sql`${own} and occurrence.planned`),
  ] as const
}

/** What an edit had put in the place of a meeting that stays. */
const dropReplaced = (db: Context['db'], eventId: string, own: SQL) =>
  db.delete(occurrences).where(sql`${own} and not occurrence.shown and exists (select 1 from occurrence held
    where held.event_id = ${eventId} and held.shown and held.planned and held.rule_date = occurrence.rule_date)`)

/** Statements of a withdrawal: all goes back to the working copy; what was held stays on record. */
export function hideMeetings({ db, now }: Context, eventId: string, withdrawn: SQL) {
  const own = sql`occurrence.event_id = ${eventId} and ${withdrawn}`
  return [
    db
      .update(occurrences)
      .set({ planned: true })
      .where(sql`${own} and occurrence.shown and not occurrence.planned and ${isFixed(now)}`),
    dropReplaced(db, eventId, own),
    db.delete(occurrences).where(sql`${own} and occurrence.shown and not occurrence.planned`),
    db
      .update(occurrences)
      .set({ shown: false })
      .where(sql`${own} and not ${isFixed(now)}`),
  ] as const
}
