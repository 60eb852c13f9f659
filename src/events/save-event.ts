import { eq, sql } from 'drizzle-orm'
import { auditIf } from '../audit/record'
import { events, publications } from '../database/schema'
import { planners } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { Conflict, Missing } from '../shared/errors'
import { newId } from '../shared/ids'
import { parse } from '../shared/parse'
import { checkChoices } from './check-choices'
import { columnsOf } from './event-columns'
import { saveEventInput } from './event-input'
import type { Slot } from './expand-occurrences'
import { savedWith, visibleTo } from './own-organization'
import { refuseTakenVenue, venueFree, type Wanted } from './venue-conflict'
import { deleteGroups, deleteOccurrences, insertGroups, insertOccurrences, moveOccurrences } from './write-occurrences'

/**
 * Saves an edit as a draft; what was published stays public until it is approved again. Meetings that happened stay.
 * @param input `eventInput` and the `version` the edit started from
 * @throws Missing, Invalid, Forbidden, Conflict (`changed_meanwhile`, `venue_taken`, `cancelled_for_good`)
 */
export async function saveEvent(
  context: Context,
  id: string,
  input: unknown,
): Promise<{ id: string; version: number }> {
  const { db, actor, now } = context
  requireRole(actor, ...planners)
  const before = await readBefore(context, id)
  const { version, ...given } = parse(saveEventInput, input)
  await checkChoices(context, given)
  const { columns, slots: all } = columnsOf(given)
  const slots = before.wasPublished ? all.filter(slot => slot.endsAt > now) : all
  const wanted: Wanted = {
    wardId: actor.wardId,
    venueId: columns.venueId,
    eventId: id,
    slots: slots.filter(slot => !before.cancelledStarts.has(slot.startsAt)),
  }
  const token = newId()
  const saved = savedWith(id, token)
  const [changed] = await db.batch([
    db
      .update(events)
      .set({ ...columns, status: 'draft', version: sql`${events.version} + 1`, saveToken: token, updatedAt: now })
      .where(
        sql`event.id = ${id} and ${visibleTo(actor)} and event.version = ${version} and event.status <> 'cancelled'
          and exists (select 1 from publication where publication.id = event.id) = ${before.wasPublished ? 1 : 0}
          and ${venueFree(wanted)}`,
      )
      .returning({ id: events.id, version: events.version }),
    deleteOccurrences(context, id, slots, saved),
    moveOccurrences(context, id, columns.venueId, columns.durationMinutes, saved),
    insertOccurrences(context, id, columns.venueId, slots, saved),
    deleteGroups(context, id, saved),
    insertGroups(context, id, given.groupIds, saved),
    auditIf(context, saved, 'event.saved', id, { occurrences: slots.length }),
  ])
  if (changed[0]) return changed[0]
  await explainRefusal(context, id, version, wanted)
  throw new Conflict('changed_meanwhile')
}

async function readBefore({ db, actor }: Context, id: string) {
  const [event, meetings] = await Promise.all([
    db
      .select({ status: events.status, publicationId: publications.id })
      .from(events)
      .leftJoin(publications, eq(publications.id, events.id))
      .where(sql`event.id = ${id} and ${visibleTo(actor)}`),
    db.query.occurrences.findMany({
      columns: { startsAt: true },
      where: (table, { and, eq: same }) => and(same(table.eventId, id), same(table.status, 'cancelled')),
    }),
  ])
  if (!event[0]) throw new Missing()
  if (event[0].status === 'cancelled') throw new Conflict('cancelled_for_good')
  return {
    wasPublished: event[0].publicationId !== null,
    cancelledStarts: new Set(meetings.map((meeting: Pick<Slot, 'startsAt'>) => meeting.startsAt)),
  }
}

async function explainRefusal(context: Context, id: string, version: number, wanted: Wanted) {
  const { db, actor } = context
  const [event] = await db
    .select({ status: events.status, version: events.version })
    .from(events)
    .where(sql`event.id = ${id} and ${visibleTo(actor)}`)
  if (!event) throw new Missing()
  if (event.status === 'cancelled') throw new Conflict('cancelled_for_good')
  if (event.version === version) await refuseTakenVenue(context, wanted)
}
