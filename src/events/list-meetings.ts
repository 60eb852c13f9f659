import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { events, holidays, occurrences, organizations, venues } from '../database/schema'
import { planners } from '../shared/actor'
import { categories, eventStatuses } from '../shared/choices'
import { type Context, requireRole } from '../shared/context'
import { DAY, instantOf } from '../shared/dates'
import { Invalid } from '../shared/errors'
import { date, idText, optional, parse } from '../shared/parse'
import { isFor } from './event-filter'
import { visibleTo } from './own-organization'

/** `from` and `to` are days, `to` exclusive; the rest narrows. */
export const meetingFilter = z.object({
  from: date(),
  to: date(),
  venueId: optional(idText()),
  organizationId: optional(idText()),
  groupId: optional(idText()),
  category: optional(z.enum(categories)),
  status: optional(z.enum(eventStatuses)),
  officerId: optional(idText()),
})

/** More than this nobody reads on one screen; the views ask for six weeks at most. */
const LONGEST_DAYS = 100

export type PlannedMeeting = Awaited<ReturnType<typeof listMeetings>>['meetings'][number]

/**
 * The meetings of working copies between two days in time order, and the holidays among those days. Two statements,
 * whatever the size.
 * @throws Invalid, Forbidden
 */
export async function listMeetings({ db, actor }: Context, filter: unknown) {
  requireRole(actor, ...planners)
  const { from, to, ...only } = parse(meetingFilter, filter)
  if (to <= from) throw new Invalid({ to: { code: 'end_before_start' } })
  if (instantOf(to) - instantOf(from) > LONGEST_DAYS * DAY) throw new Invalid({ to: { code: 'period_too_long' } })
  const conditions: (SQL | undefined)[] = [
    sql`occurrence.ward_id = ${actor.wardId} and occurrence.planned and ${visibleTo(actor)}`,
    sql`occurrence.starts_at >= ${instantOf(from)} and occurrence.starts_at < ${instantOf(to)}`,
    only.venueId ? eq(occurrences.venueId, only.venueId) : undefined,
    only.organizationId ? eq(events.organizationId, only.organizationId) : undefined,
    only.category ? eq(events.category, only.category) : undefined,
    only.status ? eq(events.status, only.status) : undefined,
    only.officerId ? eq(events.officerId, only.officerId) : undefined,
    only.groupId ? isFor(only.groupId) : undefined,
  ]
  const [meetings, days] = await Promise.all([
    db
      .select({
        id: occurrences.id,
        eventId: events.id,
        version: events.version,
        title: events.title,
        category: events.category,
        status: events.status,
        meetingStatus: occurrences.status,
        venueId: occurrences.venueId,
        venueName: venues.name,
        hostName: organizations.name,
        officerName: sql<string | null>`(select name from user where user.id = ${events.officerId})`,
        startsAt: occurrences.startsAt,
        endsAt: occurrences.endsAt,
        ruleDate: occurrences.ruleDate,
        repeats: sql`${events.rule} is not null`.mapWith(Boolean),
        moved: occurrences.moved,
        overlaps: sql`(occurrence.status = 'scheduled' and exists (select 1 from occurrence other
          where other.venue_id = occurrence.venue_id and other.starts_at > occurrence.starts_at - ${DAY}
            and other.starts_at < occurrence.ends_at and other.ends_at > occurrence.starts_at
            and other.status = 'scheduled' and other.planned and other.id <> occurrence.id))`.mapWith(Boolean),
        capacity: events.capacity,
        prioritySeats: events.prioritySeats,
      })
      .from(occurrences)
      .innerJoin(events, eq(events.id, occurrences.eventId))
      .innerJoin(organizations, eq(organizations.id, events.organizationId))
      .leftJoin(venues, eq(venues.id, occurrences.venueId))
      .where(and(...conditions))
      .orderBy(asc(occurrences.startsAt), asc(occurrences.id)),
    db
      .select({ date: holidays.date, name: holidays.name })
      .from(holidays)
      .where(sql`holiday.ward_id = ${actor.wardId} and holiday.date >= ${from} and holiday.date < ${to}`)
      .orderBy(asc(holidays.date)),
  ])
  return { meetings, holidays: days }
}
