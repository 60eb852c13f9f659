import { Hono } from 'hono'
import { type AppEnv, personalContext, verbContext } from '../http/env'
import { readJson } from '../http/read-body'
import { addWalkIn } from '../participation/add-walk-in'
import { openRoster } from '../participation/open-roster'
import { getHeadcount, saveHeadcount } from '../participation/save-headcount'
import { tickChild } from '../participation/tick-child'
import { untickChild } from '../participation/untick-child'

export const attendanceApi = new Hono<AppEnv>()

attendanceApi.get('/api/v1/occurrences/:occurrence/attendance', async c => {
  const { entries, session, ...counts } = await openRoster(personalContext(c), c.req.param('occurrence'))
  return c.json({ occurrence: session, ...counts, items: entries })
})

/** A tick; with `?walkIn=true` of a child of the ward without a place. */
attendanceApi.put('/api/v1/occurrences/:occurrence/attendance/:child', async c => {
  const { occurrence, child } = c.req.param()
  if (c.req.query('walkIn') === 'true') await addWalkIn(personalContext(c), occurrence, { childId: child })
  else await tickChild(verbContext(c), occurrence, child)
  return c.json({ childId: child, present: true })
})

attendanceApi.delete('/api/v1/occurrences/:occurrence/attendance/:child', async c => {
  await untickChild(verbContext(c), c.req.param('occurrence'), c.req.param('child'))
  return c.body(null, 204)
})

attendanceApi.get('/api/v1/occurrences/:occurrence/headcount', async c =>
  c.json(await getHeadcount(verbContext(c), c.req.param('occurrence'))),
)

attendanceApi.put('/api/v1/occurrences/:occurrence/headcount', async c =>
  c.json(await saveHeadcount(verbContext(c), c.req.param('occurrence'), await readJson(c))),
)
