import { Hono } from 'hono'
import { type AppContext, type AppEnv, personalContext, verbContext } from '../../http/env'
import { statusOf } from '../../http/status'
import { explain } from '../../messages'
import { addWalkIn } from '../../participation/add-walk-in'
import { findKnownChildren } from '../../participation/find-known-children'
import { listCheckinDevices } from '../../participation/list-checkin-devices'
import { listSessions } from '../../participation/list-sessions'
import { openRoster } from '../../participation/open-roster'
import { getHeadcount, saveHeadcount } from '../../participation/save-headcount'
import { scanTicket } from '../../participation/scan-ticket'
import { findSession } from '../../participation/session'
import { tickChild } from '../../participation/tick-child'
import { untickChild } from '../../participation/untick-child'
import { listGroups } from '../../places/list-groups'
import { isDate, wallDate } from '../../shared/dates'
import { DomainError } from '../../shared/errors'
import { type Form, freshForm, submit, type Typed, typed } from '../form'
import { headcountPage } from './attendance/headcount'
import { paperPages } from './attendance/paper-routes'
import { phonePages } from './attendance/phone-routes'
import { rosterPage } from './attendance/roster'
import { sessionsPage } from './attendance/sessions'
import { walkInPage } from './attendance/walk-in'

export const attendancePages = new Hono<AppEnv>()

const occurrenceOf = (c: AppContext) => c.req.param('occurrence') ?? ''

attendancePages.get('/staff/attendance', async c => {
  const today = wallDate(c.get('now'))
  const asked = c.req.query('date') ?? ''
  const date = isDate(asked) ? asked : today
  return sessionsPage(c, date, await listSessions(verbContext(c), date))
})

// Before the sessions: `phones` is none of their ids.
attendancePages.route('/', phonePages)
attendancePages.route('/', paperPages)

attendancePages.get('/staff/attendance/:occurrence', async c => showRoster(c, freshForm()))

attendancePages.post('/staff/attendance/:occurrence/scan', c =>
  submit(
    c,
    async fields => {
      const { childId } = await scanTicket(personalContext(c), occurrenceOf(c), fields)
      return `${path(c)}?done=recorded#c-${childId}`
    },
    form => showRoster(c, { ...form, values: {} }),
  ),
)

const showRoster = async (c: AppContext, form: Form) =>
  rosterPage(
    c,
    await openRoster(personalContext(c), occurrenceOf(c)),
    await listCheckinDevices(verbContext(c), occurrenceOf(c)),
    form,
  )

attendancePages.post('/staff/attendance/:occurrence/ticks', c =>
  submit(
    c,
    async fields => {
      const child = one(fields, 'child')
      const quiet = c.req.header('accept') === 'application/json'
      try {
        await setPresence(c, child, fields)
      } catch (error) {
        if (!quiet || !(error instanceof DomainError)) throw error
        return c.json({ reason: explain(c.get('m'), error.reason) }, statusOf(error))
      }
      return quiet ? c.json({ present: one(fields, 'present') === 'yes' }) : `${path(c)}#c-${child}`
    },
    form => showRoster(c, form),
  ),
)

async function setPresence(c: AppContext, childId: string, fields: Typed): Promise<void> {
  const occurrenceId = occurrenceOf(c)
  if (one(fields, 'present') !== 'yes') await untickChild(verbContext(c), occurrenceId, childId)
  else if (one(fields, 'walkIn')) await addWalkIn(personalContext(c), occurrenceId, { childId })
  else await tickChild(verbContext(c), occurrenceId, childId)
}

attendancePages.get('/staff/attendance/:occurrence/walk-ins', c => showWalkIns(c, freshForm()))

attendancePages.post('/staff/attendance/:occurrence/walk-ins', c =>
  submit(
    c,
    async ({ step, ...fields }) => {
      const context = personalContext(c)
      if (step === 'find') {
        const { findGroup, findName } = fields
        const search = { groupId: findGroup ?? '', name: findName ?? '' }
        const found = await findKnownChildren(context, occurrenceOf(c), search)
        return showWalkIns(c, { values: fields, errors: {} }, found)
      }
      const { childId } = await addWalkIn(context, occurrenceOf(c), fields)
      return `${path(c)}?done=recorded#c-${childId}`
    },
    form => showWalkIns(c, typed(form, 'step') === 'find' ? ofSearch(form) : form),
  ),
)

/** The search's fields have names of their own, for the page holds two forms. */
const ofSearch = ({ values, errors: { groupId, name, ...errors } }: Form): Form => ({
  values,
  errors: { ...errors, ...(groupId ? { findGroup: groupId } : {}), ...(name ? { findName: name } : {}) },
})

async function showWalkIns(c: AppContext, form: Form, found?: Awaited<ReturnType<typeof findKnownChildren>>) {
  const context = verbContext(c)
  const session = await findSession(context, occurrenceOf(c))
  const { role, groupId } = c.get('actor')
  const groups = await listGroups(context, { current: true })
  return walkInPage(c, session, role === 'group_head' ? groups.filter(({ id }) => id === groupId) : groups, form, found)
}

attendancePages.get('/staff/attendance/:occurrence/headcount', async c =>
  showHeadcount(c, freshForm(withoutZeros(await getHeadcount(verbContext(c), occurrenceOf(c))))),
)

attendancePages.post('/staff/attendance/:occurrence/headcount', c =>
  submit(
    c,
    async fields => {
      await saveHeadcount(verbContext(c), occurrenceOf(c), fields)
      return `${path(c)}?done=recorded`
    },
    form => showHeadcount(c, form),
  ),
)

/** An empty field is quicker to fill on a phone than one that holds a nought. */
const withoutZeros = (counts: Record<string, number>) =>
  Object.fromEntries(Object.entries(counts).filter(([, heads]) => heads > 0))

const showHeadcount = async (c: AppContext, form: Form) =>
  headcountPage(c, await findSession(verbContext(c), occurrenceOf(c)), form)

const path = (c: AppContext) => `/staff/attendance/${occurrenceOf(c)}`

const one = (fields: Typed, name: string) => typed({ values: fields, errors: {} }, name)
