import { sql } from 'drizzle-orm'
import { occurrences } from '../database/schema'
import { planners } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { Missing } from '../shared/errors'

/**
 * The planned meeting of an event that starts at an instant: what a move made of it, whose id may be another one.
 * @param startsAt UTC milliseconds
 * @throws Missing, Forbidden
 */
export async function findMeeting({ db, actor }: Context, eventId: string, startsAt: number): Promise<string> {
  requireRole(actor, ...planners)
  const [found] = await db
    .select({ id: occurrences.id })
    .from(occurrences)
    .where(
      sql`occurrence.event_id = ${eventId} and occurrence.ward_id = ${actor.wardId} and occurrence.planned
        and occurrence.starts_at = ${startsAt}`,
    )
  if (!found) throw new Missing()
  return found.id
}
