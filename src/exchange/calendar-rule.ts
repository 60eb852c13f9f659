import ICAL from 'ical.js'
import { addDays, weekdayOf } from '../shared/dates'
import { datesOf, LONGEST_DAYS, MOST_DATES, type Rule } from '../shared/recurrence'
import { atVietnam, dateAtVietnam, type Moment, Unreadable } from './calendar-time'
import type { PlanInput } from './plan-row'

/** What else a rule could narrow by; none of it can be said here. */
const STRANGE = ['BYSECOND', 'BYMINUTE', 'BYHOUR', 'BYYEARDAY', 'BYWEEKNO', 'BYMONTH'] as const

/** How a calendar's event repeats and the dates that its rule names, in Vietnam's days. */
export type Repeating = {
  input: Pick<PlanInput, 'repeats' | 'every' | 'days' | 'nth' | 'until' | 'count'>
  dates: string[]
}

/**
 * A calendar's rule as ours, if ours names the same dates to the last one.
 * @param start the first date-time as written, for the rule counts in its zone
 * @throws Unreadable for a rule without an end, one that goes on too long, and one that cannot be said exactly
 */
export function repeatingOf(recur: ICAL.Recur, start: ICAL.Time, moment: Moment): Repeating {
  const strange = () => new Unreadable('repeats', { code: 'ics_rule', values: { rule: recur.toString().slice(0, 80) } })
  if (!recur.until && !recur.count) throw new Unreadable('until', { code: 'end_required' })
  if (recur.freq === 'YEARLY' && recur.count === 1) return { input: { repeats: 'once' }, dates: [moment.date] }
  if (STRANGE.some(part => recur.parts[part])) throw strange()
  const rule = ruleLike(recur, moment, start)
  if (!rule) throw strange()
  const dates = expand(recur, start, moment)
  const same = datesOf(rule, dates[0] ?? moment.date, [])
  if (dates.length === 0 || dates[0] !== moment.date || same.join() !== dates.join()) throw strange()
  if (dates.length === 1) return { input: { repeats: 'once' }, dates }
  const { freq, every } = rule
  const end = recur.count ? { count: recur.count } : { until: dates.at(-1)! }
  const more =
    rule.freq === 'weekly'
      ? { days: rule.days }
      : rule.freq === 'monthly_weekday'
        ? { days: [rule.weekday], nth: rule.nth }
        : {}
  return { input: { repeats: freq as PlanInput['repeats'], every, ...more, ...end }, dates }
}

/** Every date the rule names, as the calendar's own library counts them. */
function expand(recur: ICAL.Recur, start: ICAL.Time, moment: Moment): string[] {
  const written = start.toString().slice(11, 16)
  // Hours of a zone are counted as they stand on the wall, and so must the end be.
  const until = untilOf(recur, moment)
  const bounded = recur.clone()
  bounded.until = null as never
  const last = addDays(moment.date, LONGEST_DAYS)
  const dates: string[] = []
  const iterator = bounded.iterator(ICAL.Time.fromDateTimeString(start.toString().slice(0, 19)))
  for (let next = iterator.next(); next; next = iterator.next()) {
    const named = next.toString().slice(0, 10)
    const date = moment.utc ? dateAtVietnam(named, written) : named
    if (until && `${date}T${moment.time}` > until) break
    if (date > last) throw new Unreadable('until', { code: 'series_too_long', values: { days: LONGEST_DAYS } })
    if (dates.length >= MOST_DATES)
      throw new Unreadable('until', { code: 'too_many_meetings', values: { maximum: MOST_DATES } })
    dates.push(date)
  }
  return dates
}

function untilOf({ until }: ICAL.Recur, { utc }: Moment): string | null {
  if (!until) return null
  if (until.isDate) return `${until.toString()}T23:59`
  if (!utc && until.zone !== ICAL.Timezone.utcTimezone) return until.toString().slice(0, 16)
  const { date, time } = atVietnam(until)
  return `${date}T${time}`
}

/** The rule of ours that comes nearest. */
function ruleLike(recur: ICAL.Recur, { date, utc }: Moment, start: ICAL.Time): Rule | null {
  const every = recur.interval ?? 1
  if (every < 1 || every > 52) return null
  const end = { every, until: null, count: recur.count ?? null, ...untilDate(recur, date, utc, start) }
  const byDay = (recur.parts.BYDAY ?? []) as string[]
  const byDate = (recur.parts.BYMONTHDAY ?? []) as number[]
  const position = (recur.parts.BYSETPOS ?? []) as number[]
  const shift =
    utc &&
    dateAtVietnam(start.toString().slice(0, 10), start.toString().slice(11, 16)) !== start.toString().slice(0, 10)
  const days = byDay.map(day => daysNamed(day, shift))
  if (recur.freq === 'DAILY' && !byDate.length && !position.length) {
    if (!byDay.length) return { freq: 'daily', ...end }
    return every === 1 ? { freq: 'weekly', days, ...end } : null
  }
  if (recur.freq === 'WEEKLY' && !position.length && !byDate.length && byDay.every(day => /^[A-Z]{2}$/.test(day)))
    return { freq: 'weekly', days: days.length ? days : [weekdayOf(date)], ...end }
  if (recur.freq !== 'MONTHLY' || shift || (byDay.length && byDate.length)) return null
  if (!byDay.length) {
    const day = byDate[0] ?? Number(date.slice(8))
    return byDate.length > 1 || position.length || day !== Number(date.slice(8))
      ? null
      : { freq: 'monthly_date', day, ...end }
  }
  const nth = Number(/^[+-]?\d+/.exec(byDay[0]!)?.[0] ?? position[0] ?? 0)
  if (byDay.length > 1 || position.length > 1 || nth === 0 || nth < -1 || nth > 4) return null
  return { freq: 'monthly_weekday', nth, weekday: days[0]!, ...end }
}

function untilDate({ until, count }: ICAL.Recur, date: string, utc: boolean, start: ICAL.Time) {
  if (!until || count) return {}
  const last = untilOf({ until } as ICAL.Recur, { date, time: '', utc })!
  const time = start.toString().slice(11, 16)
  const wall = utc ? atVietnam(start).time : time
  return { until: last.slice(11) >= wall ? last.slice(0, 10) : addDays(last.slice(0, 10), -1) }
}

const NAMES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** The ISO weekday of `TU` or `2TU`; one later where a time of UTC falls on the next day in Vietnam. */
const daysNamed = (text: string, shift: boolean): number => ((NAMES.indexOf(text.slice(-2)) + (shift ? 1 : 0)) % 7) + 1
