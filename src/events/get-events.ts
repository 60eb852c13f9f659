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
import { visibleTo } from './own-organization'
import { isFixed } from './read-working-copy'

/** Where a venue is another than the event's, a meeting carries it. */
export type EventDetails = Awaited<ReturnType<typeof getEvents>>[number]

/**
 * The working copies of events with their meetings, groups and the names they refer to, in the order asked: three
 * statements for any number. What the actor may not see is left out.
 */
export async function getEvents(context: Context, ids: string[]) {
  requireRole(context.actor, ...planners)
  // The event before its meetings: whoever then writes for this version has meetings no older than it. Not in a batch,
  // where D1 mixes up columns of the same name.
  const asked = JSON.stringify(ids)
  const found = await readEvents(context, asked)
  if (found.length === 0) return []
  const [groups, rows] = await Promise.all([readGroups(context, asked), readMeetings(context, asked)])
  return ids.flatMap(id => {
    const one = found.find(({ event }) => event.id === id)
    if (!one) return []
    const of = ({ eventId }: { eventId: string }) => eventId === id
    return [details(one, groups.filter(of), rows.filter(of))]
  })
}

const readEvents = ({ db, actor }: Context, asked: string) =>
  db
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
    .where(sql`event.id in (select value from json_each(${asked})) and ${visibleTo(actor)}`)

const readGroups = ({ db }: Context, asked: string) =>
  db
    .select({
      eventId: eventGroups.eventId,
      id: residentialGroups.id,
      slug: residentialGroups.slug,
      name: residentialGroups.name,
    })
    .from(eventGroups)
    .innerJoin(residentialGroups, eq(residentialGroups.id, eventGroups.groupId))
    .where(sql`${eventGroups.eventId} in (select value from json_each(${asked}))`)
    .orderBy(asc(residentialGroups.searchName))

const readMeetings = ({ db, now }: Context, asked: string) =>
  db
    .select({
      eventId: occurrences.eventId,
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
    .where(sql`${occurrences.eventId} in (select value from json_each(${asked}))`)
    .orderBy(asc(occurrences.startsAt))

type Read<T extends (...given: never[]) => Promise<unknown[]> | PromiseLike<unknown[]>> = Awaited<ReturnType<T>>

function details(
  { event, ...names }: Read<typeof readEvents>[number],
  groups: Read<typeof readGroups>,
  rows: Read<typeof readMeetings>,
) {
  const { saveToken: _, searchTitle: __, wardId: ___, importKey: ____, ...shown } = event
  const meetings = rows.map(({ eventId: _____, venueId, venueSlug, venueName, venueAddress, ...meeting }) => ({
    ...meeting,
    venue:
      venueId === null || venueId === event.venueId
        ? null
        : { id: venueId, slug: venueSlug!, name: venueName!, address: venueAddress! },
  }))
  return {
    ...shown,
    ...names,
    groups: groups.map(({ eventId: _____, ...group }) => group),
    /** The meetings of the working copy. */
    occurrences: meetings.filter(meeting => meeting.planned),
    /** Those that only the public still sees, until the next approval. */
    leaving: meetings.filter(meeting => !meeting.planned),
  }
}
