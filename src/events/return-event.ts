import { sql } from 'drizzle-orm'
import { auditIf } from '../audit/record'
import { events } from '../database/schema'
import { approvers } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { newId } from '../shared/ids'
import { parse } from '../shared/parse'
import { otherParts } from './other-parts'
import { asSeen, savedWith, visibleTo } from './own-organization'
import { type ReasonInput, reasonInput } from './reason-input'
import { refuseByState } from './refuse-by-state'

/**
 * Gives a submitted event back to who planned it, with the reason; and with it the other parts of a split series.
 * @throws Missing, Invalid, Forbidden, Conflict `not_submitted`
 */
export async function returnEvent(context: Context, id: string, input: ReasonInput): Promise<void> {
  const { db, actor, now } = context
  requireRole(actor, ...approvers)
  const { reason } = parse(reasonInput, input)
  const parts = await otherParts(context, id)
  const token = newId()
  const returned = savedWith(id, token)
  const giveBack = (part: string, condition = asSeen(context)) =>
    db
      .update(events)
      .set({ status: 'returned', statusReason: reason, saveToken: token, updatedAt: now })
      .where(sql`event.id = ${part} and ${visibleTo(actor)} and event.status = 'submitted' and ${condition}`)
      .returning({ id: events.id })
  const [changed] = await db.batch([
    giveBack(id),
    auditIf(context, returned, 'event.returned', id),
    ...parts.map(part => giveBack(part, returned)),
  ])
  if (!changed.length) await refuseByState(context, id, 'not_submitted')
}
