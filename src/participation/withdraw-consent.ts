import { type SQL, sql } from 'drizzle-orm'
import { auditIf, previousChanged } from '../audit/record'
import type { Statement } from '../database/database'
import { consents } from '../database/schema'
import type { PersonalContext } from '../people/context'
import { findChild } from '../people/get-child'
import type { ConsentPurpose } from '../shared/choices'
import { promoteWaitingStatements } from './seats'
import { registrations } from './tables'
import { formPhone } from './ticket-reach'

/**
 * The family takes its consent to one purpose back (Luật 91/2025/QH15), which works at once. Taking part: the child gives
 * up every place in what has not ended, whose waiting lists move up, and nobody can register it until a new consent is
 * recorded. Photo and contact: that alone.
 * @throws Missing, Forbidden
 */
export async function withdrawConsent(
  context: PersonalContext,
  childId: string,
  purpose: ConsentPurpose,
): Promise<void> {
  await findChild(context, childId)
  await takeBackConsent(context, childId, purpose)
}

/**
 * The same for verbs that guard by other rules, such as a family's own link.
 * @param only the hash of a phone: takes back what was given by it, and gives up the places that it registered
 */
export async function takeBackConsent(
  context: PersonalContext,
  childId: string,
  purpose: ConsentPurpose,
  only: string | null = null,
): Promise<void> {
  const { db, actor, now } = context
  const own = sql`child_id = ${childId} and ward_id = ${actor.wardId}`
  const given = only === null ? sql`true` : sql`guardian_id in (select id from guardian where phone_hash = ${only})`
  const batch: [Statement, ...Statement[]] = [
    db
      .update(consents)
      .set({ withdrawnAt: now })
      .where(sql`${own} and purpose = ${purpose} and withdrawn_at is null and ${given}`),
    auditIf(context, previousChanged, 'consent.withdrawn', childId, { purpose }),
  ]
  if (purpose !== 'taking_part') {
    await db.batch(batch)
    return
  }
  const held = sql`${own} and status <> 'cancelled' and ${only === null ? sql`true` : sql`${formPhone} = ${only}`}
    and event_id in (select id from publication where ward_id = ${actor.wardId} and last_ends_at > ${now})`
  const eventsWhere = async (condition: SQL) =>
    (await db.select({ id: registrations.eventId }).from(registrations).where(condition)).map(({ id }) => id)
  const promote = (eventId: string) => promoteWaitingStatements(context, eventId)
  const places = await eventsWhere(held)
  batch.push(
    db
      .update(registrations)
      .set({ status: 'cancelled', cancelledAt: now, claimBy: null, endReason: 'consent' })
      .where(held),
    ...places.flatMap(promote),
  )
  await db.batch(batch)
  // A place that was given since the places were read went with the others; its waiting list follows here.
  const late = await eventsWhere(sql`${own} and status = 'cancelled' and cancelled_at = ${now}`)
  const [first, ...more] = late.filter(eventId => !places.includes(eventId)).flatMap(promote)
  if (first) await db.batch([first, ...more])
}
