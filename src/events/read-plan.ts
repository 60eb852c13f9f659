import { and, asc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import {
  campaigns,
  eventGroups,
  events,
  occurrences,
  organizations,
  residentialGroups,
  venues,
} from '../database/schema'
import type { PlanEvent } from '../exchange/plan-cells'
import { planners } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { addDays, instantOf } from '../shared/dates'
import { Invalid } from '../shared/errors'
import { parse } from '../shared/parse'
import { narrowedBy, narrowedTo } from './event-filter'

/** What an export is narrowed by: the same as the list of events. */
export const planFilter = z.object(narrowedBy)

/**
 * The events that meet between two days, as a plan for Excel has them, with their meetings in those days. Three statements
 * in a batch.
 * @param filter see `planFilter`; `to` is inclusive
 * @throws Invalid, Forbidden
 */
export async function readPlan({ db, actor }: Context, filter: unknown): Promise<PlanEvent[]> {
  requireRole(actor, ...planners)
  const narrowing = parse(planFilter, filter)
  const { from, to } = narrowing
  if (from && to && to < from) throw new Invalid({ to: { code: 'end_before_start' } })
  const wanted = sql`(select event.id from event join organization on organization.id = event.organization_id
    left join venue on venue.id = event.venue_id where ${narrowedTo(actor, narrowing)})`
  const [found, groups, meetings] = await db.batch([
    db
      .select({
        event: events,
        organizationName: sql<string>`${organizations.name}`.as('host_name'),
        venueName: sql<string | null>`${venues.name}`.as('venue_name'),
        campaignName: sql<string | null>`${campaigns.name}`.as('campaign_name'),
        officerName: sql<string | null>`(select name from user where user.id = ${events.officerId})`.as('officer_name'),
      })
      .from(events)
      .innerJoin(organizations, eq(organizations.id, events.organizationId))
      .leftJoin(venues, eq(venues.id, events.venueId))
      .leftJoin(campaigns, eq(campaigns.id, events.campaignId))
      .where(narrowedTo(actor, narrowing))
      .orderBy(asc(events.startsOn), asc(events.startTime), asc(events.id)),
    db
      .select({ eventId: eventGroups.eventId, name: sql<string>`${residentialGroups.name}`.as('group_name') })
      .from(eventGroups)
      .innerJoin(residentialGroups, eq(residentialGroups.id, eventGroups.groupId))
      .where(sql`event_group.event_id in ${wanted}`)
      .orderBy(asc(residentialGroups.searchName)),
    db
      .select({
        eventId: occurrences.eventId,
        startsAt: occurrences.startsAt,
        endsAt: occurrences.endsAt,
        status: occurrences.status,
        reason: occurrences.reason,
        venueId: occurrences.venueId,
        venueName: sql<string | null>`(select venue.name from venue where venue.id = occurrence.venue_id)`.as('place'),
      })
      .from(occurrences)
      .where(
        and(
          sql`occurrence.event_id in ${wanted} and occurrence.planned`,
          from ? sql`occurrence.starts_at >= ${instantOf(from)}` : undefined,
          to ? sql`occurrence.starts_at < ${instantOf(addDays(to, 1))}` : undefined,
        ),
      )
      .orderBy(asc(occurrences.startsAt)),
  ])
  const groupsOf = byEvent(groups)
  const meetingsOf = byEvent(meetings)
  return found.map(({ event, ...names }) => ({
    ...event,
    ...names,
    groupNames: (groupsOf.get(event.id) ?? []).map(group => group.name),
    meetings: (meetingsOf.get(event.id) ?? []).map(meeting => ({
      ...meeting,
      venueName: meeting.venueId === event.venueId ? null : meeting.venueName,
    })),
  }))
}

function byEvent<T extends { eventId: string }>(rows: T[]): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const row of rows) {
    const of = found.get(row.eventId)
    if (of) of.push(row)
    else found.set(row.eventId, [row])
  }
  return found
}
