import { addDays, DAY, instantOf, isDate, isTime, MINUTE } from '../shared/dates'
import { Invalid } from '../shared/errors'
import { LUNAR_YEARS, solarOf } from '../shared/lunar'
import {
  datesOf,
  LONGEST_DAYS,
  LONGEST_LUNAR_YEARS,
  limitOf,
  MOST_DATES,
  type Rule,
  type Term,
} from '../shared/recurrence'

/** When something takes place, in wall time: once, or by a rule. */
export type Series = {
  startsOn: string
  startTime: string
  durationMinutes: number
  rule: Rule | null
  skippedDates: string[]
  skipsHolidays: boolean
  keptDates: string[]
}

/** What a ward knows of dates, as `places/read-almanac.ts` reads it. */
export type Calendar = { holidays: ReadonlyMap<string, string>; terms: Term[] }

/** A meeting as the series asks for it. Instants are UTC milliseconds. */
export type Slot = { ruleDate: string; startsAt: number; endsAt: number }

/**
 * The dated meetings of a series in time order, without skipped dates and holidays.
 * @throws Invalid for dates that do not exist, ends before starts, too long a series, or no meeting at all
 */
export function expandOccurrences(series: Series, calendar: Calendar): Slot[] {
  check(series)
  const { rule, startsOn, startTime, durationMinutes } = series
  const named = rule ? datesOf(rule, startsOn, calendar.terms) : [startsOn]
  if (rule) checkBounds(rule, startsOn, named)
  const slots = named
    .filter(date => !rests(series, calendar, date))
    .map(ruleDate => {
      const startsAt = instantOf(ruleDate, startTime)
      return { ruleDate, startsAt, endsAt: startsAt + durationMinutes * MINUTE }
    })
  if (slots.length === 0) throw new Invalid(nothingLeft(rule, named))
  return slots
}

/** The dates of the rule on which it does not take place, with the holiday's name where one is the reason. */
export const restingDates = (series: Series, calendar: Calendar): { date: string; holiday: string | null }[] =>
  (series.rule ? datesOf(series.rule, series.startsOn, calendar.terms) : [])
    .filter(date => rests(series, calendar, date))
    .map(date => ({
      date,
      holiday: series.skippedDates.includes(date) ? null : (calendar.holidays.get(date) ?? null),
    }))

/** A lunar day is a feast itself: it is kept also where the ward rests on it. */
const rests = ({ rule, skippedDates, skipsHolidays, keptDates }: Series, { holidays }: Calendar, date: string) =>
  rule !== null &&
  (skippedDates.includes(date) ||
    (skipsHolidays && rule.freq !== 'lunar' && holidays.has(date) && !keptDates.includes(date)))

function check({ startsOn, startTime, durationMinutes, rule, skippedDates, keptDates }: Series) {
  if (!isDate(startsOn)) throw new Invalid({ startsOn: { code: 'invalid_date' } })
  if (!isTime(startTime)) throw new Invalid({ startTime: { code: 'invalid_time' } })
  if (!(durationMinutes > 0)) throw new Invalid({ endTime: { code: 'end_before_start' } })
  if (!skippedDates.every(isDate)) throw new Invalid({ skippedDates: { code: 'invalid_date' } })
  if (!keptDates.every(isDate)) throw new Invalid({ keptDates: { code: 'invalid_date' } })
  if (!rule?.until) return
  if (!isDate(rule.until)) throw new Invalid({ until: { code: 'invalid_date' } })
  if (rule.until < startsOn) throw new Invalid({ until: { code: 'end_before_start' } })
}

function checkBounds(rule: Rule, startsOn: string, named: string[]) {
  if (rule.freq === 'lunar') return checkLunar(rule, startsOn)
  const field = rule.until === null ? 'count' : 'until'
  const tooFar = rule.until !== null ? instantOf(rule.until) - instantOf(startsOn) > LONGEST_DAYS * DAY : false
  if (tooFar || (named.at(-1) ?? startsOn) > limitOf(rule, startsOn))
    throw new Invalid({ [field]: { code: 'series_too_long', values: { days: LONGEST_DAYS } } })
  if (named.length > MOST_DATES)
    throw new Invalid({ [field]: { code: 'too_many_meetings', values: { maximum: MOST_DATES } } })
}

/**
 * Years without the day are refused by name rather than passed over: nobody would notice the gap in time.
 * @param startsOn the day from which it is looked for
 * @throws Invalid
 */
export function checkLunar(rule: Extract<Rule, { freq: 'lunar' }>, startsOn: string) {
  const limit = limitOf(rule, startsOn)
  const field = rule.until === null ? 'count' : 'until'
  if ((rule.until ?? startsOn) > limit || (rule.count ?? 0) > LONGEST_LUNAR_YEARS)
    throw new Invalid({ [field]: { code: 'lunar_too_long', values: { years: LONGEST_LUNAR_YEARS } } })
  const first = Number(startsOn.slice(0, 4)) - 1
  let seen = 0
  for (let year = first; seen < (rule.count ?? LONGEST_LUNAR_YEARS); year++) {
    if (year > LUNAR_YEARS.last)
      throw new Invalid({ [field]: { code: 'lunar_range', values: { year: LUNAR_YEARS.last } } })
    const date = solarOf({ day: rule.day, month: rule.month, year })
    // The last day there could be, to see whether the year matters at all.
    const near = date ?? solarOf({ day: 29, month: rule.month, year })!
    if (near < startsOn && (date !== null || addDays(near, 1) < startsOn)) continue
    if (rule.until !== null && near > rule.until) break
    if (date === null)
      throw new Invalid({ lunarDay: { code: 'lunar_day_missing', values: { month: rule.month, year } } })
    seen += 1
  }
}

function nothingLeft(rule: Rule | null, named: string[]) {
  if (rule?.freq === 'school' && named.length === 0) return { startsOn: { code: 'no_school_terms' } } as const
  return { [rule && named.length ? 'skippedDates' : 'startsOn']: { code: 'no_occurrence' } } as const
}
