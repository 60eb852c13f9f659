import { and, eq, ne } from 'drizzle-orm'
import type { PersonalContext } from '../people/context'
import { children } from '../people/tables'
import { Missing } from '../shared/errors'
import { findEventPlaces } from './get-roster'
import { registrations } from './tables'

/**
 * One child's place in an event, without the child's name. Within the reach of `getRoster`.
 * @throws Missing, also when it was cancelled; Forbidden
 */
export async function getRegistration(context: PersonalContext, eventId: string, id: string) {
  await findEventPlaces(context, eventId)
  const { db, actor } = context
  const [place] = await db
    .select({ id: registrations.id, status: registrations.status, childId: registrations.childId })
    .from(registrations)
    .innerJoin(children, eq(children.id, registrations.childId))
    .where(
      and(
        eq(registrations.id, id),
        eq(registrations.eventId, eventId),
        eq(registrations.wardId, actor.wardId),
        ne(registrations.status, 'cancelled'),
        actor.role === 'group_head' ? eq(children.groupId, actor.groupId ?? '') : undefined,
      ),
    )
  if (!place) throw new Missing()
  return place
}
