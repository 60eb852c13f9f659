import { type SQL, sql } from 'drizzle-orm'
import { eventGroups, events, occurrences } from '../database/schema'
import type { Context } from '../shared/context'
import type { Arrangement, Target } from './arrange-meetings'
import { isFixed } from './read-working-copy'

const among = (ids: string[]) => sql`(select value from json_each(${JSON.stringify(ids)}))`

/**
 * Statements that bring an event's meetings into the arrangement, behind the save that `saved` names. A meeting counted
 * since the arrangement was made stays, and none is put beside it.
 */
export function writeMeetings(context: Context, eventId: string, arrangement: Arrangement, saved: SQL) {
  const { db, now } = context
  const { unplanned, removed, replanned } = arrangement
  const own = (ids: string[]) => sql`occurrence.event_id = ${eventId} and occurrence.id in ${among(ids)} and ${saved}`
  return [
    db
      .update(occurrences)
      .set({ planned: false })
      .where(sql`${own(unplanned)} and not ${isFixed(now)}`),
    db.delete(occurrences).where(sql`${own(removed)} and not occurrence.shown and not ${isFixed(now)}`),
    db
      .update(occurrences)
      .set({ planned: true })
      .where(sql`${own(replanned)} and not exists (select 1 from occurrence other
      where other.event_id = ${eventId} and other.rule_date = occurrence.rule_date and other.planned)`),
    insertMeetings(
      context,
      arrangement.inserted.map(target => ({ ...target, eventId })),
      saved,
    ),
  ] as const
}

/** Inserts meetings of one or many events, of which there is none for the same date yet. Keep a call under 2,000. */
export const insertMeetings = (
  { db, actor }: Context,
  targets: (Target & { id: string; eventId: string })[],
  saved: SQL,
) =>
  db.insert(occurrences).select(
    sql`select ${at(0)}, ${actor.wardId}, ${at(1)}, ${at(2)}, ${at(3)}, ${at(4)}, ${at(5)}, ${at(6)}, ${at(7)}, 1, 0,
        ${at(8)}, ${at(9)}, ${at(10)}
      from json_each(${JSON.stringify(
        targets.map(one => [
          one.id,
          one.eventId,
          one.venueId,
          one.startsAt,
          one.endsAt,
          one.status,
          one.reason,
          one.ruleDate,
          Number(one.moved),
          Number(one.overlapAllowed),
          one.note,
        ]),
      )}) as meeting
      where ${saved} and not exists (select 1 from occurrence where occurrence.event_id = ${at(1)}
        and occurrence.rule_date = ${at(7)} and occurrence.planned)`,
  )

const at = (index: number) => sql.raw(`json_extract(meeting.value, '$[${index}]')`)

/**
 * The last statement of an edit: an event whose meetings and fields are again what the public sees waits for nobody.
 * Undoing a move leaves no trace in the queue.
 */
export const settle = ({ db }: Context, eventId: string, saved: SQL) =>
  db
    .update(events)
    .set({
      status: sql`(select case json_extract(payload, '$.notice.kind') when 'postponed' then 'postponed' else 'published' end
        from publication where publication.id = ${eventId})`,
    })
    .where(
      sql`event.id = ${eventId} and ${saved} and event.status = 'draft' and not event.edited
        and exists (select 1 from publication where publication.id = event.id and publication.status = 'published')
        and not exists (select 1 from occurrence where occurrence.event_id = event.id
          and occurrence.planned <> occurrence.shown)`,
    )

export const insertGroups = ({ db, actor }: Context, eventId: string, groupIds: string[], saved: SQL) =>
  db
    .insert(eventGroups)
    .select(
      sql`select distinct ${eventId}, value, ${actor.wardId} from json_each(${JSON.stringify(groupIds)}) where ${saved}`,
    )

export const deleteGroups = ({ db }: Context, eventId: string, saved: SQL) =>
  db.delete(eventGroups).where(sql`event_group.event_id = ${eventId} and ${saved}`)
