import { sql } from 'drizzle-orm'
import { auditIf } from '../audit/record'
import { events, occurrences } from '../database/schema'
import { changePublication, raiseRevision } from '../publications/write-publication'
import { approvers } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { Conflict } from '../shared/errors'
import { newId } from '../shared/ids'
import { parse } from '../shared/parse'
import { savedWith, visibleTo } from './own-organization'
import { publishedIs, readPublished, withCancelled } from './read-published'
import { type ReasonInput, reasonInput } from './reason-input'
import { refuseByState } from './refuse-by-state'

/**
 * Cancels all that is still to come of an event, for good. The public sees the cancellation and its reason at once.
 * @throws Missing, Invalid, Forbidden, Conflict (`cancelled_for_good`, `changed_meanwhile`)
 */
export async function cancelEvent(context: Context, id: string, input: ReasonInput): Promise<void> {
  const { db, actor, now } = context
  requireRole(actor, ...approvers)
  const { reason } = parse(reasonInput, input)
  const shown = await readPublished(context, id)
  const token = newId()
  const cancelled = savedWith(id, token)
  const payload = shown && { ...withCancelled(shown.payload, meeting => meeting.endsAt > now, reason), reason }
  const [changed] = await db.batch([
    db
      .update(events)
      .set({
        status: 'cancelled',
        statusReason: reason,
        version: sql`${events.version} + 1`,
        saveToken: token,
        updatedAt: now,
      })
      .where(
        sql`event.id = ${id} and ${visibleTo(actor)} and event.status <> 'cancelled' and ${publishedIs(id, shown)}`,
      )
      .returning({ id: events.id }),
    db
      .update(occurrences)
      .set({ status: 'cancelled', reason })
      .where(
        sql`occurrence.event_id = ${id} and occurrence.status = 'scheduled' and occurrence.ends_at > ${now}
          and ${cancelled}`,
      ),
    auditIf(context, cancelled, 'event.cancelled', id),
    ...(payload
      ? [raiseRevision(context, cancelled), changePublication(context, id, { status: 'cancelled', payload }, cancelled)]
      : []),
  ])
  if (changed.length) return
  await refuseByState(context, id, 'changed_meanwhile')
  throw new Conflict('changed_meanwhile')
}
