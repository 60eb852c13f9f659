import { sql } from 'drizzle-orm'
import { events } from '../database/schema'
import { planners } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'

/** How many events wait for approval. */
export async function countSubmitted({ db, actor }: Context): Promise<number> {
  requireRole(actor, ...planners)
  const [found] = await db
    .select({ count: sql<number>`count(*)` })
    .from(events)
    .where(sql`event.ward_id = ${actor.wardId} and event.status = 'submitted'`)
  return found?.count ?? 0
}
