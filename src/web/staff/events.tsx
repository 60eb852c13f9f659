import { Hono } from 'hono'
import { cancelEvent } from '../../events/cancel-event'
import { cancelOccurrence } from '../../events/cancel-occurrence'
import { createEvent } from '../../events/create-event'
import { getEvent } from '../../events/get-event'
import { publishEvent } from '../../events/publish-event'
import { returnEvent } from '../../events/return-event'
import { saveEvent } from '../../events/save-event'
import { submitEvent } from '../../events/submit-event'
import { withdrawPublication } from '../../events/withdraw-publication'
import { type AppEnv, verbContext } from '../../http/env'
import { Conflict, Invalid } from '../../shared/errors'
import { submit } from '../form'
import { approvalsPage } from './events/approvals'
import { editedForm } from './events/edited-form'
import { eventForm, newEventForm } from './events/form'
import { listPage } from './events/list'
import { meetingsJson } from './events/planner/meetings-json'
import { plannerPage } from './events/planner/page'
import { eventPage } from './events/show'

export const eventsPages = new Hono<AppEnv>()

const one = '/staff/events/:event'

eventsPages.get('/staff/events', c => (c.req.query('view') === 'list' ? listPage(c) : plannerPage(c)))
eventsPages.get('/staff/events/meetings.json', meetingsJson)
eventsPages.get('/staff/approvals', approvalsPage)
eventsPages.get('/staff/events/new', c => eventForm(c, newEventForm(c)))

eventsPages.post('/staff/events', c =>
  submit(
    c,
    async fields => {
      const { id } = await besideVenue(() => createEvent(verbContext(c), fields))
      return `/staff/events/${id}?done=created`
    },
    form => eventForm(c, form),
  ),
)

eventsPages.get(one, c => eventPage(c, c.req.param('event')))

eventsPages.get(`${one}/edit`, async c => {
  const event = await getEvent(verbContext(c), c.req.param('event'))
  return eventForm(c, editedForm(event), { id: event.id, isPublic: event.publication?.status === 'published' })
})

eventsPages.post(one, c => {
  const id = c.req.param('event')
  return submit(
    c,
    async fields => {
      await besideVenue(() => saveEvent(verbContext(c), id, fields))
      return `/staff/events/${id}?done=saved`
    },
    async form => {
      const event = await getEvent(verbContext(c), id)
      return eventForm(c, form, { id, isPublic: event.publication?.status === 'published' })
    },
  )
})

eventsPages.post(`${one}/submission`, c => {
  const id = c.req.param('event')
  return submit(
    c,
    async () => {
      await submitEvent(verbContext(c), id)
      return `/staff/events/${id}?done=submitted`
    },
    form => eventPage(c, id, form),
  )
})

eventsPages.post(`${one}/publication`, c => {
  const id = c.req.param('event')
  return submit(
    c,
    async ({ from }) => {
      await publishEvent(verbContext(c), id)
      return from === 'approvals' ? '/staff/approvals?done=published' : `/staff/events/${id}?done=published`
    },
    form => eventPage(c, id, form),
  )
})

eventsPages.post(`${one}/withdrawal`, c => {
  const id = c.req.param('event')
  return submit(
    c,
    async () => {
      await withdrawPublication(verbContext(c), id)
      return `/staff/events/${id}?done=withdrawn`
    },
    form => eventPage(c, id, form),
  )
})

eventsPages.post(`${one}/return`, c => {
  const id = c.req.param('event')
  return submit(
    c,
    async ({ reason }) => {
      await returnEvent(verbContext(c), id, { reason })
      return '/staff/approvals?done=returned'
    },
    form => eventPage(c, id, { ...form, values: { ...form.values, action: 'return' } }),
  )
})

eventsPages.post(`${one}/cancellation`, c => {
  const id = c.req.param('event')
  return submit(
    c,
    async ({ reason }) => {
      await cancelEvent(verbContext(c), id, { reason })
      return `/staff/events/${id}?done=cancelled`
    },
    form => eventPage(c, id, { ...form, values: { ...form.values, action: 'cancel' } }),
  )
})

eventsPages.post(`${one}/occurrences/:occurrence/cancellation`, c => {
  const { event: id, occurrence } = c.req.param()
  return submit(
    c,
    async ({ reason }) => {
      await cancelOccurrence(verbContext(c), occurrence, { reason }, id)
      return `/staff/events/${id}?done=cancelled`
    },
    form => eventPage(c, id, { ...form, values: { ...form.values, occurrence } }),
  )
})

/** A taken venue is said beside the venue, where it can be mended. */
async function besideVenue<T>(verb: () => Promise<T>): Promise<T> {
  try {
    return await verb()
  } catch (error) {
    if (error instanceof Conflict && error.reason.code === 'venue_taken') throw new Invalid({ venueId: error.reason })
    throw error
  }
}
