import { and, eq, ne } from 'drizzle-orm'
import type { PersonalContext } from '../people/context'
import { children } from '../people/tables'
import { Missing } from '../shared/errors'
import { ofParty } from './find-party'
import { findEventPlaces } from './get-roster'
import { registrations } from './tables'

/**
 * One child's place in an event, without the child's name, and the places that were made together with it. Within the
 * reach of `getRoster`.
 * @throws Missing, also when it was cancelled; Forbidden
 */
export async function getRegistration(context: PersonalContext, eventId: string, id: string) {
  await findEventPlaces(context, eventId)
  const { db, actor } = context
  const places = await db
    .select({
      id: registrations.id,
      status: registrations.status,
      childId: registrations.childId,
      claimBy: registrations.claimBy,
    })
    .from(registrations)
    .innerJoin(children, eq(children.id, registrations.childId))
    .where(
      and(
        ofParty(context, id),
        eq(registrations.eventId, eventId),
        ne(registrations.status, 'cancelled'),
        actor.role === 'group_head' ? eq(children.groupId, actor.groupId ?? '') : undefined,
      ),
    )
    .orderBy(registrations.position)
  const place = places.find(one => one.id === id)
  if (!place) throw new Missing()
  return { ...place, together: places.filter(one => one !== place).map(({ claimBy: _, ...one }) => one) }
}
