import type { Context } from '../shared/context'
import { Conflict } from '../shared/errors'
import { readReport } from './read-report'
import { hashOfReport } from './report-hash'

/**
 * Hashes a signed report again and says whether it is what was signed.
 * @throws Missing, Forbidden, Conflict for a draft
 */
export async function verifyReport(context: Context, id: string) {
  const report = await readReport(context, id)
  if (!report.figures || !report.hash) throw new Conflict('report_not_signed')
  const computed = await hashOfReport({ ...report, figures: report.figures })
  return { matches: computed === report.hash, signed: report.hash, computed }
}
