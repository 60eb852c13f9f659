import { Hono } from 'hono'
import { cancelEvent } from '../events/cancel-event'
import { cancelOccurrence } from '../events/cancel-occurrence'
import { inputOfCopy } from '../events/copy-event'
import { createEvent } from '../events/create-event'
import { pageEvents } from '../events/page-events'
import { publishEvent } from '../events/publish-event'
import { returnEvent } from '../events/return-event'
import { saveEvent } from '../events/save-event'
import { submitEvent } from '../events/submit-event'
import { withdrawPublication } from '../events/withdraw-publication'
import { type AppContext, type AppEnv, verbContext } from '../http/env'
import { readJson } from '../http/read-body'
import { pageOf } from './answers'
import { orWhatIsInTheWay } from './in-the-way'
import { readEdit } from './read-edit'
import { showEvent } from './show-event'

export const eventsApi = new Hono<AppEnv>()

const one = '/api/v1/events/:event'

eventsApi.get('/api/v1/events', async c => pageOf(c, await pageEvents(verbContext(c), c.req.query())))

const draft = (c: AppContext, input: object) =>
  orWhatIsInTheWay(c, { input }, async () => {
    const { id } = await createEvent(verbContext(c), input)
    c.header('Location', `/api/v1/events/${id}`)
    return showEvent(c, id, 201)
  })

eventsApi.post('/api/v1/events', async c => draft(c, await readJson(c)))

eventsApi.post(`${one}/copies`, async c =>
  draft(c, await inputOfCopy(verbContext(c), c.req.param('event'), await readJson(c))),
)

eventsApi.get(one, c => showEvent(c, c.req.param('event')))

eventsApi.put(one, async c => {
  const event = c.req.param('event')
  const edit = await readEdit(c)
  const { version: _, ...input } = edit
  return orWhatIsInTheWay(c, { input, event }, async () => {
    await saveEvent(verbContext(c), event, edit)
    return showEvent(c, event)
  })
})

eventsApi.post(`${one}/submission`, async c => {
  await submitEvent(verbContext(c), c.req.param('event'))
  return showEvent(c, c.req.param('event'), 201)
})

eventsApi.post(`${one}/publication`, async c => {
  await publishEvent(verbContext(c), c.req.param('event'))
  return showEvent(c, c.req.param('event'), 201)
})

eventsApi.delete(`${one}/publication`, async c => {
  await withdrawPublication(verbContext(c), c.req.param('event'))
  return c.body(null, 204)
})

eventsApi.post(`${one}/return`, async c => {
  await returnEvent(verbContext(c), c.req.param('event'), await readJson(c))
  return showEvent(c, c.req.param('event'), 201)
})

eventsApi.post(`${one}/cancellation`, async c => {
  await cancelEvent(verbContext(c), c.req.param('event'), await readJson(c))
  return showEvent(c, c.req.param('event'), 201)
})

eventsApi.post(`${one}/occurrences/:occurrence/cancellation`, async c => {
  await cancelOccurrence(verbContext(c), c.req.param('occurrence'), await readJson(c), c.req.param('event'))
  return showEvent(c, c.req.param('event'), 201)
})
