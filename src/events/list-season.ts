import { planners } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { addDays, DAY, instantOf } from '../shared/dates'
import { Invalid } from '../shared/errors'
import { date, parse } from '../shared/parse'
import { listMeetings, meetingFilter } from './list-meetings'

const LONGEST_DAYS = 400
const DAYS_AT_ONCE = 98

const seasonFilter = meetingFilter.extend({ from: date(), to: date() })

/**
 * The meetings of a whole season in time order, and its holidays: `listMeetings` for up to 400 days.
 * @param filter as there, but `to` is the last day
 * @throws Invalid, Forbidden
 */
export async function listSeason(context: Context, filter: unknown) {
  requireRole(context.actor, ...planners)
  const { from, to, ...only } = parse(seasonFilter, filter)
  if (to < from) throw new Invalid({ to: { code: 'end_before_start' } })
  const days = (instantOf(to) - instantOf(from)) / DAY + 1
  if (days > LONGEST_DAYS) throw new Invalid({ to: { code: 'season_too_long', values: { days: LONGEST_DAYS } } })
  const starts = Array.from({ length: Math.ceil(days / DAYS_AT_ONCE) }, (_, index) =>
    addDays(from, index * DAYS_AT_ONCE),
  )
  const parts = await Promise.all(
    starts.map((start, index) =>
      listMeetings(context, { ...only, from: start, to: starts[index + 1] ?? addDays(to, 1) }),
    ),
  )
  return { meetings: parts.flatMap(part => part.meetings), holidays: parts.flatMap(part => part.holidays) }
}
