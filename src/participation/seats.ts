import { type SQL, sql } from 'drizzle-orm'
import type { Statement } from '../database/database'
import { publications } from '../database/schema'
import type { Context } from '../shared/context'
import { HOUR } from '../shared/dates'
import { registrations } from './tables'

/**
 * The seats of a published event as a row of SQL: `free` in all, and `plain_free`, how many more children may be let in
 * who have no right to the kept ones. No seat is marked: the kept ones limit how many children without that right are let in, until the time
 * at which they are opened to all. Counted inside the statement that takes a seat, so that two never take the same one.
 * Nobody loses a place when the capacity is lowered.
 */
export const freeSeats = ({ actor, now }: Context, eventId: string): SQL => sql`select
    capacity, registration, claim_hours,
    case when capacity is null then 1000000000 else max(0, capacity - taken) end as free,
    case when capacity is null then 1000000000 else max(0, capacity - kept - plain) end as plain_free
  from (select
      json_extract(payload, '$.capacity') as capacity,
      json_extract(payload, '$.registration') as registration,
      coalesce(json_extract(payload, '$.claimHours'), 0) as claim_hours,
      case when json_extract(payload, '$.priorityReleasesAt') <= ${now} then 0
        else min(coalesce(json_extract(payload, '$.prioritySeats'), 0), json_extract(payload, '$.capacity')) end as kept,
      (select count(*) from registration where event_id = ${eventId} and status = 'confirmed') as taken,
      (select count(*) from registration where event_id = ${eventId} and status = 'confirmed' and eligible = 0) as plain
    from publication where id = ${eventId} and ward_id = ${actor.wardId} and status = 'published')`

/**
 * The parties of the waiting list that the free seats are for, as ids of parties: in order of arrival, each whole or not
 * at all; a party that does not fit lets later ones pass that do.
 */
const nextParties = (context: Context, eventId: string): SQL => sql`with recursive
    room as (${freeSeats(context, eventId)}),
    line as (select coalesce(party_id, id) as party, count(*) as size, sum(1 - eligible) as plain,
        row_number() over (order by min(position)) as turn
      from registration where event_id = ${eventId} and status = 'waiting' group by coalesce(party_id, id)),
    walk(turn, party, fits, free, plain_free) as (
      select 0, null, 0, free, plain_free from room where free > 0
      union all
      select line.turn, line.party, line.size <= free and line.plain <= plain_free,
        free - iif(line.size <= free and line.plain <= plain_free, line.size, 0),
        plain_free - iif(line.size <= free and line.plain <= plain_free, line.plain, 0)
      from walk join line on line.turn = walk.turn + 1 where walk.free > 0)
  select party from walk where fits`

/** Until when a place given from the waiting list has to be claimed: never past the next meeting; null: no need to. */
const claimBy = ({ now }: Context, eventId: string) => sql<number | null>`(select case
    when coalesce(json_extract(payload, '$.claimHours'), 0) > 0 then min(
      ${now} + json_extract(payload, '$.claimHours') * ${HOUR},
      coalesce((select min(starts_at) from occurrence where event_id = ${eventId} and starts_at > ${now}
        and status = 'scheduled' and shown), ${now})) end
  from publication where id = ${eventId})`

/**
 * For the end of a batch that freed seats or changed how many there are (a cancellation, a publish, time that passed):
 * gives up places that were not claimed in time, fills the free seats from the waiting list, and tells the public how
 * many any child could still take.
 */
export function promoteWaitingStatements(context: Context, eventId: string): Statement[] {
  const { db, actor, now } = context
  const ofEvent = sql`${registrations.eventId} = ${eventId} and ${registrations.wardId} = ${actor.wardId}`
  return [
    db
      .update(registrations)
      .set({ status: 'cancelled', cancelledAt: now, claimBy: null, endReason: 'unclaimed' })
      .where(sql`${ofEvent} and ${registrations.status} = 'confirmed' and ${registrations.claimBy} <= ${now}`),
    db
      .update(registrations)
      .set({ status: 'confirmed', confirmedAt: now, claimBy: claimBy(context, eventId) })
      .where(
        sql`${ofEvent} and ${registrations.status} = 'waiting'
          and coalesce(${registrations.partyId}, ${registrations.id}) in (${nextParties(context, eventId)})`,
      ),
    updateSeatsLeft(context, eventId),
  ]
}

/** Keeps the public count of seats; a count moves neither the event's sequence nor the ward's revision. */
export const updateSeatsLeft = (context: Context, eventId: string): Statement =>
  context.db
    .update(publications)
    .set({
      seatsLeft: sql`(select case when capacity is not null and registration = 'open' then min(free, plain_free) end
        from (${freeSeats(context, eventId)}))`,
    })
    .where(
      sql`${publications.id} = ${eventId} and ${publications.wardId} = ${context.actor.wardId}
        and ${publications.status} = 'published'`,
    )
