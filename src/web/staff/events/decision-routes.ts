import { Hono } from 'hono'
import { cancelEvent } from '../../../events/cancel-event'
import { postponeEvent } from '../../../events/postpone-event'
import { publishEvent } from '../../../events/publish-event'
import { restoreEvent } from '../../../events/restore-event'
import { returnEvent } from '../../../events/return-event'
import { submitEvent } from '../../../events/submit-event'
import { withdrawPublication } from '../../../events/withdraw-publication'
import { type AppContext, type AppEnv, verbContext } from '../../../http/env'
import { type Form, submit, type Typed } from '../../form'
import { type Act, eventPage } from './show'

/** What is decided of a whole event: each a noun that is posted. */
export const eventDecisions = new Hono<AppEnv>()

const one = '/staff/events/:event'

/** Posts a decision; where it is refused, the event's page opens the form it was typed in. */
const decide = (c: AppContext, act: Act | undefined, verb: (id: string, fields: Typed) => Promise<string>) => {
  const id = c.req.param('event')!
  return submit(
    c,
    fields => verb(id, fields),
    (form: Form) => eventPage(c, id, { form, act }),
  )
}

eventDecisions.post(`${one}/submission`, c =>
  decide(c, undefined, async id => {
    await submitEvent(verbContext(c), id)
    return `/staff/events/${id}?done=submitted`
  }),
)

eventDecisions.post(`${one}/publication`, c =>
  decide(c, undefined, async id => {
    await publishEvent(verbContext(c), id)
    return `/staff/events/${id}?done=published`
  }),
)

eventDecisions.post(`${one}/withdrawal`, c =>
  decide(c, undefined, async id => {
    await withdrawPublication(verbContext(c), id)
    return `/staff/events/${id}?done=withdrawn`
  }),
)

eventDecisions.post(`${one}/return`, c =>
  decide(c, 'return', async (id, { reason }) => {
    await returnEvent(verbContext(c), id, { reason })
    return '/staff/approvals?done=returned'
  }),
)

eventDecisions.post(`${one}/postponement`, c =>
  decide(c, 'postpone', async (id, { reason }) => {
    await postponeEvent(verbContext(c), id, { reason })
    return `/staff/events/${id}?done=postponed`
  }),
)

eventDecisions.post(`${one}/cancellation`, c =>
  decide(c, 'cancel', async (id, { reason }) => {
    await cancelEvent(verbContext(c), id, { reason })
    return `/staff/events/${id}?done=cancelled`
  }),
)

eventDecisions.post(`${one}/restoration`, c =>
  decide(c, 'restore', async (id, { reason }) => {
    await restoreEvent(verbContext(c), id, { reason })
    return `/staff/events/${id}?done=restored`
  }),
)
