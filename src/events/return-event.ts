import { sql } from 'drizzle-orm'
import { auditIf, previousChanged } from '../audit/record'
import { events } from '../database/schema'
import { approvers } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { parse } from '../shared/parse'
import { visibleTo } from './own-organization'
import { type ReasonInput, reasonInput } from './reason-input'
import { refuseByState } from './refuse-by-state'

/**
 * Gives a submitted event back to who planned it, with the reason.
 * @throws Missing, Invalid, Forbidden, Conflict `not_submitted`
 */
export async function returnEvent(context: Context, id: string, input: ReasonInput): Promise<void> {
  const { db, actor, now } = context
  requireRole(actor, ...approvers)
  const { reason } = parse(reasonInput, input)
  const [changed] = await db.batch([
    db
      .update(events)
      .set({ status: 'returned', statusReason: reason, updatedAt: now })
      .where(sql`event.id = ${id} and ${visibleTo(actor)} and event.status = 'submitted'`)
      .returning({ id: events.id }),
    auditIf(context, previousChanged, 'event.returned', id),
  ])
  if (!changed.length) await refuseByState(context, id, 'not_submitted')
}
