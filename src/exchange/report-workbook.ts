import { messages } from '../messages'
import type { ReportPaper } from './report-paper'
import type { TableSheet } from './table-sheet'
import { writeTable } from './write-table'

/** The widest table that still reads well on one page. */
const ON_ONE_PAGE = 14

/** The indicator table of a report for Excel, with what each indicator counts. Numbers are numbers. */
export function reportWorkbook(paper: ReportPaper): Uint8Array {
  const m = messages('vi')
  const words = m.reportDocuments
  const state = paper.hash && paper.signedAt ? words.sheetSigned(paper.signedAt, paper.hash) : words.states.draft
  const { columns, rows } = paper.table
  const figures: TableSheet = {
    name: words.sheets.figures,
    title: paper.title,
    under: [`${paper.mark} – ${paper.ward} – ${state}`, ...paper.notes],
    columns: [
      { header: words.table.number, width: 6, type: 'number' },
      { header: words.sheetColumns.indicator, width: 46, type: 'text' },
      { header: words.sheetColumns.unit, width: 10, type: 'text' },
      ...columns.map(header => ({ header, width: 12, type: 'number' as const })),
      { header: words.table.total, width: 12, type: 'number' },
    ],
    rows: rows.map(({ label, unit, cells, total }, at) => [at + 1, label, unit, ...cells, total]),
    keptColumns: 3,
    pagesWide: Math.ceil(columns.length / ON_ONE_PAGE) || 1,
  }
  const definitions: TableSheet = {
    name: words.sheets.definitions,
    columns: [
      { header: words.sheetColumns.indicator, width: 46, type: 'text' },
      { header: words.sheetColumns.unit, width: 10, type: 'text' },
      { header: words.sheetColumns.definition, width: 90, type: 'text' },
    ],
    rows: paper.definitions.map(({ name, unit, definition }) => [name, unit, definition]),
  }
  return writeTable({ sheets: [figures, definitions] })
}
