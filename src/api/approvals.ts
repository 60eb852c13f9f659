import { Hono } from 'hono'
import type { Outcome } from '../events/decide-many'
import { listSubmitted } from '../events/list-submitted'
import { publishEvents } from '../events/publish-events'
import { returnEvents } from '../events/return-events'
import { submitEvents } from '../events/submit-events'
import { type AppContext, type AppEnv, verbContext } from '../http/env'
import { readJson } from '../http/read-body'
import { explain } from '../messages'
import { Malformed } from '../shared/errors'
import { pageOf } from './answers'

/** What waits for approval, and decisions on many events at once. */
export const approvalsApi = new Hono<AppEnv>()

approvalsApi.get('/api/v1/submitted', async c => {
  const { page, ...filter } = c.req.query()
  if (page !== undefined) throw new Malformed('page_replaced')
  const { items, next } = await listSubmitted(verbContext(c), filter)
  return pageOf(c, { items, next })
})

approvalsApi.post('/api/v1/submissions', async c => answer(c, await submitEvents(verbContext(c), await readJson(c))))

approvalsApi.post('/api/v1/publications', async c => answer(c, await publishEvents(verbContext(c), await readJson(c))))

approvalsApi.post('/api/v1/returns', async c => answer(c, await returnEvents(verbContext(c), await readJson(c))))

/** 200 also where some were refused: each says for itself what became of it. */
const answer = (c: AppContext, outcomes: Outcome[]) =>
  c.json({
    items: outcomes.map(({ refused, ...one }) => ({
      ...one,
      refused: refused && { code: refused.reason.code, title: explain(c.get('m'), refused.reason) },
    })),
  })
