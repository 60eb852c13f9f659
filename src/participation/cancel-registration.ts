import { and, eq, ne } from 'drizzle-orm'
import { auditIf, previousChanged } from '../audit/record'
import { requireOwnGroup } from '../people/own-group'
import { children } from '../people/tables'
import { registrars } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { Conflict, Missing } from '../shared/errors'
import { promoteWaitingStatements } from './seats'
import { registrations } from './tables'

/**
 * Gives a child's place back; the waiting list moves up in the same moment.
 * @throws Missing, Forbidden, Conflict `already_cancelled`
 */
export async function cancelRegistration(context: Context, eventId: string, registrationId: string): Promise<void> {
  const { db, actor, now } = context
  requireRole(actor, ...registrars)
  const place = and(
    eq(registrations.id, registrationId),
    eq(registrations.eventId, eventId),
    eq(registrations.wardId, actor.wardId),
  )
  const [found] = await db
    .select({ groupId: children.groupId })
    .from(registrations)
    .innerJoin(children, eq(children.id, registrations.childId))
    .where(place)
  if (!found) throw new Missing()
  requireOwnGroup(actor, found.groupId)
  const [cancelled] = await db.batch([
    db
      .update(registrations)
      .set({
        status: 'cancelled',
        cancelledAt: now,
        claimBy: null,
        endReason: actor.role === 'group_head' ? 'family' : 'staff',
      })
      .where(and(place, ne(registrations.status, 'cancelled')))
      .returning({ id: registrations.id }),
    auditIf(context, previousChanged, 'registration.cancelled', registrationId, { event: eventId }),
    ...promoteWaitingStatements(context, eventId),
  ])
  if (!cancelled.length) throw new Conflict('already_cancelled')
}
