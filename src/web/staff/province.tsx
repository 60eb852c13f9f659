import { Hono } from 'hono'
import { type AppEnv, verbContext } from '../../http/env'
import { getReport } from '../../reports/get-report'
import { provinceSummary } from '../../reports/province-summary'
import { Missing } from '../../shared/errors'
import { Columns } from '../design/card'
import { sendWorkbook } from './events/exchange/xlsx'
import { staffPage } from './frame'
import { summaryPage } from './province/summary'
import { summaryWorkbook } from './province/workbook'
import { Downloads } from './reports/documents/downloads'
import { sendReport } from './reports/documents/file'
import { Figures, Signed, WrittenWords } from './reports/documents/show'

const REPORT = '/staff/province/reports/:report'

/** What a province officer sees of the wards: signed reports, counts only. */
export const provincePages = new Hono<AppEnv>()

provincePages.get('/staff/province', async c => summaryPage(c, await provinceSummary(verbContext(c), c.req.query())))

provincePages.get('/staff/province/files/:file', async c => {
  if (c.req.param('file') !== 'summary.xlsx') throw new Missing()
  const summary = await provinceSummary(verbContext(c), c.req.query())
  const days = summary.period ? `-${summary.period.from}-${summary.period.to}` : ''
  return sendWorkbook(c, `${c.get('m').reportDocuments.files.province}${days}`, summaryWorkbook(summary))
})

provincePages.get(REPORT, async c => {
  const m = c.get('m')
  const report = await getReport(verbContext(c), c.req.param('report'))
  const address = `/staff/province/reports/${report.id}`
  const { ward } = report
  return staffPage(
    c,
    { room: 'province', title: report.title, subheading: `${m.wardKinds[ward.kind]} ${ward.name}` },
    <>
      <Columns wide>
        <WrittenWords report={report} />
        <div class="stack">
          <Signed c={c} report={report} address={address} />
          <Downloads m={m} report={report} address={address} />
        </div>
      </Columns>
      <Figures c={c} report={report} />
    </>,
  )
})

provincePages.get(`${REPORT}/files/:file`, async c =>
  sendReport(c, await getReport(verbContext(c), c.req.param('report')), c.req.param('file')),
)
