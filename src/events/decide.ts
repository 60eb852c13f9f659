import { type SQL, sql } from 'drizzle-orm'
import { auditIf } from '../audit/record'
import { events, occurrences } from '../database/schema'
import { promoteWaitingStatements } from '../participation/seats'
import type { PublicationPayload, PublicOccurrence } from '../publications/publication'
import { changePublication, raiseRevision } from '../publications/write-publication'
import type { MeetingStatus } from '../shared/choices'
import type { Context } from '../shared/context'
import { newId } from '../shared/ids'
import { asSeen, savedWith, visibleTo } from './own-organization'
import { type Published, publishedIs } from './read-published'
import { refuseTakenVenue, venuesFree, type Wanted } from './venue-conflict'
import { settle } from './write-meetings'

/** An approver's word on meetings of an event, which the public hears at once: unlike edits it waits for nobody. */
export type Decision = {
  eventId: string
  /** What the public saw when the decision was made. */
  shown: Published | undefined
  action: `event.${'cancelled' | 'postponed' | 'restored'}` | `occurrence.${'cancelled' | 'postponed' | 'restored'}`
  detail?: Record<string, string>
  /** A condition on `event`. */
  when: SQL
  /** What changes of the event's row, besides its version. */
  event: { status?: (typeof events.$inferSelect)['status'] | SQL; statusReason?: string | null }
  /** Which rows of `occurrence` get the status, and which of the public's meetings. */
  rows: SQL
  meetings: (meeting: PublicOccurrence) => boolean
  to: MeetingStatus
  reason: string | null
  publication?: { status?: 'published' | 'cancelled'; notice: PublicationPayload['notice'] }
  /** The venue times that a restoration asks for again. */
  wanted?: Wanted[]
}

/**
 * Writes a decision in one batch; edits that wait for approval do not slip into what the public sees with it.
 * @returns whether it was written: false when something has changed since it was read
 * @throws Conflict `venue_taken` when somebody else has the venue of a restored meeting by now
 */
export async function decide(context: Context, decision: Decision): Promise<boolean> {
  const { db, actor, now } = context
  const { eventId, shown, wanted = [] } = decision
  const token = newId()
  const decided = savedWith(eventId, token)
  const payload = shown && payloadAfter(shown.payload, decision)
  const isRestoration = decision.to === 'scheduled'
  const [changed] = await db.batch([
    db
      .update(events)
      .set({ ...decision.event, version: sql`${events.version} + 1`, saveToken: token, updatedAt: now })
      .where(
        sql`event.id = ${eventId} and ${visibleTo(actor)} and ${decision.when} and ${asSeen(context)} and ${publishedIs(eventId, shown)}
          and ${venuesFree(actor.wardId, wanted)}`,
      )
      .returning({ id: events.id }),
    db
      .update(occurrences)
      .set({ status: decision.to, reason: decision.reason })
      .where(
        sql`occurrence.event_id = ${eventId} and (${decision.rows}) and occurrence.ends_at > ${now} and ${decided}`,
      ),
    auditIf(context, decided, decision.action, eventId, decision.detail),
    ...(payload
      ? [
          raiseRevision(context, decided),
          changePublication(context, eventId, { status: decision.publication?.status, payload }, decided),
        ]
      : []),
    ...(isRestoration ? [settle(context, eventId, decided), ...promoteWaitingStatements(context, eventId)] : []),
  ])
  if ((changed as unknown[]).length) return true
  await refuseTakenVenue(context, wanted)
  return false
}

const payloadAfter = (payload: PublicationPayload, { meetings, to, reason, publication }: Decision) => ({
  ...payload,
  notice: publication ? publication.notice : payload.notice,
  occurrences: payload.occurrences.map(meeting => (meetings(meeting) ? { ...meeting, status: to, reason } : meeting)),
})
