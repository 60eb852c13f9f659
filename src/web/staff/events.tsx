import { Hono } from 'hono'
import { checkPlan } from '../../events/check-plan'
import { inputOfCopy } from '../../events/copy-event'
import { createEvent } from '../../events/create-event'
import { readEventInput } from '../../events/read-event-input'
import { saveEvent } from '../../events/save-event'
import { saveFollowing } from '../../events/save-following'
import { type AppContext, type AppEnv, verbContext } from '../../http/env'
import { explain } from '../../messages'
import { Conflict, Invalid } from '../../shared/errors'
import { submit } from '../form'
import { approvals } from './events/approvals/routes'
import { eventDecisions } from './events/decision-routes'
import { editedForm, formOf } from './events/edited-form'
import { planOf, takeOffer } from './events/event-fields'
import { eventForm, type FormOf, newEventForm } from './events/form'
import { freePage } from './events/free'
import { listPage } from './events/list'
import { meetingDecisions } from './events/meeting-routes'
import { movePages } from './events/move'
import { meetingsJson } from './events/planner/meetings-json'
import { plannerPage } from './events/planner/page'
import { eventPage } from './events/show'
import { submissions } from './events/submission-routes'

export const eventsPages = new Hono<AppEnv>()

const one = '/staff/events/:event'

eventsPages.get('/staff/events', c => (c.req.query('view') === 'list' ? listPage(c) : plannerPage(c)))
eventsPages.get('/staff/events/meetings.json', meetingsJson)
eventsPages.get('/staff/events/free', freePage)
eventsPages.get('/staff/events/mine', c =>
  c.redirect(`/staff/events?${new URLSearchParams({ view: 'week', officerId: c.get('actor').id })}`, 303),
)
eventsPages.route('/', movePages)
eventsPages.route('/', submissions)
eventsPages.get('/staff/events/new', async c => {
  const copy = c.req.query('copy')
  if (!copy) return eventForm(c, newEventForm(c))
  return eventForm(c, formOf(await inputOfCopy(verbContext(c), copy)), { isCopy: true })
})

eventsPages.post('/staff/events', c => {
  const refused: FormOf = {}
  return submit(
    c,
    async fields => {
      const plan = planOf(fields)
      const { id } = await besideVenue(c, plan, refused, () => createEvent(verbContext(c), plan.input))
      return `/staff/events/${id}?done=created`
    },
    form => eventForm(c, { ...form, values: takeOffer(form.values) }, refused),
  )
})

eventsPages.get(one, c => eventPage(c, c.req.param('event')))

eventsPages.get(`${one}/edit`, async c => {
  const event = await readEventInput(verbContext(c), c.req.param('event'))
  return eventForm(c, editedForm(event), { event })
})

eventsPages.post(one, c => {
  const id = c.req.param('event')
  const refused: FormOf = {}
  return submit(
    c,
    async fields => {
      const plan = planOf(fields, id)
      const saved = await besideVenue(c, plan, refused, () =>
        plan.from === null
          ? saveEvent(verbContext(c), id, plan.input)
          : saveFollowing(verbContext(c), id, { ...plan.input, from: plan.from }),
      )
      return `/staff/events/${saved.id}?done=saved`
    },
    async form =>
      eventForm(
        c,
        { ...form, values: takeOffer(form.values) },
        { ...refused, event: await readEventInput(verbContext(c), id) },
      ),
  )
})

eventsPages.route('/', approvals)
eventsPages.route('/', eventDecisions)
eventsPages.route('/', meetingDecisions)

/** A taken venue is said beside the venue, where it can be mended, and with a free time to take instead. */
async function besideVenue<T>(
  c: AppContext,
  plan: ReturnType<typeof planOf>,
  refused: FormOf,
  verb: () => Promise<T>,
): Promise<T> {
  try {
    return await verb()
  } catch (error) {
    if (!(error instanceof Conflict && error.reason.code === 'venue_taken')) throw error
    const { freeSlot } = await checkPlan(verbContext(c), plan)
    refused.clash = { message: explain(c.get('m'), error.reason), freeSlot }
    throw new Invalid({ venueId: error.reason })
  }
}
