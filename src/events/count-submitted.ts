import { sql } from 'drizzle-orm'
import { events } from '../database/schema'
import { planners } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { waitsFirst } from './parts-together'

/** How many events wait for approval. */
export async function countSubmitted({ db, actor }: Context): Promise<number> {
  requireRole(actor, ...planners)
  const [found] = await db.select({ count: sql<number>`count(*)` }).from(events).where(waitsFirst(actor))
  return found?.count ?? 0
}
