import { auditIf } from '../audit/record'
import { insertWhere } from '../database/insert-where'
import { events } from '../database/schema'
import { planners } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { Conflict } from '../shared/errors'
import { newId } from '../shared/ids'
import { parse } from '../shared/parse'
import { checkChoices } from './check-choices'
import { columnsOf } from './event-columns'
import { eventInput } from './event-input'
import { savedWith } from './own-organization'
import { refuseTakenVenue, venueFree, type Wanted } from './venue-conflict'
import { insertGroups, insertOccurrences } from './write-occurrences'

/**
 * Makes a draft with its occurrences. The venue is theirs from now on.
 * @param input see `eventInput`
 * @throws Invalid, Forbidden (a coordinator for another organization), Conflict `venue_taken`
 */
export async function createEvent(context: Context, input: unknown): Promise<{ id: string; version: number }> {
  const { db, actor, now } = context
  requireRole(actor, ...planners)
  const given = parse(eventInput, input)
  await checkChoices(context, given)
  const { columns, slots } = columnsOf(given)
  const id = newId()
  const token = newId()
  const wanted: Wanted = { wardId: actor.wardId, venueId: columns.venueId, eventId: id, slots }
  const saved = savedWith(id, token)
  const [created] = await db.batch([
    insertWhere(
      db,
      events,
      {
        ...columns,
        id,
        wardId: actor.wardId,
        status: 'draft',
        version: 1,
        saveToken: token,
        createdBy: actor.id,
        createdAt: now,
        updatedAt: now,
      },
      venueFree(wanted),
    ).returning({ id: events.id, version: events.version }),
    insertOccurrences(context, id, columns.venueId, slots, saved),
    insertGroups(context, id, given.groupIds, saved),
    auditIf(context, saved, 'event.created', id, { occurrences: slots.length }),
  ])
  const event = created[0]
  if (event) return event
  await refuseTakenVenue(context, wanted)
  throw new Conflict('changed_meanwhile')
}
