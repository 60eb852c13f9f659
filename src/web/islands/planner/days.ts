import { addDays, mondayOf } from '../../../shared/dates'
import type { CalendarView } from './contract'

/** The days a view shows around a date; `to` is the day behind the last. Months are shown as six whole weeks. */
export function daysOf(view: CalendarView, date: string): { from: string; to: string } {
  if (view === 'day') return { from: date, to: addDays(date, 1) }
  if (view !== 'month') return { from: mondayOf(date), to: addDays(mondayOf(date), 7) }
  const from = mondayOf(`${date.slice(0, 8)}01`)
  return { from, to: addDays(from, 42) }
}
