import { sql } from 'drizzle-orm'
import { auditIf, previousChanged } from '../audit/record'
import type { Context } from '../shared/context'
import { Conflict, Missing } from '../shared/errors'
import { findParty, ofParty } from './find-party'
import { promoteWaitingStatements } from './seats'
import { registrations } from './tables'

type Options = {
  /** With all that were registered together with it. */
  party?: boolean
}

/**
 * Gives a child's place back; the waiting list moves up in the same moment. Sisters and brothers keep theirs, unless the
 * whole party gives back.
 * @throws Missing, Forbidden, Conflict `already_cancelled`
 */
export async function cancelRegistration(
  context: Context,
  eventId: string,
  registrationId: string,
  { party = false }: Options = {},
): Promise<void> {
  const { db, actor, now } = context
  const places = await findParty(context, registrationId)
  if (places[0]!.eventId !== eventId) throw new Missing()
  if (!party && !places.some(({ id }) => id === registrationId)) throw new Missing()
  const which = party ? ofParty(context, registrationId) : sql`id = ${registrationId}`
  const [cancelled] = await db.batch([
    db
      .update(registrations)
      .set({
        status: 'cancelled',
        cancelledAt: now,
        claimBy: null,
        endReason: actor.role === 'group_head' || actor.role === 'guardian' ? 'family' : 'staff',
      })
      .where(sql`${which} and status <> 'cancelled'`)
      .returning({ id: registrations.id }),
    auditIf(context, previousChanged, 'registration.cancelled', registrationId, { event: eventId }),
    ...promoteWaitingStatements(context, eventId),
  ])
  if (!cancelled.length) throw new Conflict('already_cancelled')
}
