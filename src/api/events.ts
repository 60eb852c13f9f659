import { Hono } from 'hono'
import { cancelEvent } from '../events/cancel-event'
import { cancelOccurrence } from '../events/cancel-occurrence'
import { createEvent } from '../events/create-event'
import { getEvent } from '../events/get-event'
import { pageEvents } from '../events/page-events'
import { publishEvent } from '../events/publish-event'
import { returnEvent } from '../events/return-event'
import { saveEvent } from '../events/save-event'
import { submitEvent } from '../events/submit-event'
import { withdrawPublication } from '../events/withdraw-publication'
import { type AppContext, type AppEnv, verbContext } from '../http/env'
import { readJson } from '../http/read-body'
import { pageOf } from './answers'
import { readEdit } from './read-edit'

export const eventsApi = new Hono<AppEnv>()

const one = '/api/v1/events/:event'

const show = async (c: AppContext, id: string, status: 200 | 201 = 200) =>
  c.json(await getEvent(verbContext(c), id), status)

eventsApi.get('/api/v1/events', async c => pageOf(c, await pageEvents(verbContext(c), c.req.query())))

eventsApi.post('/api/v1/events', async c => {
  const { id } = await createEvent(verbContext(c), await readJson(c))
  c.header('Location', `/api/v1/events/${id}`)
  return show(c, id, 201)
})

eventsApi.get(one, c => show(c, c.req.param('event')))

eventsApi.put(one, async c => {
  await saveEvent(verbContext(c), c.req.param('event'), await readEdit(c))
  return show(c, c.req.param('event'))
})

eventsApi.post(`${one}/submission`, async c => {
  await submitEvent(verbContext(c), c.req.param('event'))
  return show(c, c.req.param('event'), 201)
})

eventsApi.post(`${one}/publication`, async c => {
  await publishEvent(verbContext(c), c.req.param('event'))
  return show(c, c.req.param('event'), 201)
})

eventsApi.delete(`${one}/publication`, async c => {
  await withdrawPublication(verbContext(c), c.req.param('event'))
  return c.body(null, 204)
})

eventsApi.post(`${one}/return`, async c => {
  await returnEvent(verbContext(c), c.req.param('event'), await readJson(c))
  return show(c, c.req.param('event'), 201)
})

eventsApi.post(`${one}/cancellation`, async c => {
  await cancelEvent(verbContext(c), c.req.param('event'), await readJson(c))
  return show(c, c.req.param('event'), 201)
})

eventsApi.post(`${one}/occurrences/:occurrence/cancellation`, async c => {
  await cancelOccurrence(verbContext(c), c.req.param('occurrence'), await readJson(c), c.req.param('event'))
  return show(c, c.req.param('event'), 201)
})
