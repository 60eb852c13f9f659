import { and, eq, sql } from 'drizzle-orm'
import { auditIf, previousChanged } from '../audit/record'
import { approvers } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { parse } from '../shared/parse'
import { bumpBoards } from './bump-boards'
import { isSeen, refuseChange } from './message-is'
import { versionInput } from './message-schema'
import { ledMessages } from './tables'

/**
 * Lets the boards show a draft, in the version that the approver saw.
 * @throws Invalid, Missing, Conflict when it changed meanwhile or is not a draft
 */
export async function approveMessage(context: Context, id: string, input: unknown): Promise<void> {
  const { db, actor, now } = context
  requireRole(actor, ...approvers)
  const { version } = parse(versionInput, input)
  const [changed] = await db.batch([
    db
      .update(ledMessages)
      .set({ status: 'approved', approvedBy: actor.id, version: sql`${ledMessages.version} + 1`, updatedAt: now })
      .where(and(isSeen(context, id, version), eq(ledMessages.status, 'draft')))
      .returning({ id: ledMessages.id }),
    bumpBoards(context, previousChanged),
    auditIf(context, previousChanged, 'led_message.approved', id, { version: version + 1 }),
  ])
  if (!changed.length) await refuseChange(context, id, version)
}
