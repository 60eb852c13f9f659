import { Hono } from 'hono'
import type { AppContext, AppEnv } from '../../http/env'
import { limitPerAddress } from '../../http/per-address'
import { registerByGuardian } from '../../participation/register-by-guardian'
import { familyTicket } from '../../participation/tickets'
import { getPublication } from '../../publications/get-publication'
import { guardianOf } from '../../shared/actor'
import { MINUTE } from '../../shared/dates'
import { submit } from '../form'
import { renderEventPage } from './event-page'
import { familyOf, pressed, tidy, withAnother, without } from './family-fields'
import { link, wardOf } from './frame'

/** A family's registration, posted from the event's page. Nothing of a child ever stands in an address. */
export const registrationPages = new Hono<AppEnv>()

/** A school's computer room or a village behind one mast registers from one address. */
const countRequest = limitPerAddress({ most: 120, within: 10 * MINUTE })

registrationPages.post('/w/:ward/events/:event/registrations', async (c: AppContext) => {
  const { db, crypto } = c.get('services')
  const ward = await wardOf(c)
  const publication = await getPublication(db, ward.id, c.req.param('event') ?? '')
  return submit(
    c,
    async fields => {
      const again = (values: typeof fields) => renderEventPage(c, publication, ward, { values, errors: {} })
      if (pressed(fields, 'more')) return again(withAnother(fields))
      const drop = pressed(fields, 'drop')
      if (drop) return again(without(fields, Number(drop)))
      countRequest(c)
      const context = { db, crypto, actor: guardianOf(ward.id), now: c.get('now') }
      const { id, kept } = await registerByGuardian(context, publication.id, familyOf(tidy(fields)))
      const ticket = await familyTicket(crypto, id)
      return link(c, `/tickets/${ticket}`, { done: 'made', kept: kept ? String(kept) : null })
    },
    form => renderEventPage(c, publication, ward, { ...form, values: tidy(form.values) }),
  )
})
