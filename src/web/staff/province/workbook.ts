import { provinceWorkbook } from '../../../exchange/province-workbook'
import { messages } from '../../../messages'
import { cutNames } from '../../../participation/cuts'
import type { ProvinceSummary } from '../../../reports/province-summary'
import { whenOf } from '../reports/documents/paper'

/** The province's summary of a period as an Excel file: internal, with every number. */
export function summaryWorkbook(summary: ProvinceSummary): Uint8Array {
  const m = messages('vi')
  const words = m.reportDocuments
  const { period } = summary
  return provinceWorkbook({
    title: `${words.province.title}: ${summary.provinceName}`,
    under: [
      words.marks.official,
      period ? words.period(period.period, period.from, period.to) : words.province.nothing,
      words.province.signedOf(m.number(summary.wards.filter(one => one.report).length), m.number(summary.wards.length)),
    ],
    sum: cutNames.map(cut => ({ who: words.who[cut], ...summary.children[cut] })),
    wards: summary.wards.map(({ ward, report, figures }) => ({
      ward: `${m.wardKinds[ward.kind]} ${ward.name}`,
      children: figures?.all.children ?? null,
      base: figures?.all.base ?? null,
      share: figures?.all.share ?? null,
      poor: figures?.poor.children ?? null,
      attendances: figures?.attendances ?? null,
      sessions: figures?.sessions ?? null,
      signedAt: report && whenOf(report.signedAt),
    })),
  })
}
