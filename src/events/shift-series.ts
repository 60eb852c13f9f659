import { addDays, DAY, instantOf, weekdayOf } from '../shared/dates'
import { Conflict } from '../shared/errors'
import { datesOf, nthOf, type Rule } from '../shared/recurrence'
import type { EventInput } from './event-input'
import { inputOf } from './input-of'
import type { WorkingCopy } from './read-working-copy'

/** The dates and rule of a series after it was moved by one of its meetings. */
type Shifted = {
  input: EventInput
  /** Old to new dates of the rule; empty where none changes. */
  renamed: Map<string, string>
}

/**
 * The whole series, moved as one of its dates is moved: Tuesdays become Wednesdays when a Tuesday goes to Wednesday.
 * There are as many meetings as before: what was held is not held again on the new day, and a date that the new rule
 * names on top is skipped.
 * @param onlyFrom the first date that moves, where those before it stay behind
 * @throws Conflict `move_in_form` for what no drag can say: a lunar day, a day the series has already
 */
export function shiftSeries(copy: WorkingCopy, from: string, to: string, onlyFrom = ''): Shifted {
  const input = inputOf(copy)
  const days = (instantOf(to) - instantOf(from)) / DAY
  const { rule } = copy.event
  if (days === 0) return { input, renamed: new Map() }
  if (rule === null) return { input: { ...input, startsOn: to }, renamed: new Map([[from, to]]) }
  if (rule.freq === 'lunar') throw new Conflict('move_in_form')

  const old = namedBy(copy, rule).filter(date => date >= onlyFrom)
  const next = ruleAt(rule, from, to)
  const renamed = new Map<string, string>()
  for (const date of old) {
    const moved = shiftDate(rule, next, date, from, to)
    if (moved !== null) renamed.set(date, moved)
  }
  const dates = [...new Set(renamed.values())].sort()
  const startsOn = dates[0]
  const last = dates.at(-1)
  if (startsOn === undefined || last === undefined || dates.length < renamed.size) throw new Conflict('move_in_form')
  const named = datesOf({ ...next, until: last, count: null }, startsOn, [])
  if (dates.some(date => !named.includes(date))) throw new Conflict('move_in_form')

  const held = copy.meetings.filter(one => one.fixed && renamed.get(one.ruleDate) !== one.ruleDate)
  const heldAs = held.flatMap(one => renamed.get(one.ruleDate) ?? [])
  const shift = (list: string[]) => list.flatMap(date => renamed.get(date) ?? [])
  const isCounted = rule.count !== null && rule.freq !== 'school'
  const until = rule.until === null ? last : addDays(rule.until, days)
  const isNamedAlike = datesOf({ ...next, until, count: null }, startsOn, []).length === named.length
  return {
    renamed,
    input: {
      ...input,
      startsOn,
      days: 'days' in next ? next.days : next.freq === 'monthly_weekday' ? [next.weekday] : [],
      nth: next.freq === 'monthly_weekday' ? next.nth : null,
      until: isCounted ? null : isNamedAlike && until >= last ? until : last,
      count: isCounted ? named.length : null,
      skippedDates: [
        ...new Set([...shift(input.skippedDates), ...heldAs, ...named.filter(date => !dates.includes(date))]),
      ].sort(),
      keptDates: shift(input.keptDates),
    },
  }
}

/** Lessons count as if school were always: where it is not, neither the old nor the new dates matter. */
function namedBy({ event, meetings }: WorkingCopy, rule: Exclude<Rule, { freq: 'lunar' }>): string[] {
  const last = [...meetings.map(one => one.ruleDate), event.startsOn].sort().at(-1)!
  return datesOf(
    rule.freq === 'school' ? { ...asWeekly(rule), count: null, until: rule.until ?? last } : rule,
    event.startsOn,
    [],
  )
}

type Lessons = Extract<Rule, { freq: 'school' }>
const asWeekly = ({ days, every, until, count }: Lessons) => ({ freq: 'weekly' as const, days, every, until, count })

function ruleAt(rule: Exclude<Rule, { freq: 'lunar' }>, from: string, to: string): Exclude<Rule, { freq: 'lunar' }> {
  switch (rule.freq) {
    case 'daily':
      return rule
    case 'monthly_date':
      return { ...rule, day: Number(to.slice(8)) }
    case 'monthly_weekday':
      return { ...rule, weekday: weekdayOf(to), nth: nthOf(to) }
    default: {
      const days = [...new Set(rule.days.map(day => (day === weekdayOf(from) ? weekdayOf(to) : day)))].sort()
      return { ...(rule.freq === 'school' ? asWeekly(rule) : rule), days }
    }
  }
}

/** Where a date of the rule goes; null in a month that has no such day. */
function shiftDate(rule: Rule, next: Rule, date: string, from: string, to: string): string | null {
  const days = (instantOf(to) - instantOf(from)) / DAY
  if (rule.freq === 'daily') return addDays(date, days)
  if (next.freq === 'weekly') return weekdayOf(date) === weekdayOf(from) ? addDays(date, days) : date
  const first = new Date(Date.UTC(yearOf(date), monthOf(date) + monthsBetween(from, to), 1)).toISOString().slice(0, 10)
  return (
    datesOf({ ...next, every: 1, count: null, until: addDays(first, 31) }, first, []).find(
      one => one.slice(0, 7) === first.slice(0, 7),
    ) ?? null
  )
}

const yearOf = (date: string) => Number(date.slice(0, 4))
const monthOf = (date: string) => Number(date.slice(5, 7)) - 1
const monthsBetween = (from: string, to: string) => (yearOf(to) - yearOf(from)) * 12 + monthOf(to) - monthOf(from)
