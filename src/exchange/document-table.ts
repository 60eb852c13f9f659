import {
  AlignmentType,
  HeightRule,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
} from 'docx'
import { type Messages, messages } from '../messages'
import { centred, mm, run } from './document-text'
import type { PaperTable, ReportPaper } from './report-paper'

/** As many groups as stand side by side on A4 across in numbers of four digits. */
const MOST_GROUPS = 11
const [NUMBER, LABEL, UNIT, TEXT] = [mm(10), mm(66), mm(18), mm(257)]

type Row = PaperTable['rows'][number]

/** The appendix: the indicator table, in parts where there are many groups, its notes and what each indicator counts. */
export function appendixTables(paper: ReportPaper): (Paragraph | Table)[] {
  const m = messages('vi')
  const words = m.reportDocuments
  const parts = partsOf(paper.table)
  return [
    ...parts.flatMap((part, at) => [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        pageBreakBefore: at > 0,
        children: [run(words.docx.appendix, { bold: true, size: 28 })],
      }),
      centred([
        run(words.docx.appendixTitle(paper.period, paper.ward), { bold: true, size: 28 }),
        run(parts.length > 1 ? ` ${words.docx.continued(at + 1, parts.length)}` : '', { size: 28 }),
      ]),
      centred([run(words.docx.appendixNote(paper.ward), { italics: true, size: 26 })], { after: 120 }),
      figuresTable(m, part),
      new Paragraph({ spacing: { before: 20, after: 20 }, run: { size: 12 }, children: [] }),
    ]),
    ...paper.notes.map(note => small(note)),
    small(words.docx.definitions, true),
    ...paper.terms.map(({ name, definition }) => small(`- ${name}: ${definition}`)),
    ...(paper.hash ? [small(words.docx.hash(paper.hash))] : []),
  ]
}

const small = (text: string, bold = false) =>
  new Paragraph({ spacing: { before: 20, after: 20 }, keepNext: bold, children: [run(text, { size: 20, bold })] })

/** The sum stands in the last part alone. */
function partsOf({ columns, rows }: PaperTable) {
  const count = Math.max(1, Math.ceil(columns.length / MOST_GROUPS))
  const width = Math.ceil(columns.length / count)
  return Array.from({ length: count }, (_, part) => {
    const [from, to] = [part * width, (part + 1) * width]
    const isLast = part === count - 1
    return {
      columns: columns.slice(from, to),
      isLast,
      rows: rows.map((row, at) => ({
        ...row,
        at: at + 1,
        cells: [...row.cells.slice(from, to), ...(isLast ? [row.total] : [])],
      })),
    }
  })
}

function figuresTable(m: Messages, { columns, rows, isLast }: ReturnType<typeof partsOf>[number]): Table {
  const words = m.reportDocuments.table
  const heads = [...columns, ...(isLast ? [words.total] : [])]
  const width = Math.floor((TEXT - NUMBER - LABEL - UNIT) / Math.max(heads.length, 8))
  const widths = [NUMBER, LABEL, UNIT, ...heads.map(() => width)]
  const cell = (
    text: string,
    at: number,
    { bold = false, head = false, align = 'center' as 'center' | 'left' | 'right' } = {},
  ) =>
    new TableCell({
      width: { size: widths[at]!, type: 'dxa' },
      verticalAlign: VerticalAlign.CENTER,
      margins: { left: 60, right: 60, top: 15, bottom: 15 },
      ...(head ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'E8EFEA' } } : {}),
      children: [
        new Paragraph({
          alignment: { center: AlignmentType.CENTER, left: AlignmentType.LEFT, right: AlignmentType.RIGHT }[align],
          spacing: { before: 0, after: 0 },
          run: { size: 20 },
          children: [run(text, { size: 20, bold })],
        }),
      ],
    })
  return new Table({
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    columnWidths: widths,
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: 'dxa' },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        height: { value: 400, rule: HeightRule.ATLEAST },
        children: [words.number, words.indicator, words.unit, ...heads].map((text, at) =>
          cell(text, at, { bold: true, head: true }),
        ),
      }),
      ...rows.map(
        row =>
          new TableRow({
            cantSplit: true,
            children: [
              cell(String(row.at), 0, { bold: row.strong }),
              cell(row.label, 1, { bold: row.strong, align: 'left' }),
              cell(row.unit, 2),
              ...row.cells.map((value, at) =>
                cell(shown(m, value), at + 3, {
                  bold: row.strong || (isLast && at === heads.length - 1),
                  align: 'right',
                }),
              ),
            ],
          }),
      ),
    ],
  })
}

const shown = (m: Messages, value: Row['total']) =>
  value === null ? '' : typeof value === 'number' ? m.number(value) : value
