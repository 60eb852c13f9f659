import { z } from 'zod'
import { approvers } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { parse } from '../shared/parse'
import { chosenEvents, decideMany, type Outcome } from './decide-many'
import { publishEvent } from './publish-event'

/** At most 100 events. */
export const publishInput = z.strictObject({ events: chosenEvents })

/**
 * Approves events, each by itself as `publishEvent` does, and says what became of each.
 * @param input like `publishInput`
 * @throws Forbidden, Invalid
 */
export async function publishEvents(context: Context, input: unknown): Promise<Outcome[]> {
  requireRole(context.actor, ...approvers)
  const { events } = parse(publishInput, input)
  return decideMany(context, events, (id, seen) => publishEvent(context, id, seen))
}
