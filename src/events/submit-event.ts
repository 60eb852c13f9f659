import { sql } from 'drizzle-orm'
import { auditIf, previousChanged } from '../audit/record'
import { events } from '../database/schema'
import { planners } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { visibleTo } from './own-organization'
import { refuseByState } from './refuse-by-state'

/**
 * Sends a draft or a returned event to the approvers.
 * @throws Missing, Conflict `not_draft`
 */
export async function submitEvent(context: Context, id: string): Promise<void> {
  const { db, actor, now } = context
  requireRole(actor, ...planners)
  const [changed] = await db.batch([
    db
      .update(events)
      .set({ status: 'submitted', statusReason: null, updatedAt: now })
      .where(sql`event.id = ${id} and ${visibleTo(actor)} and event.status in ('draft', 'returned')`)
      .returning({ id: events.id }),
    auditIf(context, previousChanged, 'event.submitted', id),
  ])
  if (!changed.length) await refuseByState(context, id, 'not_draft')
}
