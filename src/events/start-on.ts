import { addDays, DAY, instantOf } from '../shared/dates'
import { datesOf, type Rule } from '../shared/recurrence'
import type { EventInput } from './event-input'

/** Whether a rule names days of its own in a month or year, which a whole number of weeks later does not hit. */
export const isDated = (rule: Rule | null): rule is Rule =>
  rule?.freq === 'lunar' || rule?.freq === 'monthly_date' || rule?.freq === 'monthly_weekday'

/**
 * A copy of an event from another first day on: it ends, closes its registration and opens kept seats as much later. Dates left out or
 * kept belong to the old one.
 */
export function startOn(input: EventInput, rule: Rule | null, startsOn: string): EventInput {
  const moved = (instantOf(startsOn) - instantOf(input.startsOn)) / DAY
  const shift = (day: string | null) => (day === null ? null : addDays(day, moved))
  return {
    ...input,
    startsOn,
    // A last day as much later could fall short of a date that comes later in its month or year.
    until: isDated(rule) ? null : shift(input.until),
    count: isDated(rule) ? (input.count ?? datesOf(rule, input.startsOn, []).length) : input.count,
    skippedDates: [],
    keptDates: [],
    registrationClosesOn: shift(input.registrationClosesOn),
    priorityReleasesOn: shift(input.priorityReleasesOn),
  }
}
