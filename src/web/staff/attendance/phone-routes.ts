import { Hono } from 'hono'
import { type AppContext, type AppEnv, verbContext } from '../../../http/env'
import { listCheckinDevices } from '../../../participation/list-checkin-devices'
import { listSessions } from '../../../participation/list-sessions'
import { makeCheckinPass } from '../../../participation/make-checkin-pass'
import { revokeCheckinDevice } from '../../../participation/revoke-checkin-device'
import { closedBecause } from '../../../participation/session'
import { addDays, wallDate } from '../../../shared/dates'
import { type Form, freshForm, submit, typed, valuesOf } from '../../form'
import { passPage, phonesPage } from './phones'

export const phonePages = new Hono<AppEnv>()

phonePages.get('/staff/attendance/phones', c =>
  showPhones(c, freshForm({ occurrenceIds: [c.req.query('session') ?? ''] })),
)

phonePages.post('/staff/attendance/phones', c =>
  submit(
    c,
    async fields => {
      const form = { values: fields, errors: {} }
      const occurrenceIds = valuesOf(form, 'occurrenceIds')
      return passPage(c, await makeCheckinPass(verbContext(c), { occurrenceIds, label: typed(form, 'label') }))
    },
    form => showPhones(c, form),
  ),
)

phonePages.post('/staff/attendance/phones/:device/revocation', c =>
  submit(
    c,
    async fields => {
      await revokeCheckinDevice(verbContext(c), c.req.param('device'))
      const back = typed({ values: fields, errors: {} }, 'back')
      return `${/^\/staff\/attendance\/\w+$/.test(back) ? back : '/staff/attendance/phones'}?done=revoked`
    },
    form => showPhones(c, form),
  ),
)

/** Today's sessions and tomorrow's, as far as a phone may be opened for them; those that are over come last. */
async function showPhones(c: AppContext, form: Form) {
  const context = verbContext(c)
  const today = wallDate(context.now)
  const days = await Promise.all([today, addDays(today, 1)].map(date => listSessions(context, date)))
  const sessions = days
    .flatMap(({ onDay }) => onDay)
    .filter(session => [null, 'attendance_too_early'].includes(closedBecause(session, context.now)))
    .sort((a, b) => Number(a.endsAt <= context.now) - Number(b.endsAt <= context.now))
  return phonesPage(c, sessions, await listCheckinDevices(context), form)
}
