import { Hono } from 'hono'
import { type AppEnv, verbContext } from '../../http/env'
import { wardSummary } from '../../reports/ward-summary'
import { Invalid } from '../../shared/errors'
import { summaryPage } from './reports/summary'

export const reportsPages = new Hono<AppEnv>()

reportsPages.get('/staff/reports', async c => {
  try {
    return summaryPage(c, await wardSummary(verbContext(c), c.req.query()))
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    c.status(422)
    return summaryPage(c, await wardSummary(verbContext(c), {}), true)
  }
})
