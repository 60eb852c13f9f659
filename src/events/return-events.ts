import { approvers } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { parse } from '../shared/parse'
import { chosenEvents, decideMany, type Outcome } from './decide-many'
import { reasonInput } from './reason-input'
import { returnEvent } from './return-event'

/** At most 100 events, with one reason for all. */
export const returnInput = reasonInput.extend({ events: chosenEvents })

/**
 * Gives events back to who planned them, each by itself as `returnEvent` does, and says what became of each.
 * @param input like `returnInput`
 * @throws Forbidden, Invalid
 */
export async function returnEvents(context: Context, input: unknown): Promise<Outcome[]> {
  requireRole(context.actor, ...approvers)
  const { events, reason } = parse(returnInput, input)
  return decideMany(context, events, id => returnEvent(context, id, { reason }))
}
