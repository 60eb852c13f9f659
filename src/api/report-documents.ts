import { Hono } from 'hono'
import { type AppContext, type AppEnv, verbContext } from '../http/env'
import { readJson } from '../http/read-body'
import { correctReport } from '../reports/correct-report'
import { createReport } from '../reports/create-report'
import { deleteDraft } from '../reports/delete-draft'
import { getReport } from '../reports/get-report'
import { listReports } from '../reports/list-reports'
import { provinceSummary } from '../reports/province-summary'
import { saveReportWords } from '../reports/save-report-words'
import { signReport } from '../reports/sign-report'
import { created } from './answers'
import { readEdit } from './read-edit'

export const reportDocumentsApi = new Hono<AppEnv>()

const ADDRESS = '/api/v1/reports'

/** A report as programs get it: without what only its own pages need. */
async function shown(c: AppContext, id: string) {
  const { wardId: _, provinceCode: __, signedBy: ___, ward, ...report } = await getReport(verbContext(c), id)
  return { ...report, ward: { slug: ward.slug, kind: ward.kind, name: ward.name } }
}

reportDocumentsApi.get(ADDRESS, async c => c.json({ items: await listReports(verbContext(c)) }))

reportDocumentsApi.post(ADDRESS, async c => {
  const { id } = await createReport(verbContext(c), await readJson(c))
  return created(c, `${ADDRESS}/${id}`, await shown(c, id))
})

reportDocumentsApi.get(`${ADDRESS}/:report`, async c => c.json(await shown(c, c.req.param('report'))))

reportDocumentsApi.put(`${ADDRESS}/:report`, async c => {
  await saveReportWords(verbContext(c), c.req.param('report'), await readEdit(c))
  return c.json(await shown(c, c.req.param('report')))
})

reportDocumentsApi.delete(`${ADDRESS}/:report`, async c => {
  await deleteDraft(verbContext(c), c.req.param('report'))
  return c.body(null, 204)
})

reportDocumentsApi.post(`${ADDRESS}/:report/signature`, async c => {
  await signReport(verbContext(c), c.req.param('report'), await readEdit(c))
  return c.json(await shown(c, c.req.param('report')))
})

reportDocumentsApi.post(`${ADDRESS}/:report/correction`, async c => {
  const { id } = await correctReport(verbContext(c), c.req.param('report'))
  return created(c, `${ADDRESS}/${id}`, await shown(c, id))
})

reportDocumentsApi.get('/api/v1/province/summary', async c => {
  const { wards: _, ...summary } = await provinceSummary(verbContext(c), c.req.query())
  return c.json(summary)
})

reportDocumentsApi.get('/api/v1/province/reports', async c => {
  const { wards } = await provinceSummary(verbContext(c), c.req.query())
  return c.json({ items: wards })
})
