import { Hono } from 'hono'
import { type AppEnv, verbContext } from '../http/env'
import { wardSummary } from '../reports/ward-summary'

export const reportsApi = new Hono<AppEnv>()

reportsApi.get('/api/v1/reports/summary', async c => c.json(await wardSummary(verbContext(c), c.req.query())))
