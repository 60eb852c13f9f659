import { readAlmanac } from '../places/read-almanac'
import { planners } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { wallDate } from '../shared/dates'
import { restingDates } from './expand-occurrences'
import { readWorkingCopy } from './read-working-copy'

/**
 * The dates still to come on which a series rests, with the holiday's name where one is the reason. Each can be put back.
 * @throws Missing, Forbidden
 */
export async function listResting(context: Context, id: string): Promise<{ date: string; holiday: string | null }[]> {
  requireRole(context.actor, ...planners)
  const [{ event, meetings }, almanac] = await Promise.all([readWorkingCopy(context, id), readAlmanac(context)])
  if (event.rule === null) return []
  const held = new Set(meetings.filter(meeting => meeting.planned).map(meeting => meeting.ruleDate))
  const today = wallDate(context.now)
  return restingDates(event, almanac).filter(({ date }) => date >= today && !held.has(date))
}
