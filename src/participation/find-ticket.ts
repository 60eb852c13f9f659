import { eq, or } from 'drizzle-orm'
import type { Database } from '../database/database'
import { registrations } from '../database/schema'
import type { PersonalContext } from '../people/context'
import type { FieldCrypto } from '../people/field-crypto'
import { guardianOf } from '../shared/actor'
import { Missing } from '../shared/errors'
import { readFamilyTicket } from './tickets'

export type Held = {
  /** The registration's, or the one that a party shares. */
  id: string
  eventId: string
  /** Of whoever holds the ticket. */
  context: PersonalContext
}

/**
 * What a family's ticket is for, and the context in which its holder acts.
 * @throws Missing for a forged one, and when nothing of it is left
 */
export async function findTicket(db: Database, crypto: FieldCrypto, ticket: string, now: number): Promise<Held> {
  const id = await readFamilyTicket(crypto, ticket)
  if (!id) throw new Missing('ticket_missing')
  const [found] = await db
    .select({ wardId: registrations.wardId, eventId: registrations.eventId })
    .from(registrations)
    .where(or(eq(registrations.id, id), eq(registrations.partyId, id)))
    .limit(1)
  if (!found) throw new Missing('ticket_missing')
  return { id, eventId: found.eventId, context: { db, crypto, now, actor: guardianOf(found.wardId) } }
}
