import { sql } from 'drizzle-orm'
import { auditChanges } from '../audit/record'
import type { Statement } from '../database/database'
import { publications } from '../database/schema'
import type { Context } from '../shared/context'
import { HOUR } from '../shared/dates'
import { promoteWaitingStatements, seatsLeft } from './seats'
import { registrations } from './tables'

/** A phone that was without network sends what it ticked in the evening by the next noon. */
const UNTIL_ALL_IS_SENT = 18 * HOUR

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

/**
 * Inside a statement over `registration`: the child stayed away unexcused from as many held meetings since it has its
 * place as the ward says. A meeting was held when somebody was counted there.
 */
const isNoShow = ({ actor, now }: Context) => sql`(select count(*) from occurrence
    where occurrence.event_id = registration.event_id and occurrence.shown and occurrence.status = 'scheduled'
      and occurrence.starts_at >= registration.confirmed_at and occurrence.ends_at <= ${now - UNTIL_ALL_IS_SENT}
      and exists (select 1 from attendance where occurrence_id = occurrence.id)
      and not exists (select 1 from attendance where occurrence_id = occurrence.id and child_id = registration.child_id)
      and not exists (select 1 from excuse where occurrence_id = occurrence.id and child_id = registration.child_id))
  >= (select iif(no_show_limit > 0, no_show_limit, 1000000000) from ward where id = ${actor.wardId})`

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
