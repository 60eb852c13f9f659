import { Invalid } from '../shared/errors'
import { fold } from '../shared/text'
import { readMark } from './cells'
import type { Column, Field } from './columns'
import { findHeader } from './find-header'
import { MOST_ROWS, tooManyRows } from './limits'
import type { PlanInput, PlanRow } from './plan-row'
import { planSheet } from './plan-sheet'
import { readCalendar } from './read-calendar'
import { readRow, type Written } from './read-row'
import type { Table } from './read-table'

/**
 * The events of a file, row by row, each with the reasons why it cannot be taken over.
 * @throws Invalid with the field `file` where there is no heading, no row, or too many
 */
export function readRows(table: Table): PlanRow[] {
  const rows = table.kind === 'calendar' ? readCalendar(table.text) : readSheet(table.sheet)
  if (rows.length === 0) throw new Invalid({ file: { code: 'file_empty' } })
  if (rows.length > MOST_ROWS) throw tooManyRows()
  return markTwins(rows)
}

function readSheet(sheet: string[][]): PlanRow[] {
  const header = findHeader(sheet, planSheet)
  if (!header) throw new Invalid({ file: { code: 'file_no_header' } })
  return sheet.slice(header.row + 1).flatMap((cells, index) => {
    const written = writtenIn(cells, header.columns)
    if (isAside(written)) return []
    const { input, errors } = readRow(written)
    markStrangeMarks(cells, header.columns, errors)
    return [
      { line: header.row + index + 2, key: written.cells.key || keyOf(input), raw: rawOf(written), input, errors },
    ]
  })
}

function writtenIn(cells: string[], columns: (Column | null)[]): Written {
  const written: Written = { cells: {}, days: [], groupNames: [] }
  columns.forEach((column, index) => {
    const cell = cells[index] ?? ''
    if (!column || !cell) return
    if (column.kind === 'weekday' && readMark(cell)) written.days.push(column.day)
    if (column.kind === 'group' && readMark(cell)) written.groupNames.push(column.name)
    if (column.kind !== 'field') return
    const before = written.cells[column.field]
    written.cells[column.field] = before ? `${before}\n${cell}` : cell
  })
  written.days.sort((a, b) => a - b)
  return written
}

/** A mark that is neither an x nor nothing is not passed over. */
function markStrangeMarks(cells: string[], columns: (Column | null)[], errors: PlanRow['errors']) {
  columns.forEach((column, index) => {
    if (column?.kind === 'weekday' && readMark(cells[index] ?? '') === null) errors.days = { code: 'row_mark' }
    if (column?.kind === 'group' && readMark(cells[index] ?? '') === null) errors.groupNames = { code: 'row_mark' }
  })
}

/** An empty row, the heading of a section such as `II. THỂ THAO`, a sum or a signature below. */
function isAside({ cells, days, groupNames }: Written): boolean {
  const said = Object.keys(cells).filter(field => field !== 'key') as Field[]
  if (said.length === 0) return days.length === 0 && groupNames.length === 0
  if (said.length > 1 || days.length || groupNames.length) return false
  if (said[0] !== 'title') return true
  const title = cells.title!
  return title === title.toUpperCase() || /^([IVX]+|[A-Z])[.)]\s/.test(title) || /^(tong|cong)\b/.test(fold(title))
}

function rawOf({ cells, days, groupNames }: Written): Record<string, string> {
  const raw: Record<string, string> = { ...cells }
  if (days.length) raw.days ??= days.map(day => (day === 7 ? 'CN' : `T${day + 1}`)).join(', ')
  if (groupNames.length) raw.groupNames ??= groupNames.join(', ')
  return raw
}

/** By title, first day, hour and place, however they are spelt. */
const keyOf = ({ title, startsOn, startTime, venueName }: PlanInput): string =>
  [startsOn, startTime, title, venueName].map(part => fold(part ?? '').slice(0, 150)).join('|')

/** The second of two rows with the same key would change the event that the first has just made. */
function markTwins(rows: PlanRow[]): PlanRow[] {
  const lines = new Map<string, number>()
  for (const row of rows) {
    const first = lines.get(row.key)
    if (first !== undefined) row.errors.key = { code: 'row_twice', values: { line: first } }
    else lines.set(row.key, row.line)
  }
  return rows
}
