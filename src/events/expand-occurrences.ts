import { addDays, DAY, instantOf, isDate, isTime, MINUTE, weekdayOf } from '../shared/dates'
import { Invalid } from '../shared/errors'
import type { WeeklyRule } from './tables'

/** When something takes place, in wall time: once, or weekly until a last day. */
export type Series = {
  startsOn: string
  startTime: string
  durationMinutes: number
  rule: WeeklyRule | null
  skippedDates: string[]
}

export type Slot = { startsAt: number; endsAt: number }

/** A series spans at most this many days, which keeps it under 500 occurrences. */
export const MAXIMUM_DAYS = 400

/**
 * The dated meetings of a series in time order, skipped dates left out. Instants are UTC milliseconds.
 * @throws Invalid for dates that do not exist, ends before starts, too long a series, or no meeting at all
 */
export function expandOccurrences(series: Series): Slot[] {
  check(series)
  const skipped = new Set(series.skippedDates)
  const slots = datesOf(series)
    .filter(date => !skipped.has(date))
    .map(date => {
      const startsAt = instantOf(date, series.startTime)
      return { startsAt, endsAt: startsAt + series.durationMinutes * MINUTE }
    })
  if (slots.length === 0) throw new Invalid({ [series.rule ? 'skippedDates' : 'startsOn']: { code: 'no_occurrence' } })
  return slots
}

function check({ startsOn, startTime, durationMinutes, rule, skippedDates }: Series) {
  if (!isDate(startsOn)) throw new Invalid({ startsOn: { code: 'invalid_date' } })
  if (!isTime(startTime)) throw new Invalid({ startTime: { code: 'invalid_time' } })
  if (!(durationMinutes > 0)) throw new Invalid({ endTime: { code: 'end_before_start' } })
  if (!skippedDates.every(isDate)) throw new Invalid({ skippedDates: { code: 'invalid_date' } })
  if (!rule) return
  if (!isDate(rule.until)) throw new Invalid({ until: { code: 'invalid_date' } })
  if (rule.until < startsOn) throw new Invalid({ until: { code: 'end_before_start' } })
  if (instantOf(rule.until) - instantOf(startsOn) > MAXIMUM_DAYS * DAY)
    throw new Invalid({ until: { code: 'series_too_long', values: { days: MAXIMUM_DAYS } } })
}

function datesOf({ startsOn, rule }: Series): string[] {
  if (!rule) return [startsOn]
  const dates: string[] = []
  for (let date = startsOn; date <= rule.until; date = addDays(date, 1)) {
    if (rule.days.includes(weekdayOf(date))) dates.push(date)
  }
  return dates
}
