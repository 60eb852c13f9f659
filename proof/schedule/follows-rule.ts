import { instantOf, MINUTE } from '../../src/shared/dates'
import { readElsewhere, walk } from './expand'
import type { Step } from './invariants'
import { type EventRow, HOLIDAYS, type State, TERMS } from './world'

const known = new Map<string, string[]>()

/** The dates of an event's rule, walked and read from iCalendar. @throws when the two disagree */
export function namedDates({ rule, startsOn }: EventRow): string[] {
  if (!rule) return [startsOn]
  const key = JSON.stringify([rule, startsOn])
  const found = known.get(key) ?? walk(rule, startsOn, TERMS)
  const elsewhere = known.has(key) ? null : readElsewhere(rule, startsOn)
  if (elsewhere && elsewhere.join() !== found.join())
    throw new Error(`ical.js reads ${key} as ${elsewhere}, not ${found}`)
  known.set(key, found)
  return found
}

export const rests = ({ rule, skippedDates, skipsHolidays, keptDates }: EventRow, date: string): boolean =>
  rule !== null &&
  (skippedDates.includes(date) ||
    (skipsHolidays && rule.freq !== 'lunar' && HOLIDAYS.includes(date) && !keptDates.includes(date)))

/** What is planned and still to come is what the rule names, without the dates on which it rests. */
export const followsRule = ({ after }: Step): string[] => after.events.flatMap(event => differences(after, event))

function differences({ meetings, now }: State, event: EventRow): string[] {
  const own = meetings.filter(one => one.eventId === event.id)
  const fixed = new Set(own.filter(one => one.fixed).map(one => one.ruleDate))
  const free = own.filter(one => one.planned && !fixed.has(one.ruleDate))
  const named = namedDates(event)
  if (named[0] !== event.startsOn) return [`the rule does not name its first date ${event.startsOn}`]
  const dates = named.filter(date => !rests(event, date) && !fixed.has(date))
  const slotOf = (date: string) => instantOf(date, event.startTime)
  const length = event.durationMinutes * MINUTE
  const missing = dates.filter(date => slotOf(date) + length > now && !free.some(one => one.ruleDate === date))
  const surplus = free.filter(one => one.endsAt > now && !dates.includes(one.ruleDate))
  const elsewhere = free.filter(
    one =>
      !one.moved &&
      (one.startsAt !== slotOf(one.ruleDate) || one.endsAt - one.startsAt !== length || one.venueId !== event.venueId),
  )
  return [
    ...missing.map(date => `the rule names ${date}, and no meeting is planned`),
    ...surplus.map(one => `a meeting is planned for ${one.ruleDate}, which the rule does not name`),
    ...elsewhere.map(one => `the meeting of ${one.ruleDate} is elsewhere than the series says`),
  ]
}
