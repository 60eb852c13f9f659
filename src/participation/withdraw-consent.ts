import { and, eq, isNull, sql } from 'drizzle-orm'
import { auditIf, previousChanged } from '../audit/record'
import type { Statement } from '../database/database'
import { consents } from '../database/schema'
import type { PersonalContext } from '../people/context'
import { findChild } from '../people/get-child'
import { promoteWaitingStatements } from './seats'
import { registrations } from './tables'

/**
 * The family takes its consent to taking part back: at once the child gives up every place in what has not ended, and
 * nobody can register it until a new consent is recorded. Without an open consent nothing happens.
 * @throws Missing, Forbidden
 */
export async function withdrawConsent(context: PersonalContext, childId: string): Promise<void> {
  const { db, actor, now } = context
  await findChild(context, childId)
  const held = sql`status <> 'cancelled' and child_id = ${childId} and ward_id = ${actor.wardId}
    and event_id in (select id from publication where ward_id = ${actor.wardId} and last_ends_at > ${now})`
  const places = await db.select({ eventId: registrations.eventId }).from(registrations).where(held)
  const batch: [Statement, ...Statement[]] = [
    db
      .update(consents)
      .set({ withdrawnAt: now })
      .where(and(eq(consents.childId, childId), isNull(consents.withdrawnAt))),
    auditIf(context, previousChanged, 'consent.withdrawn', childId),
    db.update(registrations).set({ status: 'cancelled', seat: null, cancelledAt: now }).where(held),
    ...places.flatMap(({ eventId }) => promoteWaitingStatements(db, eventId, actor.wardId)),
  ]
  await db.batch(batch)
}
