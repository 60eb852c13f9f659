import { and, asc, eq, sql } from 'drizzle-orm'
import { events, publications } from '../database/schema'
import { approvers } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { changedFields } from './changed-fields'
import { getEvent } from './get-event'
import { snapshotOf } from './snapshot'

const QUEUE = 30

/**
 * What waits for approval, the longest waiting first, at most 30; each with what differs from what the public sees
 * (`changes` is null for what was never public).
 */
export async function listSubmitted(context: Context) {
  const { db, actor } = context
  requireRole(actor, ...approvers)
  const waiting = await db
    .select({ id: events.id, payload: publications.payload })
    .from(events)
    .leftJoin(publications, and(eq(publications.id, events.id), eq(publications.status, 'published')))
    .where(sql`event.ward_id = ${actor.wardId} and event.status = 'submitted'`)
    .orderBy(asc(events.updatedAt))
    .limit(QUEUE)
  return Promise.all(
    waiting.map(async ({ id, payload }) => {
      const event = await getEvent(context, id)
      return { event, changes: payload && changedFields(payload, snapshotOf(event)) }
    }),
  )
}
