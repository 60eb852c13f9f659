import { type SQL, sql } from 'drizzle-orm'
import type { Database, Statement } from '../database/database'
import { publications } from '../database/schema'
import { registrations } from './tables'

const taken = (eventId: string, seat: 'general' | 'priority') =>
  sql`(select count(*) from registration where event_id = ${eventId} and status = 'confirmed' and seat = ${seat})`

/**
 * The free seats of a published event as a row of SQL: `general_free` (that any child may take) and `priority_free`
 * (kept for poor and disadvantaged children). Counted inside the statement that takes a seat, so that two never take the
 * same one. Without a limit every child finds a general seat. Nobody loses a seat when the capacity is lowered.
 */
export const freeSeats = (eventId: string, wardId: string): SQL => sql`select
    capacity, registration,
    case when capacity is null then 1000000000 else max(0, min(capacity - kept - general, capacity - general - priority)) end as general_free,
    case when capacity is null then 0 else max(0, min(kept - priority, capacity - general - priority)) end as priority_free
  from (select
      capacity, registration, min(wanted, capacity) as kept, ${taken(eventId, 'general')} as general, ${taken(eventId, 'priority')} as priority
    from (select json_extract(payload, '$.capacity') as capacity, json_extract(payload, '$.registration') as registration, coalesce(json_extract(payload, '$.prioritySeats'), 0) as wanted
      from publication where id = ${eventId} and ward_id = ${wardId} and status = 'published'))`

const count = (eventId: string, wardId: string, kind: 'general_free' | 'priority_free') =>
  sql`coalesce((select ${sql.raw(kind)} from (${freeSeats(eventId, wardId)})), 0)`

const firstOf = (eventId: string, wardId: string, which: SQL, kind: 'general_free' | 'priority_free') =>
  sql`${registrations.id} in (select id from registration where event_id = ${eventId} and ward_id = ${wardId} and ${which}
    order by position limit ${count(eventId, wardId, kind)})`

/**
 * For the end of a batch that freed seats or changed how many there are (a cancellation, a publish): fills every free
 * seat from the waiting list in order of arrival, and tells the public how many any child could still take. A free
 * priority seat goes to a waiting child it is kept for; failing that to such a child on a general seat, whose place then
 * passes on.
 */
export function promoteWaitingStatements(db: Database, eventId: string, wardId: string): Statement[] {
  return [
    db
      .update(registrations)
      .set({ status: 'confirmed', seat: 'priority' })
      .where(firstOf(eventId, wardId, sql`status = 'waiting' and eligible = 1`, 'priority_free')),
    db
      .update(registrations)
      .set({ seat: 'priority' })
      .where(
        firstOf(eventId, wardId, sql`status = 'confirmed' and seat = 'general' and eligible = 1`, 'priority_free'),
      ),
    db
      .update(registrations)
      .set({ status: 'confirmed', seat: 'general' })
      .where(firstOf(eventId, wardId, sql`status = 'waiting'`, 'general_free')),
    updateSeatsLeft(db, eventId, wardId),
  ]
}

/** Keeps the public count of seats; a count moves neither the event's sequence nor the ward's revision. */
export const updateSeatsLeft = (db: Database, eventId: string, wardId: string): Statement =>
  db
    .update(publications)
    .set({
      seatsLeft: sql`(select case when capacity is not null and registration = 'open' then general_free end from (${freeSeats(eventId, wardId)}))`,
    })
    .where(
      sql`${publications.id} = ${eventId} and ${publications.wardId} = ${wardId} and ${publications.status} = 'published'`,
    )
