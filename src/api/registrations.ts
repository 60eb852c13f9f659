import { Hono } from 'hono'
import { z } from 'zod'
import { type AppEnv, personalContext } from '../http/env'
import { readJson } from '../http/read-body'
import { cancelRegistration } from '../participation/cancel-registration'
import { getRoster } from '../participation/get-roster'
import { registerChild } from '../participation/register-child'
import { idText, parse } from '../shared/parse'

export const registrationsApi = new Hono<AppEnv>()

/** Whom to register. */
const registrationInput = z.strictObject({ childId: idText() })

registrationsApi.get('/api/v1/events/:event/registrations', async c => {
  const { entries, confirmed, waiting, open } = await getRoster(personalContext(c), c.req.param('event'))
  return c.json({ confirmed, waiting, open, items: entries })
})

registrationsApi.post('/api/v1/events/:event/registrations', async c => {
  const { childId } = parse(registrationInput, await readJson(c))
  const { created, ...place } = await registerChild(personalContext(c), c.req.param('event'), childId)
  return c.json(place, created ? 201 : 200)
})

registrationsApi.delete('/api/v1/events/:event/registrations/:registration', async c => {
  await cancelRegistration(personalContext(c), c.req.param('event'), c.req.param('registration'))
  return c.body(null, 204)
})
