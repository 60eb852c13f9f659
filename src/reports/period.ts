import { z } from 'zod'
import type { ErrorCode } from '../messages/errors'
import { addDays, isDate, mondayOf, readDate, wallDate } from '../shared/dates'
import { Invalid } from '../shared/errors'
import { parse } from '../shared/parse'

const code = (c: ErrorCode): ErrorCode => c

export const periodKinds = ['week', 'month', 'quarter', 'season'] as const
export type PeriodKind = (typeof periodKinds)[number]

const day = z.string().transform(readDate).refine(isDate, code('invalid_date')).optional()

/** A week, month or quarter around the day `on`, the ward's season, or any `from` – `to` (both named, both inclusive). */
export const periodQuery = z.object({
  period: z.enum(periodKinds, code('invalid_value')).default('season'),
  on: day,
  from: day,
  to: day,
})

export type Period = {
  kind: PeriodKind | 'custom'
  /** First and last day, inclusive. */
  from: string
  to: string
  /** A day in the period before and after, where there is one to go to. */
  previous: string | null
  next: string | null
}

/**
 * The days a report is about.
 * @param now decides the week, month or quarter where no day is named
 * @throws Invalid
 */
export function readPeriod(input: unknown, season: { from: string; to: string }, now: number): Period {
  const { period, on, from, to } = parse(periodQuery, input)
  if (from !== undefined || to !== undefined) {
    if (!from) throw new Invalid({ from: { code: 'required' } })
    if (!to) throw new Invalid({ to: { code: 'required' } })
    return { kind: 'custom', from, to, previous: null, next: null }
  }
  if (period === 'season') return { kind: period, ...season, previous: null, next: null }
  const days = around[period](on ?? wallDate(now))
  return { kind: period, ...days, previous: addDays(days.from, -1), next: addDays(days.to, 1) }
}

function weekOf(date: string) {
  const from = mondayOf(date)
  return { from, to: addDays(from, 6) }
}

function monthOf(date: string) {
  const from = `${date.slice(0, 7)}-01`
  return { from, to: addDays(`${addDays(from, 31).slice(0, 7)}-01`, -1) }
}

function quarterOf(date: string) {
  const first = Math.floor((Number(date.slice(5, 7)) - 1) / 3) * 3 + 1
  const month = (number: number) => `${date.slice(0, 4)}-${String(number).padStart(2, '0')}-01`
  return { from: month(first), to: monthOf(month(first + 2)).to }
}

const around = { week: weekOf, month: monthOf, quarter: quarterOf }
