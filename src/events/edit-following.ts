import { auditIf } from '../audit/record'
import { insertWhere } from '../database/insert-where'
import { events } from '../database/schema'
import { readAlmanac } from '../places/read-almanac'
import type { Context } from '../shared/context'
import { addDays } from '../shared/dates'
import { Conflict } from '../shared/errors'
import { newId } from '../shared/ids'
import { datesOf, type Term } from '../shared/recurrence'
import { type Moving, targetsOf } from './arrange-meetings'
import { checkChoices } from './check-choices'
import { columnsOf } from './event-columns'
import type { EventInput } from './event-input'
import { inputOf } from './input-of'
import { savedWith } from './own-organization'
import type { WorkingCopy } from './read-working-copy'
import { open, saveAll } from './save-event'
import { refuseEmpty, refuseOwnOverlap, saveWorkingCopy, wantedOf } from './save-working-copy'
import { insertGroups, insertMeetings } from './write-meetings'

/**
 * Changes a meeting of a series and all that follow: the series ends before it, and a new event carries on. Both are
 * approved together; children registered for the first keep their places in the second.
 * @param from the date by which the rule names the first meeting that changes
 * @param given the whole event as it is to be from then on
 * @returns the event that carries on; the same one where `from` is its first meeting
 * @throws Missing, Invalid, Forbidden, Conflict (`changed_meanwhile`, `venue_taken`, `not_repeating`)
 */
export async function editFollowing(
  context: Context,
  copy: WorkingCopy,
  from: string,
  version: number,
  given: EventInput,
  moving: Moving = {},
): Promise<{ id: string; version: number }> {
  const { event, meetings } = copy
  const { rule } = event
  if (rule === null) throw new Conflict('not_repeating')
  const earlier = meetings.filter(one => one.planned && one.ruleDate < from)
  if (earlier.length === 0) return saveAll(context, copy, version, given, moving)
  const [almanac] = await Promise.all([readAlmanac(context), checkChoices(context, given)])

  const ended = inputOf(copy)
  const before = columnsOf({ ...ended, until: addDays(from, -1), count: null }, almanac)
  const after = columnsOf(carriedOn(copy, given, from, almanac.terms, moving), almanac)

  const { db, actor, now } = context
  const id = newId()
  const token = newId()
  const overlapAllowed = given.overlapReason !== null
  const following = meetings.filter(one => one.ruleDate >= from && !one.fixed)
  const targets = targetsOf(open(copy, after.slots, now), after.columns.venueId, following, {
    before: event.venueId,
    ...moving,
  }).map(one => ({ ...one, id: newId(), eventId: id, overlapAllowed }))
  refuseEmpty(targets)
  refuseOwnOverlap(targets)
  await saveWorkingCopy(context, copy, version, {
    columns: before.columns,
    targets: earlier,
    overlapReason: given.overlapReason,
    action: 'event.split',
    alsoWanted: wantedOf(id, targets, event.id).map(one => ({ ...one, continuesFrom: from })),
    also: saved => {
      const made = savedWith(id, token)
      return [
        insertWhere(
          db,
          events,
          {
            ...after.columns,
            id,
            wardId: actor.wardId,
            status: 'draft',
            continuesId: event.id,
            overlapReason: given.overlapReason,
            version: 1,
            saveToken: token,
            createdBy: actor.id,
            createdAt: now,
            updatedAt: now,
          },
          saved,
        ),
        insertMeetings(context, targets, made),
        insertGroups(context, id, given.groupIds, made),
        auditIf(context, made, 'event.created', id, { occurrences: targets.length, overlap: overlapAllowed }),
      ]
    },
  })
  return { id, version: 1 }
}

/** The rest of the series: from the date on, as often as is left of a count, and not again what was held already. */
export function carriedOn(
  { event, meetings }: WorkingCopy,
  given: EventInput,
  from: string,
  terms: Term[],
  { renamed }: Moving,
): EventInput {
  const { rule } = event
  if (rule === null || renamed?.size) return given
  const held = meetings.filter(one => one.fixed && one.ruleDate >= from).map(one => one.ruleDate)
  const isRest = given.count !== null && given.count === rule.count
  const passed = isRest ? datesOf(rule, event.startsOn, terms).filter(date => date < from).length : 0
  return {
    ...given,
    startsOn: given.startsOn > from ? given.startsOn : from,
    count: given.count === null ? null : Math.max(1, given.count - passed),
    skippedDates: [...new Set([...given.skippedDates, ...held])].sort(),
  }
}
