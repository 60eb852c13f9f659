import { sql } from 'drizzle-orm'
import { venues } from '../database/schema'
import { readAlmanac } from '../places/read-almanac'
import { planners } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { findBusyPeople, type Held } from './find-busy-people'
import { type Finding, ofHolidays, ofOthers, ofVenues } from './findings'
import type { EventDetails } from './get-events'

/**
 * What is to be minded of saved events: people who are asked for twice at once, closed or small venues, storms, holidays.
 * That another event has the venue is `checkPlan`'s. Three reads for any number of events: others, almanac and venues.
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
  // Who asks for nobody meets nobody.
  const asking: Held[] = planned
    .filter((_, index) => those[index]!.officerId !== null || those[index]!.groups.length > 0)
    .flatMap(({ id, meetings }) => meetings.map(({ startsAt, endsAt }) => ({ eventId: id, startsAt, endsAt })))
  const { id, name, capacity, outdoor, opensAt, closesAt, closedDays } = venues
  const [almanac, met, found] = await Promise.all([
    readAlmanac(context),
    findBusyPeople(context, asking),
    db
      .select({ id, name, capacity, outdoor, opensAt, closesAt, closedDays })
      .from(venues)
      .where(sql`${venues.wardId} = ${actor.wardId} and ${venues.id} in (select value from json_each(${ids}))`),
  ])
  return new Map(
    planned.map(one => {
      const others = met.filter(({ eventId }) => eventId === one.id)
      const findings = [
        ...ofOthers(others, { asking: [], meetings: asking }, false),
        ...ofVenues(one, found, almanac),
        ...ofHolidays(one, almanac),
      ]
      return [one.id, findings]
    }),
  )
}
