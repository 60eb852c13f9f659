import { Hono } from 'hono'
import { z } from 'zod'
import { type AppEnv, personalContext } from '../http/env'
import { readJson } from '../http/read-body'
import { cancelRegistration } from '../participation/cancel-registration'
import { getRegistration } from '../participation/get-registration'
import { getRoster } from '../participation/get-roster'
import { registerChild } from '../participation/register-child'
import { idText, parse } from '../shared/parse'
import { created } from './answers'

export const registrationsApi = new Hono<AppEnv>()

/** Whom to register. */
const registrationInput = z.strictObject({ childId: idText() })

registrationsApi.get('/api/v1/events/:event/registrations', async c => {
  const { entries, confirmed, waiting, open } = await getRoster(personalContext(c), c.req.param('event'))
  return c.json({ confirmed, waiting, open, items: entries })
})

registrationsApi.post('/api/v1/events/:event/registrations', async c => {
  const { childId } = parse(registrationInput, await readJson(c))
  const event = c.req.param('event')
  const { created: isNew, ...place } = await registerChild(personalContext(c), event, childId)
  return created(c, `/api/v1/events/${event}/registrations/${place.id}`, place, isNew ? 201 : 200)
})

registrationsApi.get('/api/v1/events/:event/registrations/:registration', async c =>
  c.json(await getRegistration(personalContext(c), c.req.param('event'), c.req.param('registration'))),
)

registrationsApi.delete('/api/v1/events/:event/registrations/:registration', async c => {
  await cancelRegistration(personalContext(c), c.req.param('event'), c.req.param('registration'))
  return c.body(null, 204)
})
