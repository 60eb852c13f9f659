import { Hono } from 'hono'
import type { AppContext, AppEnv } from '../../http/env'
import { registerByGuardian } from '../../participation/register-by-guardian'
import { getPublication } from '../../publications/get-publication'
import { guardianOf } from '../../shared/actor'
import { submit } from '../form'
import { renderEventPage } from './event-page'
import { wardOf } from './frame'
import { registrationDone } from './registration-done'

/** A guardian's registration, posted from the event's page. Nothing of the child ever stands in an address. */
export const registrationPages = new Hono<AppEnv>()

registrationPages.post('/w/:ward/events/:event/registrations', async (c: AppContext) => {
  const { db, crypto } = c.get('services')
  const ward = await wardOf(c)
  const publication = await getPublication(db, ward.id, c.req.param('event') ?? '')
  return submit(
    c,
    async fields => {
      const context = { db, crypto, actor: guardianOf(ward.id), now: c.get('now') }
      const { status } = await registerByGuardian(context, publication.id, fields)
      return registrationDone(c, ward, publication, status)
    },
    form => renderEventPage(c, publication, ward, form),
  )
})
