import { Hono } from 'hono'
import { type AppEnv, verbContext } from '../http/env'
import { readJson } from '../http/read-body'
import { listCensus } from '../people/list-census'
import { saveCensus } from '../people/save-census'
import { wardSummary } from '../reports/ward-summary'

export const reportsApi = new Hono<AppEnv>()

reportsApi.get('/api/v1/reports/summary', async c => c.json(await wardSummary(verbContext(c), c.req.query())))

reportsApi.get('/api/v1/census/:year', async c => c.json(await listCensus(verbContext(c), c.req.param('year'))))

reportsApi.put('/api/v1/census/:year', async c => {
  const year = c.req.param('year')
  await saveCensus(verbContext(c), year, await readJson(c))
  return c.json(await listCensus(verbContext(c), year))
})
