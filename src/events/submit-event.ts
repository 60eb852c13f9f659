import { sql } from 'drizzle-orm'
import { auditIf } from '../audit/record'
import { events } from '../database/schema'
import { planners } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { newId } from '../shared/ids'
import { otherParts } from './other-parts'
import { asSeen, savedWith, visibleTo } from './own-organization'
import { refuseByState } from './refuse-by-state'

/**
 * Sends a draft or a returned event to the approvers, with the other parts of a series that was split.
 * @throws Missing, Conflict `not_draft`
 */
export async function submitEvent(context: Context, id: string): Promise<void> {
  const { db, actor, now } = context
  requireRole(actor, ...planners)
  const parts = await otherParts(context, id)
  const token = newId()
  const submitted = savedWith(id, token)
  const submission = (part: string, condition = asSeen(context)) =>
    db
      .update(events)
      .set({ status: 'submitted', statusReason: null, saveToken: token, updatedAt: now })
      .where(sql`event.id = ${part} and ${visibleTo(actor)} and event.status in ('draft', 'returned') and ${condition}`)
      .returning({ id: events.id })
  const [changed] = await db.batch([
    submission(id),
    auditIf(context, submitted, 'event.submitted', id),
    ...parts.map(part => submission(part, submitted)),
  ])
  if (!changed.length) await refuseByState(context, id, 'not_draft')
}
