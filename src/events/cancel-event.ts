import { sql } from 'drizzle-orm'
import { approvers } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { parse } from '../shared/parse'
import { decide } from './decide'
import { readPublished } from './read-published'
import { type ReasonInput, reasonInput } from './reason-input'
import { refuseByState } from './refuse-by-state'

/**
 * Cancels all that is still to come of an event. The public sees the cancellation and its reason at once; the venues
 * are free again.
 * @throws Missing, Invalid, Forbidden, Conflict (`cancelled_already`, `changed_meanwhile`)
 */
export async function cancelEvent(context: Context, id: string, input: ReasonInput): Promise<void> {
  requireRole(context.actor, ...approvers)
  const { reason } = parse(reasonInput, input)
  const done = await decide(context, {
    eventId: id,
    shown: await readPublished(context, id),
    action: 'event.cancelled',
    when: sql`event.status <> 'cancelled'`,
    event: { status: 'cancelled', statusReason: reason },
    rows: sql`occurrence.status <> 'cancelled'`,
    meetings: ({ status, endsAt }) => status !== 'cancelled' && endsAt > context.now,
    to: 'cancelled',
    reason,
    publication: { status: 'cancelled', notice: { kind: 'cancelled', reason } },
  })
  if (!done) await refuseByState(context, id, 'changed_meanwhile')
}
