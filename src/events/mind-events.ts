import { sql } from 'drizzle-orm'
import { venues } from '../database/schema'
import { readAlmanac } from '../places/read-almanac'
import { planners } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { type Finding, ofHolidays, ofVenues } from './findings'
import type { EventDetails } from './get-events'

/**
 * What is to be minded of saved events by the almanac and their venues: holidays, closed or small venues, storms. Other
 * events in the way are `checkPlan`'s. Two reads for any number of events, the almanac and the venues.
 * @returns the soft findings by the event's id, of meetings still to come
 */
export async function mindEvents(context: Context, those: EventDetails[]): Promise<Map<string, Finding[]>> {
  const { db, actor, now } = context
  requireRole(actor, ...planners)
  if (those.length === 0) return new Map()
  const planned = those.map(event => ({
    id: event.id,
    input: { capacity: event.capacity },
    meetings: event.occurrences
      .filter(meeting => meeting.status === 'scheduled' && meeting.endsAt > now)
      .map(meeting => ({ ...meeting, venueId: meeting.venue?.id ?? event.venueId })),
  }))
  const ids = JSON.stringify([...new Set(planned.flatMap(({ meetings }) => meetings.map(one => one.venueId)))])
  const { id, name, capacity, outdoor, opensAt, closesAt, closedDays } = venues
  const [almanac, found] = await Promise.all([
    readAlmanac(context),
    db
      .select({ id, name, capacity, outdoor, opensAt, closesAt, closedDays })
      .from(venues)
      .where(sql`${venues.wardId} = ${actor.wardId} and ${venues.id} in (select value from json_each(${ids}))`),
  ])
  return new Map(planned.map(one => [one.id, [...ofVenues(one, found, almanac), ...ofHolidays(one, almanac)]]))
}
