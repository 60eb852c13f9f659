import { type SQL, sql } from 'drizzle-orm'
import { eventGroups, occurrences } from '../database/schema'
import type { Context } from '../shared/context'
import { wallDate } from '../shared/dates'
import { newId } from '../shared/ids'
import type { Slot } from './expand-occurrences'

/** Meetings that happened or were counted stay as they are. What was never public has no past to keep. */
const fixed = (now: number) =>
  sql`(exists (select 1 from attendance where attendance.occurrence_id = occurrence.id)
    or exists (select 1 from headcount where headcount.occurrence_id = occurrence.id)
    or (occurrence.ends_at <= ${now}
      and exists (select 1 from publication where publication.id = occurrence.event_id)))`

const rowsOf = (slots: Slot[]) =>
  JSON.stringify(slots.map(slot => [slot.startsAt, slot.endsAt, newId(), wallDate(slot.startsAt)]))

/** Inserts the meetings that are not there yet; a day whose meeting stays as it was gets no second one. */
export const insertOccurrences = (
  { db, actor, now }: Context,
  eventId: string,
  venueId: string | null,
  slots: Slot[],
  saved: SQL,
) =>
  db.insert(occurrences).select(
    sql`select json_extract(slot.value, '$[2]'), ${actor.wardId}, ${eventId}, ${venueId},
        json_extract(slot.value, '$[0]'), json_extract(slot.value, '$[1]'), 'scheduled', null
      from json_each(${rowsOf(slots)}) as slot
      where ${saved} and not exists (select 1 from occurrence where occurrence.event_id = ${eventId} and (
        occurrence.starts_at = json_extract(slot.value, '$[0]')
        or (date(occurrence.starts_at / 1000, 'unixepoch', '+7 hours') = json_extract(slot.value, '$[3]')
          and ${fixed(now)})))`,
  )

/** Deletes the meetings that the series no longer has. */
export const deleteOccurrences = ({ db, now }: Context, eventId: string, slots: Slot[], saved: SQL) =>
  db.delete(occurrences).where(
    sql`occurrence.event_id = ${eventId} and ${saved} and not ${fixed(now)} and occurrence.starts_at not in (
      select value from json_each(${JSON.stringify(slots.map(slot => slot.startsAt))}))`,
  )

/** Moves the meetings that keep their start to the new venue and duration. They keep their ids and cancellations. */
export const moveOccurrences = (
  { db, now }: Context,
  eventId: string,
  venueId: string | null,
  durationMinutes: number,
  saved: SQL,
) =>
  db
    .update(occurrences)
    .set({ venueId, endsAt: sql`occurrence.starts_at + ${durationMinutes * 60_000}` })
    .where(sql`occurrence.event_id = ${eventId} and ${saved} and not ${fixed(now)}`)

export const insertGroups = ({ db, actor }: Context, eventId: string, groupIds: string[], saved: SQL) =>
  db
    .insert(eventGroups)
    .select(
      sql`select distinct ${eventId}, value, ${actor.wardId} from json_each(${JSON.stringify(groupIds)}) where ${saved}`,
    )

export const deleteGroups = ({ db }: Context, eventId: string, saved: SQL) =>
  db.delete(eventGroups).where(sql`event_group.event_id = ${eventId} and ${saved}`)
