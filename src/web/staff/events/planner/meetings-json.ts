import { listMeetings } from '../../../../events/list-meetings'
import { type AppContext, verbContext } from '../../../../http/env'
import { addDays, readDate } from '../../../../shared/dates'
import type { MeetingsAnswer } from '../../../islands/planner/contract'
import { lunarText } from './view'

/** The meetings between two days, for the calendar in the browser: `?from&to` (exclusive) and its filters. */
export async function meetingsJson(c: AppContext) {
  const query = c.req.query()
  const { meetings, holidays } = await listMeetings(verbContext(c), query)
  const lunar: Record<string, string> = {}
  const to = readDate(query.to ?? '')
  for (let date = readDate(query.from ?? ''); date < to; date = addDays(date, 1)) lunar[date] = lunarText(date)
  return c.json({ now: c.get('now'), meetings, holidays, lunar } satisfies MeetingsAnswer)
}
