import { z } from 'zod'
import { planners } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { parse } from '../shared/parse'
import { chosenEvents, decideMany, type Outcome } from './decide-many'
import { submitEvent } from './submit-event'

/** At most 100 events. */
export const submitInput = z.strictObject({ events: chosenEvents })

/**
 * Sends drafts and returned events to the approvers, each by itself as `submitEvent` does, and says what became of each.
 * @param input like `submitInput`
 * @throws Forbidden, Invalid
 */
export async function submitEvents(context: Context, input: unknown): Promise<Outcome[]> {
  requireRole(context.actor, ...planners)
  const { events } = parse(submitInput, input)
  return decideMany(context, events, (id, seen, parts) => {
    // Another part of a split series may wait already; the one that was changed since then follows it.
    const open = parts.find(({ status }) => status === 'draft' || status === 'returned')?.id ?? id
    return submitEvent({ ...context, seen: seen.get(open) }, open)
  })
}
