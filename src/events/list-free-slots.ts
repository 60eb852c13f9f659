import { z } from 'zod'
import { findVenue } from '../places/list-venues'
import { planners } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { addDays, instantOf, MINUTE, wallTime, weekdayOf } from '../shared/dates'
import { Invalid } from '../shared/errors'
import { date, parse, whole } from '../shared/parse'
import { findBusy } from './find-conflicts'
import { overlap, type Span, STEP } from './free-shift'

const LONGEST_DAYS = 31

/** Days from `from` on, and how long a meeting there is to last. */
export const freeSlotsFilter = z.object({
  from: date(),
  days: z.preprocess(value => (value === '' || value === undefined ? 7 : value), whole(1, LONGEST_DAYS)),
  durationMinutes: z.preprocess(value => (value === '' || value === undefined ? 60 : value), whole(5, 1440)),
})

/** A day at a venue; `free` are the times, `HH:MM`, in which a meeting of the length asked for finds room. */
export type FreeDay = { date: string; closed: boolean; free: { startTime: string; endTime: string }[] }

/**
 * When a venue is open and nobody has it, also not in a draft; nothing before now. Two statements.
 * @throws Missing, Invalid, Forbidden
 */
export async function listFreeSlots(context: Context, venueId: string, filter: unknown): Promise<FreeDay[]> {
  requireRole(context.actor, ...planners)
  const { from, days, durationMinutes } = parse(freeSlotsFilter, filter)
  const to = addDays(from, days)
  if (to > '2199-12-31') throw new Invalid({ from: { code: 'invalid_date' } })
  const [venue, busy] = await Promise.all([
    findVenue(context, venueId),
    findBusy(context, [{ eventId: '', venueId, startsAt: instantOf(from), endsAt: instantOf(to) }]),
  ])
  const soonest = Math.ceil(context.now / STEP) * STEP
  return Array.from({ length: days }, (_, index) => {
    const day = addDays(from, index)
    if (venue.closedDays.includes(weekdayOf(day))) return { date: day, closed: true, free: [] }
    const opens = Math.max(instantOf(day, venue.opensAt), soonest)
    const open = { startsAt: opens, endsAt: instantOf(day, venue.closesAt) }
    const free = gapsIn(open, busy).filter(gap => gap.endsAt - gap.startsAt >= durationMinutes * MINUTE)
    return {
      date: day,
      closed: false,
      free: free.map(gap => ({ startTime: wallTime(gap.startsAt), endTime: wallTime(gap.endsAt) })),
    }
  })
}

/** What busy times, which come in order of their starts, leave of a span. */
function gapsIn(open: Span, busy: Span[]): Span[] {
  const gaps: Span[] = []
  let startsAt = open.startsAt
  for (const taken of busy) {
    if (!overlap(open, taken)) continue
    if (taken.startsAt > startsAt) gaps.push({ startsAt, endsAt: taken.startsAt })
    startsAt = Math.max(startsAt, taken.endsAt)
  }
  if (open.endsAt > startsAt) gaps.push({ startsAt, endsAt: open.endsAt })
  return gaps
}
