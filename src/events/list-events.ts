import { asc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { events, organizations, publications, venues } from '../database/schema'
import { planners } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { parse, whole } from '../shared/parse'
import { narrowedBy, narrowedTo, nextStart, summaryColumns } from './event-filter'

const PAGE = 50

/** The filter of a list and the page of it. */
const eventFilter = z.object({
  ...narrowedBy,
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
  const { page, ...narrowing } = parse(eventFilter, filter)
  const next = nextStart(now)
  const rows = await db
    .select(summaryColumns(now))
    .from(events)
    .innerJoin(organizations, eq(organizations.id, events.organizationId))
    .leftJoin(venues, eq(venues.id, events.venueId))
    .leftJoin(publications, eq(publications.id, events.id))
    .where(narrowedTo(actor, narrowing))
    .orderBy(sql`${next} is null`, asc(next), sql`${events.startsOn} desc`, asc(events.searchTitle))
    .limit(PAGE + 1)
    .offset((page - 1) * PAGE)
  return { items: rows.slice(0, PAGE), page, more: rows.length > PAGE }
}
