import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, VerticalAlign } from 'docx'
import { messages } from '../messages'
import { centred, mm, run } from './document-text'
import type { ReportPaper } from './report-paper'

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const unlined = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none }
/** Of 162 mm of text. */
const [LEFT, RIGHT] = [mm(66), mm(96)]

/** Two columns without lines, as the head and the end of official documents have them. */
const beside = (left: Paragraph[], right: Paragraph[], [first, second] = [LEFT, RIGHT]) =>
  new Table({
    layout: TableLayoutType.FIXED,
    borders: unlined,
    columnWidths: [first, second],
    width: { size: first + second, type: 'dxa' },
    rows: [
      new TableRow({
        cantSplit: true,
        children: [[left, first] as const, [right, second] as const].map(
          ([children, size]) =>
            new TableCell({
              borders: unlined,
              width: { size, type: 'dxa' },
              verticalAlign: VerticalAlign.TOP,
              margins: { left: 0, right: 0 },
              children,
            }),
        ),
      }),
    ],
  })

/** The rule below a line, as wide as said. */
const rule = (width: number, of: number, after = 0) =>
  new Paragraph({
    indent: { left: Math.round((of - width) / 2), right: Math.round((of - width) / 2) },
    spacing: { before: 20, after, line: 60, lineRule: 'exact' },
    border: { top: { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 1 } },
    children: [],
  })

/** Quốc hiệu and tiêu ngữ, the committee, blank number and day, the kind of document and what it is about. */
export function letterHead({ wardCapitals, place, year, mark, title }: ReportPaper): (Table | Paragraph)[] {
  const words = messages('vi').reportDocuments.docx
  const bold = (text: string, size: number) => centred([run(text, { bold: true, size })])
  return [
    beside(
      [
        bold(words.committee, 26),
        bold(wardCapitals, 26),
        rule(mm(24), LEFT, 120),
        centred([run(words.number, { size: 26 })], { after: 60 }),
        centred([run(mark, { bold: true, size: 20, border: { style: BorderStyle.SINGLE, size: 6, space: 2 } })]),
      ],
      [
        // Condensed by a hair: the line has to stand in one, as it does in every office.
        centred([run(words.country, { bold: true, size: 25, characterSpacing: -6 })]),
        bold(words.motto, 28),
        rule(mm(66), RIGHT, 120),
        centred([run(words.placeAndDate(place, year), { italics: true, size: 28 })]),
      ],
    ),
    centred([run(words.report, { bold: true, size: 28 })], { before: 320, after: 40 }),
    // Two lines of like length rather than one and a word.
    new Paragraph({
      alignment: AlignmentType.CENTER,
      indent: { left: mm(16), right: mm(16) },
      children: [run(title.replaceAll('trẻ em', 'trẻ\u00a0em'), { bold: true, size: 28 })],
    }),
    rule(mm(50), mm(162), 200),
  ]
}

/** Nơi nhận beside the block that is signed later. */
export function letterEnd({ recipients, signature }: ReportPaper): (Table | Paragraph)[] {
  const words = messages('vi').reportDocuments.docx
  const line = (text: string, options: object) =>
    new Paragraph({ alignment: AlignmentType.LEFT, spacing: { before: 0, after: 0 }, children: [run(text, options)] })
  return [
    new Paragraph({ spacing: { before: 120, after: 0 }, keepNext: true, children: [] }),
    beside(
      [
        line(words.recipients, { bold: true, italics: true, size: 24 }),
        ...recipients.map(one => line(`- ${one}`, { size: 22 })),
      ],
      // The room of seal and signature, and the name below it.
      [
        ...signature.map(one => centred([run(one, { bold: true, size: 28 })])),
        ...Array.from({ length: 5 }, () => centred([run('', { size: 28 })])),
      ],
      [mm(81), mm(81)],
    ),
  ]
}
