import { readAlmanac } from '../places/read-almanac'
import { planners } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { Conflict } from '../shared/errors'
import { parse } from '../shared/parse'
import { type Moving, targetsOf } from './arrange-meetings'
import { checkChoices } from './check-choices'
import { columnsOf } from './event-columns'
import { type EventInput, saveEventInput } from './event-input'
import type { Slot } from './expand-occurrences'
import { readWorkingCopy, type WorkingCopy } from './read-working-copy'
import { saveWorkingCopy } from './save-working-copy'

/**
 * Saves an edit of all of an event as a draft; what was published stays public until it is approved again. Meetings
 * that happened stay, and those with a time of their own keep it.
 * @param input `eventInput` and the `version` the edit started from
 * @throws Missing, Invalid, Forbidden, Conflict (`changed_meanwhile`, `venue_taken`, `cancelled_already`)
 */
export async function saveEvent(
  context: Context,
  id: string,
  input: unknown,
): Promise<{ id: string; version: number }> {
  requireRole(context.actor, ...planners)
  const copy = await readWorkingCopy(context, id)
  if (copy.event.status === 'cancelled') throw new Conflict('cancelled_already')
  const { version, ...given } = parse(saveEventInput, input)
  return saveAll(context, copy, version, given)
}

/** The same for an input that is already read. */
export async function saveAll(
  context: Context,
  copy: WorkingCopy,
  version: number,
  given: EventInput,
  moving: Moving = {},
) {
  const [almanac] = await Promise.all([readAlmanac(context), checkChoices(context, given)])
  const { columns, slots } = columnsOf(given, almanac)
  const { meetings, event } = copy
  return saveWorkingCopy(context, copy, version, {
    columns,
    targets: targetsOf(open(copy, slots, context.now), columns.venueId, meetings, { before: event.venueId, ...moving }),
    groupIds: given.groupIds,
    overlapReason: given.overlapReason,
    action: 'event.saved',
  })
}

/**
 * What was never public has no past to keep; else only what is not over can be planned, or was moved to a later time.
 */
export function open({ publicationStatus, meetings }: WorkingCopy, slots: Slot[], now: number): Slot[] {
  if (publicationStatus === null) return slots
  const later = new Set(meetings.filter(one => one.planned && one.moved && one.endsAt > now).map(one => one.ruleDate))
  return slots.filter(slot => slot.endsAt > now || later.has(slot.ruleDate))
}
