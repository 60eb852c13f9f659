import { Hono } from 'hono'
import { type AppEnv, personalContext } from '../http/env'
import { readJson } from '../http/read-body'
import { cancelRegistration } from '../participation/cancel-registration'
import { claimPlace } from '../participation/claim-place'
import { excuseAbsence, withdrawExcuse } from '../participation/excuse-absence'
import { getRegistration } from '../participation/get-registration'
import { getRoster } from '../participation/get-roster'
import { registerChild } from '../participation/register-child'
import { ChildrenUnfit, registerFamily } from '../participation/register-family'
import { parse } from '../shared/parse'
import { created } from './answers'
import { problem } from './problem'
import { registrationInput } from './registration-input'

export const registrationsApi = new Hono<AppEnv>()

registrationsApi.get('/api/v1/events/:event/registrations', async c => {
  const { entries, confirmed, waiting, open } = await getRoster(personalContext(c), c.req.param('event'))
  return c.json({ confirmed, waiting, open, items: entries })
})

registrationsApi.post('/api/v1/events/:event/registrations', async c => {
  const { childId, childIds = [], code } = parse(registrationInput, await readJson(c))
  const context = personalContext(c)
  const event = c.req.param('event')
  try {
    const children = childId
      ? [await registerChild(context, event, childId, code)]
      : (await registerFamily(context, event, childIds, code)).children
    const place = await getRegistration(context, event, children[0]!.id)
    const isNew = children.some(({ created }) => created)
    return created(c, `/api/v1/events/${event}/registrations/${place.id}`, place, isNew ? 201 : 200)
  } catch (error) {
    if (!(error instanceof ChildrenUnfit)) throw error
    return problem(c, error, { fields: error.children })
  }
})

registrationsApi.get('/api/v1/events/:event/registrations/:registration', async c =>
  c.json(await getRegistration(personalContext(c), c.req.param('event'), c.req.param('registration'))),
)

registrationsApi.delete('/api/v1/events/:event/registrations/:registration', async c => {
  await cancelRegistration(personalContext(c), c.req.param('event'), c.req.param('registration'))
  return c.body(null, 204)
})

registrationsApi.put('/api/v1/events/:event/registrations/:registration/claim', async c => {
  const { id } = await getRegistration(personalContext(c), c.req.param('event'), c.req.param('registration'))
  await claimPlace(personalContext(c), id)
  return c.body(null, 204)
})

const EXCUSE = '/api/v1/events/:event/registrations/:registration/excuses/:occurrence'

registrationsApi.put(EXCUSE, async c => {
  const { id } = await getRegistration(personalContext(c), c.req.param('event'), c.req.param('registration'))
  await excuseAbsence(personalContext(c), id, c.req.param('occurrence'))
  return c.body(null, 204)
})

registrationsApi.delete(EXCUSE, async c => {
  const { id } = await getRegistration(personalContext(c), c.req.param('event'), c.req.param('registration'))
  await withdrawExcuse(personalContext(c), id, c.req.param('occurrence'))
  return c.body(null, 204)
})
