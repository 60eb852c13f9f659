import { and, asc, eq, sql } from 'drizzle-orm'
import { events, occurrences, venues } from '../database/schema'
import { planners } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { addDays, instantOf, mondayOf } from '../shared/dates'
import { visibleTo } from './own-organization'

export type WeekMeeting = Awaited<ReturnType<typeof listWeek>>['venues'][number]['meetings'][number]

/**
 * A week of every venue's meetings, and those without a venue apart. Cancelled meetings are left out.
 * @param day any day of the week, `YYYY-MM-DD`
 */
export async function listWeek({ db, actor }: Context, day: string) {
  requireRole(actor, ...planners)
  const monday = mondayOf(day)
  const [places, rows] = await Promise.all([
    db
      .select({ id: venues.id, name: venues.name, capacity: venues.capacity })
      .from(venues)
      .where(eq(venues.wardId, actor.wardId))
      .orderBy(asc(venues.searchName)),
    db
      .select({
        eventId: events.id,
        title: events.title,
        category: events.category,
        status: events.status,
        capacity: events.capacity,
        prioritySeats: events.prioritySeats,
        venueId: occurrences.venueId,
        startsAt: occurrences.startsAt,
        endsAt: occurrences.endsAt,
      })
      .from(occurrences)
      .innerJoin(events, eq(events.id, occurrences.eventId))
      .where(
        and(
          sql`occurrence.ward_id = ${actor.wardId} and ${visibleTo(actor)}`,
          sql`occurrence.starts_at >= ${instantOf(monday)} and occurrence.starts_at < ${instantOf(addDays(monday, 7))}`,
          eq(occurrences.status, 'scheduled'),
          eq(occurrences.planned, true),
        ),
      )
      .orderBy(asc(occurrences.startsAt)),
  ])
  const meetingsAt = (venueId: string | null) => {
    const here = rows.filter(row => row.venueId === venueId)
    return here.map(row => ({
      ...row,
      clash:
        venueId !== null &&
        here.some(other => other !== row && other.startsAt < row.endsAt && other.endsAt > row.startsAt),
    }))
  }
  return {
    monday,
    venues: places.map(venue => ({ ...venue, meetings: meetingsAt(venue.id) })),
    elsewhere: meetingsAt(null),
  }
}
