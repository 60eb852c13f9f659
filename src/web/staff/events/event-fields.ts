import type { repetitions } from '../../../events/event-input'
import type { Typed } from '../../form'

type Repeats = (typeof repetitions)[number]

const series: Repeats[] = ['daily', 'weekly', 'monthly_date', 'monthly_weekday', 'lunar', 'school']

/** Which fields of the form count for which way to repeat; those not named here always do. */
export const countsFor: Record<string, Repeats[]> = {
  startTime: ['once', ...series.slice(0, 5)],
  endTime: ['once', ...series.slice(0, 5)],
  durationMinutes: ['once', ...series.slice(0, 5)],
  every: series.slice(0, 4),
  days: ['weekly', 'school'],
  nth: ['monthly_weekday'],
  weekday: ['monthly_weekday'],
  lunarDay: ['lunar'],
  lunarMonth: ['lunar'],
  period: ['school'],
  ends: series,
  until: series,
  count: series,
  skipsHolidays: series,
  skippedDates: series,
  keptDates: series,
}

const last = (value: string | string[] | undefined) => (Array.isArray(value) ? value.at(-1) : value)

/**
 * The fields of the event's form as `eventInput`: without those that do not count for the way it repeats, whose texts
 * the form keeps all the same, and with the offered time where that was pressed.
 */
export function eventFields(typed: Typed): Typed {
  const repeats = last(typed.repeats) || 'once'
  const fields = Object.fromEntries(
    Object.entries(takeOffer(typed)).filter(
      // Whoever sends a field called `constructor` must not meet the one of every object.
      ([name]) => !Object.hasOwn(countsFor, name) || countsFor[name]!.includes(repeats as Repeats) || !isKnown(repeats),
    ),
  )
  const { ends, weekday, skipsHolidays, ...rest } = fields
  if (last(ends) === 'until') delete rest.count
  if (last(ends) === 'count') delete rest.until
  if (last(weekday)) rest.days = [last(weekday)!]
  // An unticked box is not sent; the hidden field before it says that there is one.
  if (skipsHolidays !== undefined) rest.skipsHolidays = last(skipsHolidays)!
  return rest
}

/**
 * The form as the plan that `checkPlan` looks into: all of an event, or from the chosen meeting on.
 * @param event the one that is edited
 */
export function planOf({ scope, from, ...typed }: Typed, event?: string) {
  return { input: eventFields(typed), event: event ?? null, from: scope === 'following' ? (last(from) ?? '') : null }
}

const isKnown = (repeats: string) => repeats === 'once' || (series as string[]).includes(repeats)

/** The form with the date and times of a free slot that was offered and taken: `2026-06-11 20:15 22:15`. */
export function takeOffer({ offer, ...typed }: Typed): Typed {
  const [startsOn, startTime, endTime] = (last(offer) ?? '').split(' ')
  if (!startsOn || !startTime || !endTime) return typed
  return { ...typed, startsOn, startTime, endTime, durationMinutes: '' }
}
