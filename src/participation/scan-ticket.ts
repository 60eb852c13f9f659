import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { events } from '../events/tables'
import type { PersonalContext } from '../people/context'
import { wallTime } from '../shared/dates'
import { Invalid, type Reason } from '../shared/errors'
import { line, parse } from '../shared/parse'
import { recordPresence } from './record-presence'
import { findSession, requireOpen } from './session'
import { registrations } from './tables'
import { explainUnrecorded } from './tick-child'
import { readDoorCode } from './tickets'

const scanned = z.object({ code: line(200) })

/**
 * Ticks the child whose ticket was scanned or typed (`code`).
 * @throws Invalid `code`: forged, of another event or ward, waiting, cancelled, used already (with the time); Missing,
 *   Forbidden, Conflict: the reasons of `findSession` and `requireOpen`
 */
export async function scanTicket(
  context: PersonalContext,
  occurrenceId: string,
  input: unknown,
): Promise<{ childId: string }> {
  const { db, actor, crypto, now } = context
  const session = await findSession(context, occurrenceId)
  requireOpen(session, now)
  const id = await readDoorCode(crypto, parse(scanned, input).code)
  if (!id) throw refused({ code: 'ticket_forged' })
  const [place] = await db
    .select({
      wardId: registrations.wardId,
      eventId: registrations.eventId,
      title: events.title,
      childId: registrations.childId,
      status: registrations.status,
      usedAt: sql<number | null>`(select recorded_at from attendance a where a.occurrence_id = ${occurrenceId}
        and a.child_id = ${registrations.childId})`,
    })
    .from(registrations)
    .innerJoin(events, eq(events.id, registrations.eventId))
    .where(eq(registrations.id, id))
  if (!place) throw refused({ code: 'ticket_cancelled' })
  const { childId } = place
  if (place.wardId !== actor.wardId) throw refused({ code: 'ticket_other_ward' })
  if (place.eventId !== session.eventId) throw refused({ code: 'ticket_other_event', values: { title: place.title } })
  if (place.usedAt !== null) throw refused({ code: 'ticket_used', values: { time: wallTime(place.usedAt) } })
  if (place.status === 'waiting') throw refused({ code: 'ticket_waiting' })
  if (place.status === 'cancelled') throw refused({ code: 'ticket_cancelled' })
  const written = await recordPresence(context, occurrenceId, [childId], { kind: 'registered', method: 'scan' })
  if (!written) {
    await explainUnrecorded(context, occurrenceId, childId, 'attendance_not_registered')
    throw refused({ code: 'ticket_used', values: { time: wallTime(now) } })
  }
  return { childId }
}

const refused = (reason: Reason) => new Invalid({ code: reason })
