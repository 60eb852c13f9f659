import { AlignmentType, type IRunOptions, Paragraph, type ParagraphChild, TextRun } from 'docx'

export const FONT = 'Times New Roman'

/** Twentieths of a point. */
export const mm = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440)

/** Sizes are half points: 28 is 14 pt, the body of a document. */
export const run = (text: string, options: Omit<IRunOptions, 'text'> = {}) =>
  new TextRun({ ...(options.children ? {} : { text: joined(text) }), font: FONT, ...options })

/** A number and what it counts stay on one line, and so do `ngày`, `tháng`, `năm` and their numbers. */
const joined = (text: string) =>
  text.replace(/(\d) (em|lượt|buổi|điểm)\b/g, '$1\u00a0$2').replace(/(ngày|tháng|quý|năm) (?=[\dIV])/g, '$1\u00a0')

/** Body text: 14 pt, justified, its first line indented by 10 mm. */
export const paragraph = (text: string, { bold = false, keepNext = false } = {}) =>
  new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: mm(10) },
    spacing: { before: 60, after: 60, line: 276 },
    keepNext,
    children: [run(text, { bold, size: 28 })],
  })

export const centred = (children: ParagraphChild[], spacing: { before?: number; after?: number } = {}) =>
  new Paragraph({ alignment: AlignmentType.CENTER, spacing, children })
