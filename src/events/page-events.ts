import { and, asc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { events, organizations, publications, venues } from '../database/schema'
import { planners } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { readCursor, writeCursor } from '../shared/cursor'
import { Malformed } from '../shared/errors'
import { parse, whole } from '../shared/parse'
import { narrowedBy, narrowedTo, summaryColumns } from './event-filter'

const absentIs = (otherwise: unknown) => (value: unknown) => (value === '' || value === undefined ? otherwise : value)

/** The filter of a list, how much of it is wanted and where it is carried on. */
export const pageFilter = z.object({
  ...narrowedBy,
  limit: z.preprocess(absentIs(50), whole(1, 200)),
  cursor: z.preprocess(absentIs(null), z.string().nullable()),
})

/**
 * The working copies a planner sees by their first day, from a cursor on: whoever follows `next` meets every event that
 * was there throughout once, whatever is added meanwhile.
 * @param filter see `pageFilter`; all optional
 * @returns `next`: the cursor of what follows; null at the end
 * @throws Invalid; Malformed `bad_cursor`, or `page_replaced` where a page is asked for by number
 */
export async function pageEvents({ db, actor, now }: Context, filter: Record<string, unknown> = {}) {
  requireRole(actor, ...planners)
  // Silence would give a client that counts pages the first one for ever.
  if (filter.page !== undefined) throw new Malformed('page_replaced')
  const { limit, cursor, ...narrowing } = parse(pageFilter, filter)
  const [startsOn, id] = cursor === null ? [] : readCursor(cursor, 2)
  const rows = await db
    .select(summaryColumns(now))
    .from(events)
    .innerJoin(organizations, eq(organizations.id, events.organizationId))
    .leftJoin(venues, eq(venues.id, events.venueId))
    .leftJoin(publications, eq(publications.id, events.id))
    .where(
      and(
        narrowedTo(actor, narrowing),
        cursor === null ? undefined : sql`(event.starts_on, event.id) > (${startsOn}, ${id})`,
      ),
    )
    .orderBy(asc(events.startsOn), asc(events.id))
    .limit(limit + 1)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? writeCursor([last.startsOn, last.id]) : null }
}
