import { type SQL, sql } from 'drizzle-orm'
import { auditIf } from '../audit/record'
import type { Statement } from '../database/database'
import type { Context } from '../shared/context'
import { newId } from '../shared/ids'
import { eventIsOpen } from './open-event'
import { freeSeats, updateSeatsLeft } from './seats'
import { registrations } from './tables'

export type Source = (typeof registrations.$inferSelect)['source']

/**
 * The statements that give a child its place, for one batch: a priority seat where it is kept for such a child, else a
 * general one, else the end of the waiting list. Nothing happens where the child has a place already or the event is
 * closed.
 * @param child condition that finds the child in table `child`
 */
export function takeSeatStatements(context: Context, eventId: string, child: SQL, source: Source) {
  const { db, actor } = context
  const id = newId()
  const made = sql`exists (select 1 from registration where id = ${id})`
  const insert = insertPlace(context, id, eventId, child, source)
  const statements: [Statement, ...Statement[]] = [
    insert,
    auditIf(context, made, 'registration.made', id, { event: eventId }),
    updateSeatsLeft(db, eventId, actor.wardId),
  ]
  return { id, statements }
}

// A child that comes back after a cancellation is a new registration in the old row: with a new id, at the end.
const insertPlace = (context: Context, id: string, eventId: string, child: SQL, source: Source) =>
  context.db
    .insert(registrations)
    .select(placeOf(context, id, eventId, child, source))
    .onConflictDoUpdate({
      target: [registrations.eventId, registrations.childId],
      set: Object.fromEntries(
        ['id', 'status', 'seat', 'eligible', 'position', 'source', 'createdBy', 'createdAt', 'cancelledAt'].map(key => [
          key,
          sql.raw(`excluded.${registrations[key as 'id'].name}`),
        ]),
      ),
      setWhere: sql`${registrations.status} = 'cancelled'`,
    })

const placeOf = (context: Context, id: string, eventId: string, child: SQL, source: Source) => {
  const { actor, now } = context
  return sql`select ${id}, ${actor.wardId}, ${eventId}, child_id,
      case when eligible and priority_free > 0 then 'confirmed' when general_free > 0 then 'confirmed' else 'waiting' end,
      case when eligible and priority_free > 0 then 'priority' when general_free > 0 then 'general' end,
      eligible,
      (select coalesce(max(position), 0) + 1 from registration where event_id = ${eventId}),
      ${source}, ${actor.id}, ${now}, null
    from (${freeSeats(eventId, actor.wardId)}) cross join (
      select id as child_id, (household <> 'none' or special_circumstances = 1) as eligible from child
      where ${child} and ward_id = ${actor.wardId} and erased_at is null)
    where ${eventIsOpen(context, eventId)}`
}
