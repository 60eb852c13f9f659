import { and, eq, ne, sql } from 'drizzle-orm'
import { events, occurrences } from '../database/schema'
import type { PublicOccurrence } from '../publications/publication'
import { approvers } from '../shared/actor'
import type { MeetingStatus } from '../shared/choices'
import { type Context, requireRole } from '../shared/context'
import { Conflict, Missing } from '../shared/errors'
import { parse } from '../shared/parse'
import { decide } from './decide'
import { readPublished } from './read-published'
import { type ReasonInput, reasonInput } from './reason-input'
import { wantedOf } from './save-working-copy'

/** What an approver decides of one meeting. */
export type OccurrenceCall = {
  action: 'occurrence.cancelled' | 'occurrence.postponed' | 'occurrence.restored'
  to: MeetingStatus
  /** @throws Conflict when the meeting cannot become that */
  check: (meeting: Pick<typeof occurrences.$inferSelect, 'status' | 'shown'>) => void
}

/**
 * Calls one meeting of an event off, or back. The public sees it at once; an edit of the same meeting that waits for
 * approval is called off or back with it.
 * @param ofEvent the event the caller takes it for; another one's meeting is then missing
 */
export async function decideOccurrence(
  context: Context,
  occurrenceId: string,
  input: ReasonInput,
  ofEvent: string | undefined,
  { action, to, check }: OccurrenceCall,
): Promise<void> {
  const { db, actor, now } = context
  requireRole(actor, ...approvers)
  const { reason } = parse(reasonInput, input)
  const [found] = await db
    .select({ meeting: occurrences, event: events })
    .from(occurrences)
    .innerJoin(events, eq(events.id, occurrences.eventId))
    .where(and(eq(occurrences.id, occurrenceId), eq(occurrences.wardId, actor.wardId)))
  if (!found || (ofEvent !== undefined && ofEvent !== found.meeting.eventId)) throw new Missing()
  const { meeting, event } = found
  if (event.status === 'cancelled') throw new Conflict('cancelled_already')
  check(meeting)
  if (meeting.endsAt <= now) throw new Conflict('occurrence_over')
  const { eventId, ruleDate } = meeting
  const isRestoration = to === 'scheduled'
  const back = isRestoration
    ? await db
        .select()
        .from(occurrences)
        .where(and(eq(occurrences.eventId, eventId), eq(occurrences.ruleDate, ruleDate), ne(occurrences.status, to)))
    : []
  const shown = await readPublished(context, eventId)
  const concerns = (one: PublicOccurrence) => one.ruleDate === ruleDate && one.status !== to && one.endsAt > now
  const { notice, occurrences: seen = [] } = shown?.payload ?? {}
  // With the last meeting that comes back, the event is not put off any more.
  const isOn =
    isRestoration && notice?.kind === 'postponed' && !seen.some(one => one.status === 'postponed' && !concerns(one))
  const done = await decide(context, {
    eventId,
    shown,
    action,
    detail: { occurrence: occurrenceId },
    when: sql`event.status <> 'cancelled' and exists (select 1 from occurrence where occurrence.id = ${occurrenceId}
      and occurrence.status = ${meeting.status} and occurrence.ends_at > ${now})
      and ${isRestoration ? sql`event.version = ${event.version}` : sql`1`}`,
    event: isOn ? { status: event.status === 'postponed' ? 'draft' : event.status, statusReason: null } : {},
    rows: sql`occurrence.rule_date = ${ruleDate} and occurrence.status <> ${to}`,
    meetings: concerns,
    to,
    reason,
    publication: isOn ? { notice: { kind: 'restored', reason } } : undefined,
    wanted: wantedOf(
      eventId,
      back.filter(one => one.endsAt > now && !one.overlapAllowed).map(one => ({ ...one, status: 'scheduled' })),
      event.continuesId,
    ),
  })
  if (!done) throw new Conflict('changed_meanwhile')
}
