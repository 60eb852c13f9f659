import ICAL from 'ical.js'
import { addDays, weekdayOf } from './dates'
import { lunarOf, solarOf } from './lunar'

/** ISO weekdays: 1 is Monday, 7 is Sunday. */
type Kind =
  | { freq: 'daily' }
  | { freq: 'weekly'; days: number[] }
  /** Months without such a day are passed over (RFC 5545, 3.3.10). */
  | { freq: 'monthly_date'; day: number }
  /** `nth` is 1 to 4, or -1 for the last. */
  | { freq: 'monthly_weekday'; nth: number; weekday: number }
  /** A day of every lunar year. */
  | { freq: 'lunar'; day: number; month: number }
  /** Lessons: weekdays of the weeks of school, in a period of the bell. */
  | { freq: 'school'; days: number[]; period: number }

/**
 * How an event repeats: every `every` days, weeks or months, until a last day (inclusive) or a number of times,
 * one of which is null. The count is of dates that the rule names, skipped ones included.
 */
export type Rule = Kind & { every: number; until: string | null; count: number | null }

/** Weeks of school, first and last day inclusive. */
export type Term = { startsOn: string; endsOn: string }

/** A rule never names more dates than this. */
export const MOST_DATES = 500
/** Nor any further than this from its first date. */
export const LONGEST_DAYS = 400
/** A lunar day comes once a year, so it may be planned this many years ahead. */
export const LONGEST_LUNAR_YEARS = 10

const icsDays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** The rule as the parts of an RRULE without its end, such as `FREQ=WEEKLY;BYDAY=TU,TH`; null for a lunar day. */
export function rruleOf(rule: Rule): string | null {
  const interval = rule.every > 1 ? `;INTERVAL=${rule.every}` : ''
  const byDay = (days: number[]) => `;BYDAY=${[...days].sort((a, b) => a - b).map(day => icsDays[day - 1])}`
  switch (rule.freq) {
    case 'daily':
      return `FREQ=DAILY${interval}`
    case 'weekly':
    case 'school':
      return `FREQ=WEEKLY${interval}${byDay(rule.days)}`
    case 'monthly_date':
      return `FREQ=MONTHLY${interval};BYMONTHDAY=${rule.day}`
    case 'monthly_weekday':
      return `FREQ=MONTHLY${interval};BYDAY=${rule.nth}${icsDays[rule.weekday - 1]}`
    case 'lunar':
      return null
  }
}

/** Where a rule stops for certain, whatever it says. */
export const limitOf = (rule: Rule, startsOn: string): string =>
  rule.freq === 'lunar'
    ? `${Number(startsOn.slice(0, 4)) + LONGEST_LUNAR_YEARS}${startsOn.slice(4).replace('02-29', '02-28')}`
    : addDays(startsOn, LONGEST_DAYS)

/**
 * The dates a rule names from `startsOn` on, in order. They end at the rule's own end, or one date past the bounds
 * `MOST_DATES` and `limitOf`, by which a caller sees that it goes on too long.
 * @param terms the ward's weeks of school, which only lessons ask for
 */
export function datesOf(rule: Rule, startsOn: string, terms: Term[]): string[] {
  const limit = limitOf(rule, startsOn)
  const last = rule.until ?? '9999-12-31'
  const most = Math.min(rule.count ?? Number.POSITIVE_INFINITY, MOST_DATES + 1)
  const dates: string[] = []
  for (const date of named(rule, startsOn)) {
    if (date > last || dates.length >= most) break
    const counts = rule.freq !== 'school' || terms.some(term => date >= term.startsOn && date <= term.endsOn)
    if (counts) dates.push(date)
    // Also ends the search for lessons where no term is entered.
    if (date > limit) break
  }
  return dates
}

/** The first date on or after `from` that the rule names; `from` itself where it names none within its bounds. */
export function firstDateOf(rule: Rule, from: string, terms: Term[]): string {
  return datesOf({ ...rule, every: 1, count: 1 }, from, terms)[0] ?? from
}

function* named(rule: Rule, startsOn: string): Generator<string> {
  if (rule.freq === 'lunar') {
    const first = Number(startsOn.slice(0, 4)) - 1
    for (let year = first; year <= first + LONGEST_LUNAR_YEARS + 2; year++) {
      const date = solarOf({ day: rule.day, month: rule.month, year })
      if (date && date >= startsOn) yield date
    }
    return
  }
  const dates = ICAL.Recur.fromString(rruleOf(rule)!).iterator(ICAL.Time.fromDateString(anchorOf(rule, startsOn)))
  for (let date = dates.next(); date; date = dates.next()) {
    const text = date.toString()
    if (text >= startsOn) yield text
  }
}

/** An RRULE counts from a first date that follows it. */
function anchorOf(rule: Rule, startsOn: string): string {
  let date = startsOn
  for (let step = 0; step < 62 && !follows(rule, date); step++) date = addDays(date, 1)
  return date
}

/** Whether the rule, leaving its interval and end aside, names the date. */
export function follows(rule: Rule, date: string): boolean {
  const day = Number(date.slice(8))
  switch (rule.freq) {
    case 'daily':
      return true
    case 'weekly':
    case 'school':
      return rule.days.includes(weekdayOf(date))
    case 'monthly_date':
      return day === rule.day
    case 'monthly_weekday': {
      if (weekdayOf(date) !== rule.weekday) return false
      const isLast = addDays(date, 7).slice(0, 7) !== date.slice(0, 7)
      return rule.nth === -1 ? isLast : Math.ceil(day / 7) === rule.nth
    }
    case 'lunar': {
      const lunar = lunarOf(date)
      return lunar !== null && lunar.day === rule.day && lunar.month === rule.month && !lunar.leap
    }
  }
}

/** Which week of its month a date's weekday is in: 1 to 4, or -1 for a fifth, which is always the last. */
export const nthOf = (date: string): number => {
  const nth = Math.ceil(Number(date.slice(8)) / 7)
  return nth > 4 ? -1 : nth
}
