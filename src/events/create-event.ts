import { sql } from 'drizzle-orm'
import { auditIf } from '../audit/record'
import { insertWhere } from '../database/insert-where'
import { events } from '../database/schema'
import { readAlmanac } from '../places/read-almanac'
import { planners } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { Conflict } from '../shared/errors'
import { newId } from '../shared/ids'
import { parse } from '../shared/parse'
import { targetsOf } from './arrange-meetings'
import { checkChoices } from './check-choices'
import { columnsOf } from './event-columns'
import { eventInput } from './event-input'
import { savedWith } from './own-organization'
import { refuseOwnOverlap, requireOverlapRight, wantedOf } from './save-working-copy'
import { refuseTakenVenue, venuesFree } from './venue-conflict'
import { insertGroups, insertMeetings } from './write-meetings'

/**
 * Makes a draft with its meetings. The venue is theirs from now on.
 * @param input see `eventInput`
 * @throws Invalid, Forbidden (a coordinator for another organization), Conflict `venue_taken`
 */
export async function createEvent(context: Context, input: unknown): Promise<{ id: string; version: number }> {
  const { db, actor, now } = context
  requireRole(actor, ...planners)
  const given = parse(eventInput, input)
  requireOverlapRight(context, given.overlapReason)
  const [almanac] = await Promise.all([readAlmanac(context), checkChoices(context, given)])
  const { columns, slots } = columnsOf(given, almanac)
  const id = newId()
  const token = newId()
  const overlapAllowed = given.overlapReason !== null
  const targets = targetsOf(slots, columns.venueId, []).map(one => ({
    ...one,
    overlapAllowed,
    id: newId(),
    eventId: id,
  }))
  refuseOwnOverlap(targets)
  const wanted = wantedOf(id, targets)
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
        overlapReason: given.overlapReason,
        version: 1,
        saveToken: token,
        createdBy: actor.id,
        createdAt: now,
        updatedAt: now,
      },
      overlapAllowed ? sql`1` : venuesFree(actor.wardId, wanted),
    ).returning({ id: events.id, version: events.version }),
    insertMeetings(context, targets, saved),
    insertGroups(context, id, given.groupIds, saved),
    auditIf(context, saved, 'event.created', id, { occurrences: slots.length, overlap: overlapAllowed }),
  ])
  const event = created[0]
  if (event) return event
  await refuseTakenVenue(context, wanted)
  throw new Conflict('changed_meanwhile')
}
