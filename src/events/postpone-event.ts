import { sql } from 'drizzle-orm'
import { approvers } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { Conflict } from '../shared/errors'
import { parse } from '../shared/parse'
import { decide } from './decide'
import { readPublished } from './read-published'
import { type ReasonInput, reasonInput } from './reason-input'
import { refuseByState } from './refuse-by-state'

/**
 * Puts off all that is still to come of a published event, without new dates yet. The public sees it and the reason at
 * once; the venues are free again. It ends with new dates that are approved, or with a restoration.
 * @throws Missing, Invalid, Forbidden, Conflict (`not_published`, `already_postponed`, `cancelled_already`)
 */
export async function postponeEvent(context: Context, id: string, input: ReasonInput): Promise<void> {
  requireRole(context.actor, ...approvers)
  const { reason } = parse(reasonInput, input)
  const shown = await readPublished(context, id)
  if (shown?.status !== 'published') await refuseByState(context, id, 'not_published')
  if (shown?.payload.notice?.kind === 'postponed') throw new Conflict('already_postponed')
  const done = await decide(context, {
    eventId: id,
    shown,
    action: 'event.postponed',
    when: sql`event.status <> 'cancelled'`,
    // Edits that wait for approval go on waiting: they may bring the new dates.
    event: {
      status: sql`case event.status when 'published' then 'postponed' else event.status end`,
      statusReason: reason,
    },
    rows: sql`occurrence.status = 'scheduled' and occurrence.shown`,
    meetings: ({ status, endsAt }) => status === 'scheduled' && endsAt > context.now,
    to: 'postponed',
    reason,
    publication: { notice: { kind: 'postponed', reason } },
  })
  if (!done) await refuseByState(context, id, 'changed_meanwhile')
}
