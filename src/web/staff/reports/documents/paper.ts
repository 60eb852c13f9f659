import type { PaperTable, ReportPaper } from '../../../../exchange/report-paper'
import type { Raster } from '../../../../led/frames/raster'
import { messages } from '../../../../messages'
import type { Report } from '../../../../reports/get-report'
import { suppress } from '../../../../reports/suppress'
import { wallDate, wallTime, writtenDate } from '../../../../shared/dates'
import { Conflict } from '../../../../shared/errors'
import { chartsOf } from './charts'
import { sectionsOf } from './sentences'
import { indicatorDefinition, indicatorName, type Shown, termsOf, worthShowing } from './words'

export const editions = ['official', 'public'] as const
export type Edition = (typeof editions)[number]

/**
 * A report as it is written to a file: the official edition with all figures, or the public one in which small numbers
 * are hidden. Official documents are Vietnamese, whatever language the reader has chosen.
 * @throws Conflict for the public edition of a draft
 */
export async function paperOf(report: Report, edition: Edition, now: number, raster?: Raster): Promise<ReportPaper> {
  const m = messages('vi')
  const words = m.reportDocuments
  if (edition === 'public' && report.status !== 'signed') throw new Conflict('report_not_signed')
  const figures: Shown = edition === 'public' ? suppress(report.figures) : report.figures
  const { ward } = report
  const name = `${m.wardKinds[ward.kind]} ${ward.name}`
  const inSentence = `${m.wardKinds[ward.kind].toLowerCase()} ${ward.name}`
  const rows = worthShowing(figures.rows)
  return {
    wardCapitals: name.toUpperCase(),
    ward: inSentence,
    place: ward.name,
    year: wallDate(report.signedAt ?? now).slice(0, 4),
    mark: report.status === 'draft' ? words.marks.draft : words.marks[edition],
    title: report.title,
    period: words.period(report.period, report.from, report.to),
    intro: words.docx.intro(inSentence, report.title),
    sections: sectionsOf(m, report, figures),
    charts: raster ? await chartsOf(m, figures, raster) : [],
    table: tableOf(figures, rows),
    notes: edition === 'public' ? [words.hiddenNote] : [],
    definitions: rows.map(({ indicator, unit }) => ({
      name: indicatorName(m, indicator),
      unit: words.units[unit],
      definition: indicatorDefinition(m, indicator),
    })),
    terms: termsOf(m, rows),
    hash: report.hash,
    signedAt: report.signedAt === null ? null : whenOf(report.signedAt),
    signature: ward.letterhead?.signature ?? words.docx.signature,
    recipients: ward.letterhead?.recipients ?? [words.docx.asAbove, words.docx.file],
  }
}

export const whenOf = (at: number): string => `${wallTime(at)} ${writtenDate(wallDate(at))}`

function tableOf(figures: Shown, rows: Shown['rows']): PaperTable {
  const m = messages('vi')
  return {
    columns: figures.columns.map(({ name }) => name),
    rows: rows.map(({ indicator, unit, cells, total }) => ({
      label: indicatorName(m, indicator),
      unit: m.reportDocuments.units[unit],
      cells: [...cells],
      total,
      strong: /^(children|attendances)\.all$|^sessions\.held$/.test(indicator),
    })),
  }
}
