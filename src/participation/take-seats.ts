import { type SQL, sql } from 'drizzle-orm'
import { auditIf } from '../audit/record'
import type { Statement } from '../database/database'
import type { Context } from '../shared/context'
import { newId } from '../shared/ids'
import { codeIsFree } from './find-code'
import { eventIsOpen } from './open-event'
import { fillSeatsStatements, freeSeats, updateSeatsLeft } from './seats'
import { registrations } from './tables'

export type Source = (typeof registrations.$inferSelect)['source']

/** By its flags in the register. */
export const byFlags = sql`(household <> 'none' or special_circumstances = 1)`

type Party = {
  /** The children, in the order in which they are to stand; where one of them is not found nothing happens. */
  ids: string[]
  /** Holds for each of them, of table `child`. */
  only: SQL
  source: Source
  /** Whether a kept seat may be given to a child of table `child`. */
  eligible?: SQL
  /** The code, found by `findCode`, by which it is; nothing happens where it is used or revoked meanwhile. */
  codeId?: string | null
}

/**
 * The statements that give children their places in an event together, for one batch: a place for each, or the end of
 * the waiting list for all. Nothing happens where the event is closed; a child that has a place already keeps it, and the
 * others are a party without it.
 * @returns the id of the first registration (which is the party's) and the statements
 */
export function takeSeatsStatements(context: Context, eventId: string, party: Party) {
  const id = newId()
  const made = sql`exists (select 1 from registration where id = ${id})`
  const statements: [Statement, ...Statement[]] = [
    ...(fillSeatsStatements(context, eventId) as [Statement, ...Statement[]]),
    insertPlaces(context, id, eventId, party),
    auditIf(context, made, 'registration.made', id, { event: eventId }),
    updateSeatsLeft(context, eventId),
  ]
  return { id, statements }
}

// A child that comes back after a cancellation is a new registration in the old row: with a new id, at the end.
const insertPlaces = (context: Context, id: string, eventId: string, party: Party) =>
  context.db
    .insert(registrations)
    .select(placesOf(context, id, eventId, party))
    .onConflictDoUpdate({
      target: [registrations.eventId, registrations.childId],
      set: Object.fromEntries(
        Object.entries(registrations)
          .filter(([key]) => !['wardId', 'eventId', 'childId', 'enableRLS'].includes(key))
          .map(([key, column]) => [key, sql.raw(`excluded.${column.name}`)]),
      ),
      setWhere: sql`${registrations.status} = 'cancelled'`,
    })

const placesOf = (
  context: Context,
  id: string,
  eventId: string,
  { ids, only, source, eligible = byFlags, codeId = null }: Party,
) => {
  const { actor, now } = context
  const last = (status: string) =>
    sql`coalesce((select max(position) from registration where event_id = ${eventId} and status = ${status}), 0)`
  // The children are found by their ids and not by their ward, whatever the database thinks is shorter.
  return sql`with
      asked as materialized (select child.id, wanted.turn, ${eligible} as eligible, exists (select 1 from registration
          where event_id = ${eventId} and child_id = child.id and status <> 'cancelled') as placed
        from (select value, key as turn from json_each(${JSON.stringify(ids)})) wanted
          cross join child on child.id = wanted.value
        where ${only} and +child.ward_id = ${actor.wardId} and child.erased_at is null),
      fresh as materialized (select id, eligible, row_number() over (order by turn) as number from asked where not placed),
      room as (select together, together <= free and plain_together <= plain_free as fits
        from (${freeSeats(context, eventId)})
          cross join (select count(*) as together, sum(1 - eligible) as plain_together from fresh))
    select case when number = 1 then ${id} else lower(hex(randomblob(8))) end, ${actor.wardId}, ${eventId}, fresh.id,
      case when fits then 'confirmed' else 'waiting' end, fresh.eligible, case when together > 1 then ${id} end, 0,
      max(${last('confirmed')}, ${last('waiting')}, ${last('cancelled')}) + number,
      ${source}, ${codeId}, case when fits then ${now} end, null, null, ${actor.id}, ${now}, null
    from fresh cross join room
    where (select count(*) from asked) = ${ids.length} and ${eventIsOpen(context, eventId)}
      and ${codeId ? codeIsFree(codeId) : sql`true`}`
}
