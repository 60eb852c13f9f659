import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { events, organizations, publications, venues } from '../database/schema'
import { planners } from '../shared/actor'
import { categories, eventStatuses } from '../shared/choices'
import { type Context, requireRole } from '../shared/context'
import { DAY, instantOf } from '../shared/dates'
import { date, idText, optional, optionalLine, parse, whole } from '../shared/parse'
import { likePattern } from '../shared/text'
import { visibleTo } from './own-organization'

const PAGE = 50

/** What the list is narrowed by. `q` searches titles without marks; `from` and `to` are days with a meeting between. */
export const eventFilter = z.object({
  q: optionalLine(100),
  status: optional(z.enum(eventStatuses)),
  category: optional(z.enum(categories)),
  venueId: optional(idText()),
  campaignId: optional(idText()),
  from: optional(date()),
  to: optional(date()),
  page: z.preprocess(value => (value === '' || value === undefined ? 1 : value), whole(1, 1000)),
})

export type EventSummary = Awaited<ReturnType<typeof listEvents>>['items'][number]

/**
 * The working copies a planner sees, those that come next first and the past behind. 50 a page.
 * @param filter see `eventFilter`; all optional
 * @throws Invalid
 */
export async function listEvents({ db, actor, now }: Context, filter: unknown = {}) {
  requireRole(actor, ...planners)
  const { q, status, category, venueId, campaignId, from, to, page } = parse(eventFilter, filter)
  const next = sql<number | null>`(select min(starts_at) from occurrence
    where occurrence.event_id = event.id and occurrence.ends_at > ${now})`
  const conditions: (SQL | undefined)[] = [
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
  ]
  const rows = await db
    .select({
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
      nextStartsAt: next,
      occurrences: sql<number>`(select count(*) from occurrence where occurrence.event_id = event.id)`,
    })
    .from(events)
    .innerJoin(organizations, eq(organizations.id, events.organizationId))
    .leftJoin(venues, eq(venues.id, events.venueId))
    .leftJoin(publications, eq(publications.id, events.id))
    .where(and(...conditions))
    .orderBy(sql`${next} is null`, asc(next), sql`${events.startsOn} desc`, asc(events.searchTitle))
    .limit(PAGE + 1)
    .offset((page - 1) * PAGE)
  return { items: rows.slice(0, PAGE), page, more: rows.length > PAGE }
}
