import { sql } from 'drizzle-orm'
import { registrations } from '../database/schema'
import { systemOf } from '../shared/actor'
import type { Context } from '../shared/context'
import { type CountedSession, findSession } from './session'
import { settleEvent } from './settle-event'

/**
 * Before lists of places are shown: settles those of the events where a place was not claimed in time, without waiting
 * for the timer, and as the timer does. Call it after the guard. One look at the index of places when nothing is due.
 * @returns whether something was
 */
export async function settleLapsed({ db, actor, now }: Context, eventIds: string[]): Promise<boolean> {
  const due = await db
    .selectDistinct({ eventId: registrations.eventId })
    .from(registrations)
    .where(
      sql`event_id in (select value from json_each(${JSON.stringify(eventIds)})) and status = 'confirmed'
        and claim_by <= ${now} and exists (select 1 from publication where publication.id = registration.event_id
          and publication.ward_id = ${actor.wardId} and publication.status = 'published' and last_ends_at > ${now})`,
    )
  for (const { eventId } of due) await settleEvent({ db, now, actor: systemOf(actor.wardId) }, eventId)
  return due.length > 0
}

/** `findSession` with its event settled. */
export async function findSettledSession(context: Context, occurrenceId: string): Promise<CountedSession> {
  const session = await findSession(context, occurrenceId)
  return (await settleLapsed(context, [session.eventId])) ? findSession(context, occurrenceId) : session
}
