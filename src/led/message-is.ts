import { and, eq, type SQL, sql } from 'drizzle-orm'
import { office } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { Conflict } from '../shared/errors'
import { readMessage } from './list-messages'
import { ledMessages } from './tables'

/** For a change: the ward's own message in the version that the actor saw. */
export const isSeen = ({ actor }: Context, id: string, version: number): SQL =>
  and(eq(ledMessages.id, id), eq(ledMessages.wardId, actor.wardId), eq(ledMessages.version, version))!

/** For the statement before a change: whether the boards show the message in that version now. */
export const isShown = (context: Context, id: string, version: number): SQL =>
  sql`exists (select 1 from ${ledMessages} where ${isSeen(context, id, version)} and ${ledMessages.status} = 'approved')`

/**
 * Says why a change found nothing to change.
 * @throws Missing, Conflict
 */
export async function refuseChange(context: Context, id: string, version: number): Promise<never> {
  requireRole(context.actor, ...office)
  const message = await readMessage(context, id)
  if (message.version !== version) throw new Conflict('changed_meanwhile')
  throw new Conflict(message.status === 'withdrawn' ? 'message_withdrawn_already' : 'message_not_waiting')
}
