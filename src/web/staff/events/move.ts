import { Hono } from 'hono'
import { type Checked, checkPlan } from '../../../events/check-plan'
import { findMeeting } from '../../../events/find-meeting'
import { moveOccurrence } from '../../../events/move-occurrence'
import { checkedJson, fieldsJson, findingsJson } from '../../../http/checked-json'
import { type AppContext, type AppEnv, verbContext } from '../../../http/env'
import { readForm, readJson } from '../../../http/read-body'
import { statusOf } from '../../../http/status'
import { explain } from '../../../messages'
import { instantOf, readDate } from '../../../shared/dates'
import { Conflict, DomainError, Invalid } from '../../../shared/errors'
import { submit, type Typed } from '../../form'
import { eventFields } from './event-fields'
import { eventPage } from './show'

/** Plans checked while one types or drags, and meetings moved; JSON for scripts, pages for forms. */
export const movePages = new Hono<AppEnv>()

const meeting = '/staff/events/:event/occurrences/:occurrence'

movePages.post('/staff/events/check', c =>
  answer(c, async typed => {
    const { scope, from, ...fields } = typed as Typed
    const { version: _, ...input } = eventFields(fields)
    const plan = { input, event: c.req.query('event'), from: scope === 'following' ? from : undefined }
    return c.json(checkedJson(c.get('m'), await checkPlan(verbContext(c), plan)))
  }),
)

movePages.post(`${meeting}/check`, c =>
  answer(c, async typed => {
    const { event, occurrence } = c.req.param()
    const checked = await checkPlan(verbContext(c), { occurrence, event, move: moveOf(typed) })
    return c.json(checkedJson(c.get('m'), checked))
  }),
)

movePages.post(`${meeting}/time`, c => {
  const { event, occurrence } = c.req.param()
  if (!c.req.header('accept')?.includes('text/html')) return answer(c, typed => moveForScript(c, moveOf(typed)))
  return submit(
    c,
    async fields => {
      const moved = await moveOccurrence(verbContext(c), occurrence, moveOf(fields), event)
      return `/staff/events/${moved.id}?done=moved#meetings`
    },
    form => eventPage(c, event, { form, act: 'move', occurrence }),
  )
})

/** A form's empty venue is none. */
const moveOf = (typed: Record<string, unknown>) => (typed.venueId === '' ? { ...typed, venueId: null } : typed)

async function moveForScript(c: AppContext, move: Record<string, unknown>): Promise<Response> {
  const { event, occurrence } = c.req.param() as { event: string; occurrence: string }
  const context = verbContext(c)
  const checked = await checkPlan(context, { occurrence, event, move })
  try {
    const { id, version } = await moveOccurrence(context, occurrence, move, event)
    const startsAt = instantOf(readDate(String(move.startsOn)), String(move.startTime))
    const meetingId = await findMeeting(context, id, startsAt)
    const soft = checked.findings.filter(({ hard }) => !hard)
    return c.json({ version, eventId: id, meetingId, findings: findingsJson(c.get('m'), soft) })
  } catch (error) {
    if ((error instanceof Conflict || error instanceof Invalid) && isRefusing(checked)) return refused(c, checked)
    throw error
  }
}

const isRefusing = ({ findings }: Checked) => findings.some(({ hard }) => hard)

function refused(c: AppContext, { findings, freeSlot }: Checked): Response {
  const said = findingsJson(c.get('m'), findings)
  return c.json({ message: said[0]?.message, code: said[0]?.code, findings: said, freeSlot }, 409)
}

/** Answers a script, which sends a form's fields or JSON, also where the verb refuses. */
async function answer(c: AppContext, verb: (typed: Record<string, unknown>) => Promise<Response>): Promise<Response> {
  const m = c.get('m')
  try {
    const isJson = c.req.header('content-type')?.includes('application/json')
    return await verb(isJson ? await readJson(c) : await readForm(c))
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const { reason } = error
    const fields = error instanceof Invalid ? fieldsJson(m, error.fields) : undefined
    return c.json({ message: explain(m, reason), code: reason.code, fields }, statusOf(error))
  }
}
