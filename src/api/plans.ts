import { Hono } from 'hono'
import { checkPlan } from '../events/check-plan'
import { listFreeSlots } from '../events/list-free-slots'
import { listMeetings } from '../events/list-meetings'
import { moveOccurrence } from '../events/move-occurrence'
import { postponeEvent } from '../events/postpone-event'
import { postponeOccurrence } from '../events/postpone-occurrence'
import { restoreEvent } from '../events/restore-event'
import { restoreOccurrence } from '../events/restore-occurrence'
import { saveFollowing } from '../events/save-following'
import { putBackDate, skipDate } from '../events/skip-date'
import { checkedJson } from '../http/checked-json'
import { type AppEnv, verbContext } from '../http/env'
import { readJson } from '../http/read-body'
import { Unversioned } from '../shared/errors'
import { orWhatIsInTheWay } from './in-the-way'
import { readEdit } from './read-edit'
import { showEvent } from './show-event'

/** What happens to plans: checks, moves, dates left out, parts of series, postponements. */
export const plansApi = new Hono<AppEnv>()

const one = '/api/v1/events/:event'
const meeting = `${one}/occurrences/:occurrence`

plansApi.get('/api/v1/meetings', async c => {
  const { meetings } = await listMeetings(verbContext(c), c.req.query())
  return c.json({ items: meetings })
})

plansApi.get('/api/v1/venues/:venue/free-slots', async c =>
  c.json({ items: await listFreeSlots(verbContext(c), c.req.param('venue'), c.req.query()) }),
)

plansApi.post('/api/v1/plan-checks', async c =>
  c.json(checkedJson(c.get('m'), await checkPlan(verbContext(c), await readJson(c)))),
)

plansApi.put(meeting, async c => {
  const { event, occurrence } = c.req.param()
  const move = await readEdit(c)
  return orWhatIsInTheWay(c, { occurrence, event, move }, async () => {
    const moved = await moveOccurrence(verbContext(c), occurrence, move, event)
    return showEvent(c, moved.id)
  })
})

plansApi.post(`${one}/following`, async c => {
  const event = c.req.param('event')
  const edit = await readEdit(c)
  const { from, version: _, ...input } = edit
  return orWhatIsInTheWay(c, { input, event, from }, async () => {
    const { id } = await saveFollowing(verbContext(c), event, edit)
    c.header('Location', `/api/v1/events/${id}`)
    return showEvent(c, id, 201)
  })
})

plansApi.post(`${one}/skips`, async c => {
  await skipDate(verbContext(c), c.req.param('event'), await readEdit(c))
  return showEvent(c, c.req.param('event'), 201)
})

plansApi.delete(`${one}/skips/:date`, async c => {
  const version = c.req.query('version') ?? c.get('matched')?.version
  if (version === undefined) throw new Unversioned()
  await putBackDate(verbContext(c), c.req.param('event'), { date: c.req.param('date'), version })
  return c.body(null, 204)
})

plansApi.post(`${one}/postponement`, async c => {
  await postponeEvent(verbContext(c), c.req.param('event'), await readJson(c))
  return showEvent(c, c.req.param('event'), 201)
})

plansApi.post(`${one}/restoration`, async c => {
  await restoreEvent(verbContext(c), c.req.param('event'), await readJson(c))
  return showEvent(c, c.req.param('event'), 201)
})

plansApi.post(`${meeting}/postponement`, async c => {
  await postponeOccurrence(verbContext(c), c.req.param('occurrence'), await readJson(c), c.req.param('event'))
  return showEvent(c, c.req.param('event'), 201)
})

plansApi.post(`${meeting}/restoration`, async c => {
  await restoreOccurrence(verbContext(c), c.req.param('occurrence'), await readJson(c), c.req.param('event'))
  return showEvent(c, c.req.param('event'), 201)
})
