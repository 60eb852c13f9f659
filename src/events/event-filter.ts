import { and, eq, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { events, organizations, publications, venues } from '../database/schema'
import type { Actor } from '../shared/actor'
import { categories, eventStatuses } from '../shared/choices'
import { DAY, instantOf } from '../shared/dates'
import { date, idText, optional, optionalLine } from '../shared/parse'
import { likePattern } from '../shared/text'
import { visibleTo } from './own-organization'

/** What a list of events is narrowed by. `q` searches titles without marks; `from` and `to` are days with a meeting between. */
export const narrowedBy = {
  q: optionalLine(100),
  status: optional(z.enum(eventStatuses)),
  category: optional(z.enum(categories)),
  venueId: optional(idText()),
  campaignId: optional(idText()),
  from: optional(date()),
  to: optional(date()),
}

const narrowing = z.object(narrowedBy)

/** The events an actor sees that the filter leaves. */
export function narrowedTo(actor: Actor, filter: z.output<typeof narrowing>): SQL | undefined {
  const { q, status, category, venueId, campaignId, from, to } = filter
  return and(
    visibleTo(actor),
    // LIKE patterns are bounded at 50 bytes on D1; folded text is mostly ASCII.
    q ? sql`${events.searchTitle} like ${likePattern(q.slice(0, 20))} escape '\\'` : undefined,
    status ? eq(events.status, status) : undefined,
    category ? eq(events.category, category) : undefined,
    venueId ? eq(events.venueId, venueId) : undefined,
    campaignId ? eq(events.campaignId, campaignId) : undefined,
    from || to
      ? sql`exists (select 1 from occurrence where occurrence.event_id = event.id
          and occurrence.starts_at >= ${from ? instantOf(from) : 0}
          and occurrence.starts_at < ${to ? instantOf(to) + DAY : 9e15})`
      : undefined,
  )
}

/** When an event meets next, UTC milliseconds; null when it is over. */
export const nextStart = (now: number) => sql<number | null>`(select min(starts_at) from occurrence
  where occurrence.event_id = event.id and occurrence.ends_at > ${now})`

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
  occurrences: sql<number>`(select count(*) from occurrence where occurrence.event_id = event.id)`,
})
