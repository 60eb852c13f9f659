import { reportDocument } from '../../../../exchange/report-document'
import { reportWorkbook } from '../../../../exchange/report-workbook'
import type { AppContext } from '../../../../http/env'
import { messages } from '../../../../messages'
import type { Report } from '../../../../reports/get-report'
import { Missing } from '../../../../shared/errors'
import { sendWorkbook } from '../../events/exchange/xlsx'
import { type Edition, paperOf } from './paper'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/**
 * A report as `official.docx`, `official.xlsx`, `public.docx` or `public.xlsx`.
 * @throws Missing for another name, Conflict for the public edition of a draft
 */
export async function sendReport(c: AppContext, report: Report, file: string): Promise<Response> {
  const [, edition, ending] = /^(official|public)\.(docx|xlsx)$/.exec(file) ?? []
  if (!edition || !ending) throw new Missing()
  const { raster } = c.get('services')
  const name = `${messages('vi').reportDocuments.files[edition as Edition]}-${report.from}-${report.to}`
  const paper = await paperOf(report, edition as Edition, c.get('now'), ending === 'docx' ? raster : undefined)
  if (ending === 'xlsx') return sendWorkbook(c, name, reportWorkbook(paper))
  c.header('Content-Type', WORD)
  c.header('Content-Disposition', `attachment; filename="${name}.docx"`)
  return c.body((await reportDocument(paper)) as Uint8Array<ArrayBuffer>)
}
