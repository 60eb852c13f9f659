import { asc, eq, sql } from 'drizzle-orm'
import {
  campaigns,
  eventGroups,
  events,
  occurrences,
  organizations,
  publications,
  residentialGroups,
  venues,
} from '../database/schema'
import { planners } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { Missing } from '../shared/errors'
import { visibleTo } from './own-organization'
import { isFixed } from './read-working-copy'

/** Where a venue is another than the event's, a meeting carries it. */
export type EventDetails = Awaited<ReturnType<typeof getEvent>>

/**
 * The working copy of an event with its meetings, groups and the names it refers to.
 * @throws Missing, also for another organization's when a coordinator asks
 */
export async function getEvent(context: Context, id: string) {
  const { db, actor, now } = context
  requireRole(actor, ...planners)
  // The event before its meetings: whoever then writes for this version has meetings no older than it. Not in a batch,
  // where D1 mixes up columns of the same name.
  const [found] = await db
    .select({
      event: events,
      host: { id: organizations.id, name: organizations.name },
      venue: { id: venues.id, slug: venues.slug, name: venues.name, address: venues.address },
      campaign: { id: campaigns.id, name: campaigns.name },
      publication: {
        status: publications.status,
        sequence: publications.sequence,
        modifiedAt: publications.modifiedAt,
      },
      continues: sql<string | null>`(select title from event e where e.id = ${events.continuesId})`,
      officerName: sql<string | null>`(select name from user where user.id = ${events.officerId})`,
    })
    .from(events)
    .innerJoin(organizations, eq(organizations.id, events.organizationId))
    .leftJoin(venues, eq(venues.id, events.venueId))
    .leftJoin(campaigns, eq(campaigns.id, events.campaignId))
    .leftJoin(publications, eq(publications.id, events.id))
    .where(sql`event.id = ${id} and ${visibleTo(actor)}`)
  if (!found) throw new Missing()
  const [groups, rows] = await Promise.all([
    db
      .select({ id: residentialGroups.id, slug: residentialGroups.slug, name: residentialGroups.name })
      .from(eventGroups)
      .innerJoin(residentialGroups, eq(residentialGroups.id, eventGroups.groupId))
      .where(eq(eventGroups.eventId, id))
      .orderBy(asc(residentialGroups.searchName)),
    db
      .select({
        id: occurrences.id,
        ruleDate: occurrences.ruleDate,
        startsAt: occurrences.startsAt,
        endsAt: occurrences.endsAt,
        status: occurrences.status,
        reason: occurrences.reason,
        planned: occurrences.planned,
        shown: occurrences.shown,
        moved: occurrences.moved,
        overlapAllowed: occurrences.overlapAllowed,
        note: occurrences.note,
        fixed: sql`${isFixed(now)}`.mapWith(Boolean),
        // Named one by one: drizzle drops a nested object of a left join whose first column is null.
        venueId: venues.id,
        venueSlug: venues.slug,
        venueName: venues.name,
        venueAddress: venues.address,
      })
      .from(occurrences)
      .leftJoin(venues, eq(venues.id, occurrences.venueId))
      .where(eq(occurrences.eventId, id))
      .orderBy(asc(occurrences.startsAt)),
  ])
  const { event, ...names } = found
  const { saveToken: _, searchTitle: __, wardId: ___, importKey: ____, ...shown } = event
  const meetings = rows.map(({ venueId, venueSlug, venueName, venueAddress, ...meeting }) => ({
    ...meeting,
    venue:
      venueId === null || venueId === event.venueId
        ? null
        : { id: venueId, slug: venueSlug!, name: venueName!, address: venueAddress! },
  }))
  return {
    ...shown,
    ...names,
    groups,
    /** The meetings of the working copy. */
    occurrences: meetings.filter(meeting => meeting.planned),
    /** Those that only the public still sees, until the next approval. */
    leaving: meetings.filter(meeting => !meeting.planned),
  }
}
