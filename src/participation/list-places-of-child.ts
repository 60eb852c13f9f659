import { and, desc, eq } from 'drizzle-orm'
import { publications } from '../database/schema'
import type { PersonalContext } from '../people/context'
import { findChild } from '../people/get-child'
import { registrations } from './tables'

/** What a child is or was registered for, the latest first. @throws Missing, Forbidden */
export async function listPlacesOfChild(context: PersonalContext, childId: string) {
  await findChild(context, childId)
  return context.db
    .select({
      registrationId: registrations.id,
      eventId: registrations.eventId,
      status: registrations.status,
      payload: publications.payload,
      lastEndsAt: publications.lastEndsAt,
    })
    .from(registrations)
    .innerJoin(publications, eq(publications.id, registrations.eventId))
    .where(and(eq(registrations.childId, childId), eq(registrations.wardId, context.actor.wardId)))
    .orderBy(desc(registrations.createdAt))
    .limit(100)
}
