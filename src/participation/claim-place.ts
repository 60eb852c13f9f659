import { sql } from 'drizzle-orm'
import { auditIf, previousChanged } from '../audit/record'
import type { Context } from '../shared/context'
import { Conflict } from '../shared/errors'
import { findParty, ofParty } from './find-party'
import { promoteWaitingStatements } from './seats'
import { registrations } from './tables'

/**
 * The family says that it comes: the places that a registration, and those made with it, were given from the waiting list
 * stay theirs. Claiming again changes nothing.
 * @param id a registration's, or the one that a party shares
 * @throws Missing, Forbidden, Conflict: `claim_expired` where the time is over, `still_waiting`
 */
export async function claimPlace(context: Context, id: string): Promise<void> {
  const { db, now } = context
  const [{ eventId } = { eventId: '' }] = await findParty(context, id)
  const [claimed] = await db.batch([
    db
      .update(registrations)
      .set({ claimBy: null })
      .where(sql`${ofParty(context, id)} and status = 'confirmed' and claim_by > ${now}`)
      .returning({ id: registrations.id }),
    auditIf(context, previousChanged, 'registration.claimed', id, { event: eventId }),
    ...promoteWaitingStatements(context, eventId),
  ])
  if (claimed.length) return
  const places = await findParty(context, id)
  if (places.some(({ status }) => status === 'confirmed')) return
  throw new Conflict(places.some(({ status }) => status === 'waiting') ? 'still_waiting' : 'claim_expired')
}
