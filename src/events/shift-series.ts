import { addDays, DAY, instantOf, weekdayOf } from '../shared/dates'
import { Conflict } from '../shared/errors'
import { nthOf } from '../shared/recurrence'
import type { EventInput } from './event-input'

/**
 * The whole series, moved as one of its dates is moved: Tuesdays become Wednesdays when a Tuesday goes to Wednesday.
 * @returns the new input and, for dates that had something of their own, old to new dates of the rule
 * @throws Conflict `move_in_form` for a lunar day, which no drag can say
 */
export function shiftSeries(
  input: EventInput,
  from: string,
  to: string,
): { input: EventInput; renamed: Map<string, string> } {
  const days = (instantOf(to) - instantOf(from)) / DAY
  if (days === 0) return { input, renamed: new Map() }
  if (input.repeats === 'lunar') throw new Conflict('move_in_form')
  if (input.repeats === 'once') return { input: { ...input, startsOn: to }, renamed: new Map([[from, to]]) }
  const weekday = weekdayOf(from)
  // Only the dates of the weekday that moves go with it; those of other days of the same week stay.
  const isMoved = (date: string) =>
    input.repeats === 'daily' || input.repeats === 'monthly_date' || weekdayOf(date) === weekday
  const shift = (date: string) => (isMoved(date) ? addDays(date, days) : date)
  const renamed = new Map<string, string>()
  for (let date = addDays(from, -LONGEST); date <= addDays(from, LONGEST); date = addDays(date, 1))
    if (isMoved(date)) renamed.set(date, shift(date))
  const startsOn = shift(input.startsOn)
  return {
    renamed,
    input: {
      ...input,
      startsOn: input.repeats === 'monthly_date' ? startsOn.slice(0, 8) + to.slice(8) : startsOn,
      days:
        input.repeats === 'weekly' || input.repeats === 'school'
          ? [...new Set(input.days.map(day => (day === weekday ? weekdayOf(to) : day)))]
          : input.repeats === 'monthly_weekday'
            ? [weekdayOf(to)]
            : [],
      nth: input.repeats === 'monthly_weekday' ? nthOf(to) : null,
      until: input.until === null ? null : days > 0 ? addDays(input.until, days) : input.until,
      skippedDates: input.skippedDates.map(shift),
      keptDates: input.keptDates.map(shift),
    },
  }
}

const LONGEST = 400
