import { type SQL, sql } from 'drizzle-orm'
import { auditChanges } from '../audit/record'
import type { Statement } from '../database/database'
import { publications } from '../database/schema'
import type { Context } from '../shared/context'
import { HOUR } from '../shared/dates'
import { registrations } from './tables'

/** More than any event has. */
const NO_LIMIT = sql.raw('1000000000')

/**
 * The seats of a published event as a row of SQL: `free` in all, and `plain_free`, how many more children may be let in
 * who have no right to the kept ones. No seat is marked: the kept ones limit how many children without that right are
 * let in, until the time at which they are opened to all. Counted inside the statement that takes a seat, so that two
 * never take the same one. Nobody loses a place when the capacity is lowered.
 */
export const freeSeats = (
  { actor, now }: Context,
  eventId: string | SQL,
): SQL => sql`select capacity, registration, last_ends_at,
    case when capacity is null then ${NO_LIMIT} else max(0, capacity - taken) end as free,
    case when capacity is null then ${NO_LIMIT} else max(0, min(capacity - taken, capacity - kept - plain)) end as plain_free
  from (select last_ends_at,
      json_extract(payload, '$.capacity') as capacity,
      json_extract(payload, '$.registration') as registration,
      case when json_extract(payload, '$.priorityReleasesAt') <= ${now} then 0
        else min(coalesce(json_extract(payload, '$.prioritySeats'), 0), json_extract(payload, '$.capacity')) end as kept
    from publication own where id = ${eventId} and ward_id = ${actor.wardId} and status = 'published')
  cross join (select count(*) as taken, coalesce(sum(1 - eligible), 0) as plain
    from registration where event_id = ${eventId} and status = 'confirmed')`

/** Who is let in together: a party, until the family lets it be separated. */
export const partyOf = sql.raw('iif(apart, id, coalesce(party_id, id))')

/**
 * The waiting registrations that the free seats are for, as ids: parties in order of arrival, each whole or not at all;
 * one that does not fit lets later ones pass that do. Where nobody could be let in, the line is not looked at.
 */
const nextPlaces = (context: Context, eventId: string): SQL => sql`with recursive
    waiting as (select id, ${partyOf} as party, position, eligible from registration
      where event_id = ${eventId} and status = 'waiting'),
    room as (select free, plain_free from (${freeSeats(context, eventId)}) where free > 0 and last_ends_at > ${context.now}
      and exists (select 1 from registration
        where event_id = ${eventId} and status = 'waiting' and (plain_free > 0 or eligible = 1))),
    line as materialized (select party, size, plain, row_number() over (order by turn) as turn
      from (select party, count(*) as size, sum(1 - eligible) as plain, min(position) as turn from waiting group by party),
        room
      where size <= free and plain <= plain_free),
    walk(turn, party, fits, free, plain_free) as (
      select 0, null, 0, free, plain_free from room
      union all
      select line.turn, line.party, line.size <= free and line.plain <= plain_free,
        free - iif(line.size <= free and line.plain <= plain_free, line.size, 0),
        plain_free - iif(line.size <= free and line.plain <= plain_free, line.plain, 0)
      from walk join line on line.turn = walk.turn + 1 where walk.free > 0)
  select waiting.id from walk cross join waiting on waiting.party = walk.party where walk.fits`

/**
 * Until when a place given from the waiting list has to be claimed: never past the start of the next meeting, and after
 * that of the last there is nothing to claim.
 */
const claimBy = ({ now }: Context, eventId: string) => sql<number | null>`(select case
    when coalesce(json_extract(payload, '$.claimHours'), 0) > 0 then min(
      ${now} + json_extract(payload, '$.claimHours') * ${HOUR},
      (select min(starts_at) from occurrence where event_id = ${eventId} and starts_at > ${now}
        and status = 'scheduled' and shown)) end
  from publication where id = ${eventId})`

/**
 * For the end of a batch that freed seats or changed how many there are (a cancellation, a publish, time that passed):
 * gives up places that were not claimed in time, fills the free seats from the waiting list, and tells the public how
 * many any child could still take.
 */
export function promoteWaitingStatements(context: Context, eventId: string): Statement[] {
  return [...fillSeatsStatements(context, eventId), updateSeatsLeft(context, eventId)]
}

/** The same, but the public count. */
export function fillSeatsStatements(context: Context, eventId: string): Statement[] {
  const { db, actor, now } = context
  const ofEvent = sql`${registrations.eventId} = ${eventId} and ${registrations.wardId} = ${actor.wardId}`
  return [
    db
      .update(registrations)
      .set({ status: 'cancelled', cancelledAt: now, claimBy: null, endReason: 'unclaimed' })
      .where(sql`${ofEvent} and ${registrations.status} = 'confirmed' and ${registrations.claimBy} <= ${now}`),
    auditChanges(context, 'registration.unclaimed', eventId),
    db
      .update(registrations)
      .set({ status: 'confirmed', confirmedAt: now, claimBy: claimBy(context, eventId) })
      // The + keeps the database from going through all places of the ward instead.
      .where(
        sql`${registrations.id} in (${nextPlaces(context, eventId)}) and +${registrations.wardId} = ${actor.wardId}`,
      ),
    auditChanges(context, 'registration.promoted', eventId),
  ]
}

/** Seats any child could still take; null without a limit. */
export const seatsLeft = (context: Context, eventId: string | SQL) =>
  sql<number | null>`(select case when capacity is not null and registration = 'open' then plain_free end
    from (${freeSeats(context, eventId)}))`

/** Keeps the public count of seats; a count moves neither the event's sequence nor the ward's revision. */
export const updateSeatsLeft = (context: Context, eventId: string): Statement =>
  context.db
    .update(publications)
    .set({ seatsLeft: seatsLeft(context, eventId) })
    .where(
      sql`${publications.id} = ${eventId} and ${publications.wardId} = ${context.actor.wardId}
        and ${publications.status} = 'published' and ${publications.seatsLeft} is not ${seatsLeft(context, eventId)}`,
    )
