import type { Messages } from '../messages'
import { writtenDate } from '../shared/dates'
import type { Rule } from '../shared/recurrence'
import { repeatsInWords } from './plan-cells'
import { type PlanColumn, planColumns, planTableColumns } from './plan-columns'
import type { PlanInput, PlanRow } from './plan-row'
import type { TableColumn } from './table-sheet'
import { writeTable } from './write-table'

export type LeftRow = { row: PlanRow; reasons: string[] }

/** Columns that tables of people's own have beside the template's. */
const others = ['when', 'minAge', 'maxAge'] as const

/**
 * Rows of a file that were left out, to be mended and sent again: as they were written, each with its reasons.
 * @param calendar what a calendar says is written as the template has it
 */
export function leftWorkbook(m: Messages, left: LeftRow[], calendar: boolean): Uint8Array {
  const cells = left.map(({ row }) => (calendar ? fromInput(m, row) : row.raw))
  const extra = others.filter(name => cells.some(cell => cell[name]))
  const text = (header: string, width: number): TableColumn => ({ header, width, type: 'text' })
  return writeTable({
    sheets: [
      {
        name: m.exchange.planSheet,
        columns: [
          text(m.plans.reason, 50),
          ...planTableColumns(m).map(column => ({ ...column, type: 'text' as const })),
          ...extra.map(name => text(m.plans.otherColumns[name], 24)),
        ],
        rows: left.map(({ reasons }, index) => [
          reasons.join(' '),
          ...[...planColumns, ...extra].map(name => cells[index]![name] ?? null),
        ]),
      },
    ],
  })
}

function fromInput(m: Messages, { input, key, raw }: PlanRow): Record<string, string> {
  const dates = (all: string[] | undefined) => all?.map(writtenDate).join(', ')
  const cells: Partial<Record<PlanColumn, string | number | undefined | null>> = {
    ...(Object.fromEntries(
      planColumns.flatMap(name => {
        const value = (input as Record<string, unknown>)[name]
        return typeof value === 'string' || typeof value === 'number' ? [[name, value]] : []
      }),
    ) as object),
    key,
    category: input.category && m.categories[input.category],
    mode: input.mode && m.modes[input.mode],
    startsOn: input.startsOn ? writtenDate(input.startsOn) : raw.startsOn,
    until: input.until && writtenDate(input.until),
    days: input.days?.map(day => m.exchange.shortDays[day - 1]).join(', '),
    repeats: input.repeats && input.repeats !== 'once' ? repeatsInWords(m, ruleOf(input)) : raw.repeats,
    skippedDates: dates(input.skippedDates),
    groupNames: input.groupNames?.join(', '),
    ages: [input.minAge, input.maxAge].every(age => age !== undefined) ? `${input.minAge}-${input.maxAge}` : undefined,
    registration: input.registration === 'open' ? 'x' : undefined,
    skipsHolidays: input.skipsHolidays === false ? m.exchange.no : undefined,
  }
  return Object.fromEntries(
    Object.entries(cells).flatMap(([name, value]) => (value == null || value === '' ? [] : [[name, String(value)]])),
  )
}

/** Enough of a rule to be said in words. */
const ruleOf = (input: PlanInput): Rule => {
  const every = { every: input.every ?? 1, until: null, count: null }
  const days = input.days ?? []
  switch (input.repeats) {
    case 'weekly':
      return { freq: 'weekly', days, ...every }
    case 'monthly_date':
      return { freq: 'monthly_date', day: Number(input.startsOn?.slice(8)), ...every }
    case 'monthly_weekday':
      return { freq: 'monthly_weekday', nth: (input.nth ?? 1) as 1, weekday: days[0] ?? 1, ...every }
    case 'lunar':
      return { freq: 'lunar', day: input.lunarDay ?? 1, month: input.lunarMonth ?? 1, ...every }
    default:
      return { freq: 'daily', ...every }
  }
}
