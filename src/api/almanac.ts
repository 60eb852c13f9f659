import { Hono } from 'hono'
import { type AppContext, type AppEnv, verbContext } from '../http/env'
import { readJson } from '../http/read-body'
import { findWard } from '../places/find-ward'
import { findHoliday, listHolidays } from '../places/list-holidays'
import { listPeriods } from '../places/list-periods'
import { findTerm, listTerms } from '../places/list-terms'
import { removeHoliday } from '../places/remove-holiday'
import { removeTerm } from '../places/remove-term'
import { saveHoliday } from '../places/save-holiday'
import { savePeriods } from '../places/save-periods'
import { saveStorms } from '../places/save-storms'
import { createTerm, editTerm } from '../places/save-term'
import { created } from './answers'

export const almanacApi = new Hono<AppEnv>()

almanacApi.get('/api/v1/holidays', async c =>
  c.json({ items: await listHolidays(verbContext(c), { year: c.req.query('year') }) }),
)
almanacApi.get('/api/v1/holidays/:date', async c => c.json(await findHoliday(verbContext(c), c.req.param('date'))))
almanacApi.put('/api/v1/holidays/:date', async c =>
  c.json(await saveHoliday(verbContext(c), c.req.param('date'), await readJson(c))),
)
almanacApi.delete('/api/v1/holidays/:date', async c => {
  await removeHoliday(verbContext(c), c.req.param('date'))
  return c.body(null, 204)
})

almanacApi.get('/api/v1/school-terms', async c => c.json({ items: await listTerms(verbContext(c)) }))
almanacApi.post('/api/v1/school-terms', async c => {
  const term = await createTerm(verbContext(c), await readJson(c))
  return created(c, `/api/v1/school-terms/${term.id}`, term)
})
almanacApi.get('/api/v1/school-terms/:term', async c => c.json(await findTerm(verbContext(c), c.req.param('term'))))
almanacApi.put('/api/v1/school-terms/:term', async c =>
  c.json(await editTerm(verbContext(c), c.req.param('term'), await readJson(c))),
)
almanacApi.delete('/api/v1/school-terms/:term', async c => {
  await removeTerm(verbContext(c), c.req.param('term'))
  return c.body(null, 204)
})

almanacApi.get('/api/v1/school-periods', async c => c.json({ items: await listPeriods(verbContext(c)) }))
almanacApi.put('/api/v1/school-periods', async c =>
  c.json({ items: await savePeriods(verbContext(c), await readJson(c)) }),
)

const showStorms = async (c: AppContext) => {
  const { stormsFrom, stormsTo } = await findWard(verbContext(c))
  return c.json({ stormsFrom, stormsTo })
}
almanacApi.get('/api/v1/storm-season', showStorms)
almanacApi.put('/api/v1/storm-season', async c => {
  await saveStorms(verbContext(c), await readJson(c))
  return showStorms(c)
})
