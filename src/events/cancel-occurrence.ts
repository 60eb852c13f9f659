import { and, eq, sql } from 'drizzle-orm'
import { auditIf } from '../audit/record'
import { events, occurrences } from '../database/schema'
import { changePublication, raiseRevision } from '../publications/write-publication'
import { approvers } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { Conflict, Missing } from '../shared/errors'
import { newId } from '../shared/ids'
import { parse } from '../shared/parse'
import { savedWith, visibleTo } from './own-organization'
import { publishedIs, readPublished, withCancelled } from './read-published'
import { type ReasonInput, reasonInput } from './reason-input'

/**
 * Cancels one meeting of an event. The public sees it at once; edits that wait for approval stay unseen.
 * @param ofEvent the event the caller takes it for; another one's meeting is then missing
 * @throws Missing, Invalid, Forbidden, Conflict (`meeting_cancelled`, `occurrence_over`, `changed_meanwhile`)
 */
export async function cancelOccurrence(
  context: Context,
  occurrenceId: string,
  input: ReasonInput,
  ofEvent?: string,
): Promise<void> {
  const { db, actor, now } = context
  requireRole(actor, ...approvers)
  const { reason } = parse(reasonInput, input)
  const { eventId } = await readMeeting(context, occurrenceId)
  if (ofEvent !== undefined && ofEvent !== eventId) throw new Missing()
  const shown = await readPublished(context, eventId)
  const isShown = shown?.payload.occurrences.some(({ id, status }) => id === occurrenceId && status === 'scheduled')
  const token = newId()
  const cancelled = savedWith(eventId, token)
  const [changed] = await db.batch([
    db
      .update(events)
      .set({ version: sql`${events.version} + 1`, saveToken: token, updatedAt: now })
      .where(
        sql`event.id = ${eventId} and ${visibleTo(actor)} and ${publishedIs(eventId, shown)}
          and exists (select 1 from occurrence where occurrence.id = ${occurrenceId}
            and occurrence.status = 'scheduled' and occurrence.ends_at > ${now})`,
      )
      .returning({ id: events.id }),
    db
      .update(occurrences)
      .set({ status: 'cancelled', reason })
      .where(sql`occurrence.id = ${occurrenceId} and ${cancelled}`),
    auditIf(context, cancelled, 'occurrence.cancelled', eventId, { occurrence: occurrenceId }),
    ...(shown && isShown
      ? [
          raiseRevision(context, cancelled),
          changePublication(
            context,
            eventId,
            { payload: withCancelled(shown.payload, ({ id }) => id === occurrenceId, reason) },
            cancelled,
          ),
        ]
      : []),
  ])
  if (changed.length) return
  await readMeeting(context, occurrenceId)
  throw new Conflict('changed_meanwhile')
}

/** @throws Missing, or Conflict when there is nothing left to cancel */
async function readMeeting({ db, actor, now }: Context, id: string) {
  const [meeting] = await db
    .select({ eventId: occurrences.eventId, status: occurrences.status, endsAt: occurrences.endsAt })
    .from(occurrences)
    .where(and(eq(occurrences.id, id), eq(occurrences.wardId, actor.wardId)))
  if (!meeting) throw new Missing()
  if (meeting.status === 'cancelled') throw new Conflict('meeting_cancelled')
  if (meeting.endsAt <= now) throw new Conflict('occurrence_over')
  return meeting
}
