import { Hono } from 'hono'
import { cancelOccurrence } from '../../../events/cancel-occurrence'
import { postponeOccurrence } from '../../../events/postpone-occurrence'
import { restoreOccurrence } from '../../../events/restore-occurrence'
import { putBackDate, skipDate } from '../../../events/skip-date'
import { type AppContext, type AppEnv, verbContext } from '../../../http/env'
import { type Form, submit, type Typed } from '../../form'
import { type Act, eventPage } from './show'

/** What is decided of single meetings of an event. */
export const meetingDecisions = new Hono<AppEnv>()

const one = '/staff/events/:event'
const meeting = `${one}/occurrences/:occurrence`

const decide = (c: AppContext, act: Act | undefined, done: string, verb: (fields: Typed) => Promise<unknown>) => {
  const { event, occurrence } = c.req.param() as { event: string; occurrence?: string }
  return submit(
    c,
    async fields => {
      await verb(fields)
      return `/staff/events/${event}?done=${done}#meetings`
    },
    (form: Form) => eventPage(c, event, { form, act, occurrence }),
  )
}

meetingDecisions.post(`${meeting}/cancellation`, c =>
  decide(c, 'cancel', 'cancelled', ({ reason }) =>
    cancelOccurrence(verbContext(c), c.req.param('occurrence'), { reason }, c.req.param('event')),
  ),
)

meetingDecisions.post(`${meeting}/postponement`, c =>
  decide(c, 'postpone', 'postponed', ({ reason }) =>
    postponeOccurrence(verbContext(c), c.req.param('occurrence'), { reason }, c.req.param('event')),
  ),
)

meetingDecisions.post(`${meeting}/restoration`, c =>
  decide(c, 'restore', 'restored', ({ reason }) =>
    restoreOccurrence(verbContext(c), c.req.param('occurrence'), { reason }, c.req.param('event')),
  ),
)

meetingDecisions.post(`${one}/skips`, c =>
  decide(c, undefined, 'skipped', ({ date, version }) =>
    skipDate(verbContext(c), c.req.param('event'), { date, version }),
  ),
)

meetingDecisions.post(`${one}/skips/:date/restoration`, c =>
  decide(c, undefined, 'putBack', ({ version }) =>
    putBackDate(verbContext(c), c.req.param('event'), { date: c.req.param('date'), version }),
  ),
)
