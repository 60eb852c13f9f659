import type { AppContext } from '../../../../http/env'
import type { Messages } from '../../../../messages'
import { addDays, isDate, mondayOf, shortDate, wallDate, weekdayOf, writtenDate } from '../../../../shared/dates'
import { lunarOf } from '../../../../shared/lunar'
import { type CalendarView, calendarViews, type FilterName, filterNames } from '../../../islands/planner/contract'
import { daysOf } from '../../../islands/planner/days'
import { fill } from '../../../islands/planner/fill'

/** What the address asks the calendar to show. */
export type Asked = {
  view: CalendarView
  date: string
  /** The days on show; `to` is the day behind the last. */
  from: string
  to: string
  filters: Partial<Record<FilterName, string>>
}

/** Reads the address; whatever it does not understand falls back to this week by venue. */
export function readAsked(c: AppContext): Asked {
  const query = c.req.query()
  const view = calendarViews.find(name => name === query.view) ?? 'venues'
  // `week` named the week in addresses that people may have kept.
  const date = [query.date, query.week].find(text => text && isDate(text)) ?? wallDate(c.get('now'))
  const filters = Object.fromEntries(filterNames.flatMap(name => (query[name] ? [[name, query[name]]] : [])))
  return { view, date, ...daysOf(view, date), filters }
}

/** The address of another view, date or filter; what is undefined leaves the address. */
export function addressOf({ view, date, filters }: Pick<Asked, 'date' | 'filters'> & { view: string }): string {
  const parts = new URLSearchParams({ view, date })
  for (const [name, value] of Object.entries(filters)) if (value) parts.set(name, value)
  return `/staff/events?${parts}`
}

/** The same view one step earlier (-1) or later (1). */
export function stepped({ view, date }: Asked, step: -1 | 1): string {
  if (view === 'day') return addDays(date, step)
  if (view !== 'month') return addDays(date, step * 7)
  const first = `${date.slice(0, 8)}01`
  return `${addDays(first, step > 0 ? 31 : -1).slice(0, 8)}01`
}

/** The days on show, in words. */
export function heading(m: Messages, { view, date, from, to }: Asked): string {
  if (view === 'month')
    return fill(m.planner.monthOf, { month: String(Number(date.slice(5, 7))), year: date.slice(0, 4) })
  if (view === 'day') return dayHeading(m, date)
  const last = addDays(to, -1)
  return fill(m.planner.weekOf, { week: String(weekNumber(from)), from: shortDate(from), to: writtenDate(last) })
}

function dayHeading(m: Messages, date: string) {
  const lunar = lunarText(date)
  const weekday = m.weekdays[weekdayOf(date) - 1]!
  return lunar ? fill(m.planner.dayOf, { weekday, date: writtenDate(date), lunar }) : `${weekday} ${writtenDate(date)}`
}

/** A date's lunar day as day/month; empty where the calendar is not known. */
export function lunarText(date: string): string {
  const lunar = lunarOf(date)
  return lunar ? `${lunar.day}/${lunar.month}` : ''
}

/** The ISO number of the week that begins on a Monday: its Thursday's year counts. */
function weekNumber(monday: string) {
  const thursday = addDays(monday, 3)
  const first = mondayOf(`${thursday.slice(0, 4)}-01-04`)
  return Math.round((Date.parse(monday) - Date.parse(first)) / 604_800_000) + 1
}
