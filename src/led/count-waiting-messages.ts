import { and, eq } from 'drizzle-orm'
import { approvers } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { ledMessages } from './tables'

/** How many messages wait for an approver. */
export async function countWaitingMessages({ db, actor }: Context): Promise<number> {
  requireRole(actor, ...approvers)
  return db.$count(ledMessages, and(eq(ledMessages.wardId, actor.wardId), eq(ledMessages.status, 'draft')))
}
