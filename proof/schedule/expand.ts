import ICAL from 'ical.js'
import { addDays, weekdayOf } from '../../src/shared/dates'
import { lunarOf } from '../../src/shared/lunar'
import { type Rule, rruleOf, type Term } from '../../src/shared/recurrence'

const months = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))
const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000
const monday = (date: string) => addDays(date, 1 - weekdayOf(date))

const lunarDays = new Map<string, string>()
/** `15/8`, or null in a leap month. */
function lunarDay(date: string): string | null {
  const known = lunarDays.get(date)
  if (known !== undefined) return known
  const lunar = lunarOf(date)
  const text = !lunar || lunar.leap ? '' : `${lunar.day}/${lunar.month}`
  lunarDays.set(date, text)
  return text
}

/** Whether the rule names the date, written from its definition and nothing else. `first` is the first date it names. */
function names(rule: Rule, first: string, date: string, terms: Term[]): boolean {
  const day = Number(date.slice(8))
  switch (rule.freq) {
    case 'daily':
      return days(first, date) % rule.every === 0
    case 'weekly':
      return rule.days.includes(weekdayOf(date)) && (days(monday(first), monday(date)) / 7) % rule.every === 0
    case 'monthly_date':
      return day === rule.day && (months(date) - months(first)) % rule.every === 0
    case 'monthly_weekday': {
      if (weekdayOf(date) !== rule.weekday || (months(date) - months(first)) % rule.every !== 0) return false
      if (rule.nth === -1) return months(addDays(date, 7)) > months(date)
      return day > (rule.nth - 1) * 7 && day <= rule.nth * 7
    }
    case 'lunar':
      return lunarDay(date) === `${rule.day}/${rule.month}`
    case 'school':
      return rule.days.includes(weekdayOf(date)) && terms.some(term => term.startsOn <= date && date <= term.endsOn)
  }
}

/** The dates of a rule, found by walking through the days one by one. `first` is the first date it names. */
export function walk(rule: Rule, first: string, terms: Term[]): string[] {
  const last = rule.until ?? addDays(first, rule.freq === 'lunar' ? 4000 : 402)
  const found: string[] = []
  for (let date = first; date <= last && found.length < (rule.count ?? 1000); date = addDays(date, 1))
    if (names(rule, first, date, terms)) found.push(date)
  return found
}

/** The same as another program reads it from iCalendar; null where iCalendar cannot say it. */
export function readElsewhere(rule: Rule, first: string): string[] | null {
  const text = rruleOf(rule)
  if (text === null || rule.freq === 'school') return null
  const end = rule.until === null ? `COUNT=${rule.count}` : `UNTIL=${rule.until.replaceAll('-', '')}`
  const iterator = ICAL.Recur.fromString(`${text};WKST=MO;${end}`).iterator(ICAL.Time.fromDateString(first))
  const found: string[] = []
  for (let next = iterator.next(); next && found.length < 1000; next = iterator.next()) found.push(next.toString())
  return found
}
