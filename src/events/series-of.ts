import { weekdayOf } from '../shared/dates'
import { Invalid } from '../shared/errors'
import { firstDateOf, nthOf, type Rule } from '../shared/recurrence'
import { type EventFields, minutesBetween } from './event-input'
import { type Calendar, checkLunar, type Series } from './expand-occurrences'

/** The ward's dates and its bell, by the number of the lesson. */
export type Almanac = Calendar & { periods: ReadonlyMap<number, { startsAt: string; endsAt: string }> }

/**
 * The wall-clock series of an input. `startsOn` of what repeats becomes the first date that the rule names.
 * @throws Invalid for a lesson that the bell does not know, and for a year without the lunar day
 */
export function seriesOf(input: EventFields, almanac: Almanac): Series {
  const times = timesOf(input, almanac)
  const rule = ruleOf(input)
  if (!rule)
    return { ...times, startsOn: input.startsOn, rule: null, skippedDates: [], skipsHolidays: true, keptDates: [] }
  // Before the first date is looked for, which would pass over years without the day.
  if (rule.freq === 'lunar') checkLunar(rule, input.startsOn)
  return {
    ...times,
    // Calendars would otherwise show a first meeting that does not exist.
    startsOn: firstDateOf(rule, input.startsOn, almanac.terms),
    rule,
    skippedDates: input.skippedDates,
    skipsHolidays: input.skipsHolidays,
    keptDates: input.keptDates,
  }
}

function timesOf(input: EventFields, almanac: Almanac) {
  const bell = input.repeats === 'school' && input.startTime === null ? almanac.periods.get(input.period!) : undefined
  const startTime = input.startTime ?? bell?.startsAt
  if (startTime === undefined) throw new Invalid({ period: { code: 'unknown_period' } })
  const durationMinutes = input.durationMinutes ?? minutesBetween(startTime, input.endTime ?? bell?.endsAt ?? startTime)
  if (durationMinutes <= 0) throw new Invalid({ endTime: { code: 'end_before_start' } })
  return { startTime, durationMinutes }
}

function ruleOf(input: EventFields): Rule | null {
  const { repeats, startsOn, every, until, count } = input
  const days = [...new Set(input.days.length ? input.days : [weekdayOf(startsOn)])].sort()
  switch (repeats) {
    case 'once':
      return null
    case 'daily':
      return { freq: 'daily', every, until, count }
    case 'weekly':
      return { freq: 'weekly', days, every, until, count }
    case 'monthly_date':
      return { freq: 'monthly_date', day: Number(startsOn.slice(8)), every, until, count }
    case 'monthly_weekday':
      return {
        freq: 'monthly_weekday',
        nth: input.nth ?? nthOf(startsOn),
        weekday: input.days[0] ?? weekdayOf(startsOn),
        every,
        until,
        count,
      }
    case 'lunar':
      return { freq: 'lunar', day: input.lunarDay!, month: input.lunarMonth!, every: 1, until, count }
    case 'school':
      return { freq: 'school', days, period: input.period!, every: 1, until, count }
  }
}
