import { and, eq, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { events, organizations, publications, venues } from '../database/schema'
import type { Actor } from '../shared/actor'
import { categories, eventStatuses } from '../shared/choices'
import { DAY, instantOf } from '../shared/dates'
import { date, idText, optional, optionalLine } from '../shared/parse'
import { wordPatterns } from '../shared/text'
import { visibleTo } from './own-organization'

/**
 * What a list of events is narrowed by. `q` searches title, venue and host without marks, each word in any of them; `from`
 * and `to` are days with a meeting between; events for the whole ward are for each of its groups.
 */
export const narrowedBy = {
  q: optionalLine(100),
  status: optional(z.enum(eventStatuses)),
  category: optional(z.enum(categories)),
  venueId: optional(idText()),
  campaignId: optional(idText()),
  organizationId: optional(idText()),
  groupId: optional(idText()),
  officerId: optional(idText()),
  from: optional(date()),
  to: optional(date()),
}

const narrowing = z.object(narrowedBy)

/** The events an actor sees that the filter leaves; needs joins of organization and venue. */
export function narrowedTo(actor: Actor, filter: z.output<typeof narrowing>): SQL | undefined {
  const { q, status, category, venueId, campaignId, organizationId, groupId, officerId, from, to } = filter
  return and(
    visibleTo(actor),
    ...wordPatterns(q).map(isNamed),
    status ? eq(events.status, status) : undefined,
    category ? eq(events.category, category) : undefined,
    venueId ? eq(events.venueId, venueId) : undefined,
    campaignId ? eq(events.campaignId, campaignId) : undefined,
    organizationId ? eq(events.organizationId, organizationId) : undefined,
    officerId ? eq(events.officerId, officerId) : undefined,
    groupId ? isFor(groupId) : undefined,
    from || to
      ? sql`exists (select 1 from occurrence where occurrence.event_id = event.id and occurrence.planned
          and occurrence.starts_at >= ${from ? instantOf(from) : 0}
          and occurrence.starts_at < ${to ? instantOf(to) + DAY : 9e15})`
      : undefined,
  )
}

/** For a condition on `event`: a group is invited by name, or with the whole ward. */
export const isFor = (groupId: string): SQL =>
  sql`(exists (select 1 from event_group g where g.event_id = event.id and g.group_id = ${groupId})
    or not exists (select 1 from event_group g where g.event_id = event.id))`

const isNamed = (pattern: string): SQL => sql`(${events.searchTitle} like ${pattern} escape '\\'
  or ${venues.searchName} like ${pattern} escape '\\' or ${organizations.searchName} like ${pattern} escape '\\')`

/** When an event meets next, UTC milliseconds; null when it is over. */
export const nextStart = (now: number) => sql<number | null>`(select min(starts_at) from occurrence
  where occurrence.event_id = event.id and occurrence.planned and occurrence.ends_at > ${now})`

/** What lists say of each event; needs joins of organization, venue and publication. */
export const summaryColumns = (now: number) => ({
  id: events.id,
  title: events.title,
  category: events.category,
  mode: events.mode,
  status: events.status,
  startsOn: events.startsOn,
  startTime: events.startTime,
  durationMinutes: events.durationMinutes,
  rule: events.rule,
  capacity: events.capacity,
  version: events.version,
  hostName: organizations.name,
  venueName: venues.name,
  publicationStatus: publications.status,
  nextStartsAt: nextStart(now),
  occurrences: sql<number>`(select count(*) from occurrence where occurrence.event_id = event.id
    and occurrence.planned)`,
})
