import { z } from 'zod'
import { readAlmanac } from '../places/read-almanac'
import { planners } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { Conflict } from '../shared/errors'
import { date, parse, whole } from '../shared/parse'
import { targetsOf } from './arrange-meetings'
import { columnsOf } from './event-columns'
import { inputOf } from './input-of'
import { readWorkingCopy } from './read-working-copy'
import { saveWorkingCopy } from './save-working-copy'

/** A date of the rule, and the version of the event the change starts from. */
export const dateInput = z.strictObject({ date: date(), version: whole(1, 1_000_000) })

/**
 * Leaves a date of a series out. It waits for approval like any edit, and can be put back.
 * @throws Missing, Invalid, Forbidden, Conflict (`date_not_named`, `meeting_over`, `changed_meanwhile`, …)
 */
export async function skipDate(context: Context, id: string, input: unknown): Promise<{ id: string; version: number }> {
  requireRole(context.actor, ...planners)
  const copy = await readWorkingCopy(context, id)
  const given = parse(dateInput, input)
  const meeting = copy.meetings.find(one => one.planned && one.ruleDate === given.date)
  if (!meeting) throw new Conflict('date_not_named')
  if (meeting.fixed) throw new Conflict('meeting_over')
  if (copy.event.rule === null) throw new Conflict('not_repeating')
  return saveWorkingCopy(context, copy, given.version, {
    columns: {
      skippedDates: [...copy.event.skippedDates, given.date].sort(),
      keptDates: copy.event.keptDates.filter(kept => kept !== given.date),
    },
    targets: copy.meetings.filter(one => one.planned && one !== meeting),
    overlapReason: null,
    action: 'occurrence.skipped',
  })
}

/**
 * Puts a date of a series back that was left out, or on which it rested for a holiday, if its venue is free.
 * @throws Missing, Invalid, Forbidden, Conflict (`date_not_named`, `venue_taken`, `changed_meanwhile`, …)
 */
export async function putBackDate(
  context: Context,
  id: string,
  input: unknown,
): Promise<{ id: string; version: number }> {
  requireRole(context.actor, ...planners)
  const copy = await readWorkingCopy(context, id)
  const { date: day, version } = parse(dateInput, input)
  const { skippedDates, keptDates } = copy.event
  const almanac = await readAlmanac(context)
  const rests =
    skippedDates.includes(day) || (copy.event.skipsHolidays && almanac.holidays.has(day) && !keptDates.includes(day))
  if (!rests) throw new Conflict('date_not_named')
  const dates = {
    skippedDates: skippedDates.filter(skipped => skipped !== day),
    keptDates:
      copy.event.skipsHolidays && almanac.holidays.has(day) ? [...new Set([...keptDates, day])].sort() : keptDates,
  }
  const { slots } = columnsOf({ ...inputOf(copy), ...dates }, almanac)
  const slot = slots.filter(one => one.ruleDate === day && one.endsAt > context.now)
  if (slot.length === 0) throw new Conflict('date_not_named')
  return saveWorkingCopy(context, copy, version, {
    columns: dates,
    // A meeting that stands on a later holiday stays as it is: only edits of the series no longer take it away.
    targets: [
      ...copy.meetings.filter(one => one.planned && one.ruleDate !== day),
      ...targetsOf(slot, copy.event.venueId, copy.meetings),
    ],
    overlapReason: null,
    action: 'occurrence.put_back',
  })
}
