import { sql } from 'drizzle-orm'
import { auditIf, previousChanged } from '../audit/record'
import type { Context } from '../shared/context'
import { findParty, ofParty } from './find-party'
import { promoteWaitingStatements } from './seats'
import { registrations } from './tables'

/**
 * The family lets its children be given places one by one, where the party waits for so many at once. Each keeps its turn;
 * the ticket stays one. Again, or of a party that has its places, it changes nothing.
 * @param id a registration's, or the one that a party shares
 * @throws Missing, Forbidden
 */
export async function separateParty(context: Context, id: string): Promise<void> {
  const { db } = context
  const [{ eventId } = { eventId: '' }] = await findParty(context, id)
  await db.batch([
    db
      .update(registrations)
      .set({ apart: true })
      .where(sql`${ofParty(context, id)} and status = 'waiting' and party_id is not null and not apart`),
    auditIf(context, previousChanged, 'registration.separated', id, { event: eventId }),
    ...promoteWaitingStatements(context, eventId),
  ])
}
