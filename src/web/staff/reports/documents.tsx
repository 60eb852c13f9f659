import { Hono } from 'hono'
import { type AppContext, type AppEnv, verbContext } from '../../../http/env'
import { correctReport } from '../../../reports/correct-report'
import { createReport } from '../../../reports/create-report'
import { deleteDraft } from '../../../reports/delete-draft'
import { getReport } from '../../../reports/get-report'
import { listReports } from '../../../reports/list-reports'
import { saveReportWords } from '../../../reports/save-report-words'
import { signReport } from '../../../reports/sign-report'
import { wallDate } from '../../../shared/dates'
import { freshForm, submit, type Typed } from '../../form'
import { sendReport } from './documents/file'
import { ADDRESS, listPage, newPage } from './documents/list'
import { showPage } from './documents/show'
import { signPage } from './documents/sign-page'

export const reportDocumentPages = new Hono<AppEnv>()

const read = (c: AppContext) => getReport(verbContext(c), c.req.param('report')!)

reportDocumentPages.get(ADDRESS, async c => listPage(c, await listReports(verbContext(c))))

reportDocumentPages.get(`${ADDRESS}/new`, c =>
  newPage(c, freshForm({ period: c.req.query('period') ?? 'week', on: c.req.query('on') ?? wallDate(c.get('now')) })),
)

reportDocumentPages.post(ADDRESS, c =>
  submit(
    c,
    async fields => `${ADDRESS}/${(await createReport(verbContext(c), periodOf(fields))).id}?done=created`,
    form => newPage(c, form),
  ),
)

/** Of the fields for days those that the chosen kind of period is about. */
function periodOf({ period, on, from, to, title }: Typed) {
  return period === 'custom' ? { from: from ?? '', to: to ?? '', title } : { period, ...(on ? { on } : {}), title }
}

reportDocumentPages.get(`${ADDRESS}/:report`, async c => showPage(c, await read(c)))

reportDocumentPages.post(`${ADDRESS}/:report`, c =>
  submit(
    c,
    async fields => {
      await saveReportWords(verbContext(c), c.req.param('report'), fields)
      return `${ADDRESS}/${c.req.param('report')}?done=saved`
    },
    async form => showPage(c, await read(c), form),
  ),
)

reportDocumentPages.get(`${ADDRESS}/:report/signature`, async c => signPage(c, await read(c)))

reportDocumentPages.post(`${ADDRESS}/:report/signature`, c =>
  submit(
    c,
    async fields => {
      await signReport(verbContext(c), c.req.param('report'), fields)
      return `${ADDRESS}/${c.req.param('report')}?done=signed`
    },
    async form => signPage(c, await read(c), form),
  ),
)

reportDocumentPages.post(`${ADDRESS}/:report/correction`, async c => {
  const { id } = await correctReport(verbContext(c), c.req.param('report'))
  return c.redirect(`${ADDRESS}/${id}?done=created`, 303)
})

reportDocumentPages.post(`${ADDRESS}/:report/deletion`, async c => {
  await deleteDraft(verbContext(c), c.req.param('report'))
  return c.redirect(`${ADDRESS}?done=removed`, 303)
})

reportDocumentPages.get(`${ADDRESS}/:report/files/:file`, async c => sendReport(c, await read(c), c.req.param('file')))
