import { sql } from 'drizzle-orm'
import { auditChanges } from '../audit/record'
import type { Statement } from '../database/database'
import { publications } from '../database/schema'
import type { Context } from '../shared/context'
import { isNoShow } from './no-shows'
import { promoteWaitingStatements, seatsLeft } from './seats'
import { registrations } from './tables'

/**
 * Does in an event what time alone brings about: kept seats are opened to all, places not claimed or not come to are
 * given up, the waiting list moves up. For the timer and for whoever looks; again, it changes nothing.
 */
export async function settleEvent(context: Context, eventId: string): Promise<void> {
  const { db, actor, now } = context
  const statements: [Statement, ...Statement[]] = [
    db
      .update(registrations)
      .set({ status: 'cancelled', cancelledAt: now, claimBy: null, endReason: 'no_shows' })
      .where(
        sql`registration.event_id = ${eventId} and registration.ward_id = ${actor.wardId}
          and registration.status = 'confirmed'
          and exists (select 1 from publication where id = ${eventId} and status = 'published' and last_ends_at > ${now})
          and ${isNoShow(context)}`,
      ),
    auditChanges(context, 'registration.no_shows', eventId),
    ...promoteWaitingStatements(context, eventId),
  ]
  await db.batch(statements)
}

/**
 * Settles the ward's events in which there is something to do.
 * @returns how many there were
 */
export async function settleDue(context: Context): Promise<number> {
  const due = await dueEvents(context)
  for (const { id } of due) await settleEvent(context, id)
  return due.length
}

/** One look over the ward; an event named in vain costs an idle batch. */
const dueEvents = (context: Context) => {
  const { db, actor, now } = context
  const confirmed = sql`select 1 from registration where event_id = publication.id and status = 'confirmed'`
  return db
    .select({ id: publications.id })
    .from(publications)
    .where(
      sql`publication.ward_id = ${actor.wardId} and publication.status = 'published' and last_ends_at > ${now}
        and json_extract(payload, '$.registration') = 'open'
        and (exists (${confirmed} and claim_by <= ${now}) or exists (${confirmed} and ${isNoShow(context)})
          or seats_left is not ${seatsLeft(context, sql`publication.id`)})`,
    )
}
