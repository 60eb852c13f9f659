import { type SQL, sql } from 'drizzle-orm'
import type { events } from '../database/schema'
import type { Actor } from '../shared/actor'
import type { Context } from '../shared/context'
import { visibleTo } from './own-organization'

/** One of the events that go to approval together. */
export type Part = { id: string; title: string; version: number; startsOn: string; status: Status }

type Status = (typeof events.$inferSelect)['status']

/** For a condition on `event`: waits for approval, and no earlier part of the same split series waits with it. */
export const waitsFirst = ({ wardId }: Actor): SQL =>
  sql`event.ward_id = ${wardId} and event.status = 'submitted' and not (
    event.continues_id is not null
    and not exists (select 1 from publication unread where unread.id = event.id)
    and exists (select 1 from event earlier where earlier.id = event.continues_id and earlier.status = 'submitted'))`

/**
 * Events with the other parts of a series that was split and whose continuation the public does not know yet, as far as
 * they wait for a decision themselves: those are decided together. Each is in one group only; groups come in the order asked, parts by their first day.
 * @returns nothing for ids of other wards, and for a coordinator of other organizations
 */
export async function partsTogether({ db, actor }: Context, ids: string[]): Promise<Part[][]> {
  const rows = await db
    .select({
      asked: sql<string>`found.asked`,
      id: sql<string>`found.id`,
      title: sql<string>`found.title`,
      version: sql`found.version`.mapWith(Number),
      startsOn: sql<string>`found.starts_on`,
      status: sql<Status>`found.status`,
    })
    .from(
      sql`(with recursive part(asked, id) as (
          select event.id, event.id from json_each(${JSON.stringify(ids)}) wanted
            join event on event.id = wanted.value and ${visibleTo(actor)}
          union select part.asked, case when next.id = part.id then next.continues_id else next.id end
            from part join event next on (next.id = part.id or next.continues_id = part.id)
            where next.continues_id is not null and next.status <> 'cancelled'
              and not exists (select 1 from publication where publication.id = next.id)
        ) select part.asked as asked, event.id as id, event.title as title, event.version as version,
            event.starts_on as starts_on, event.status as status
          from part join event on event.id = part.id
          where ${visibleTo(actor)} and (event.id = part.asked or event.status in ('draft', 'submitted', 'returned'))) as found`,
    )
    .orderBy(sql`found.starts_on`, sql`found.id`)
  const grouped = new Set<string>()
  return ids.flatMap(id => {
    const group = rows.filter(row => row.asked === id).map(({ asked: _, ...part }) => part)
    if (group.length === 0 || grouped.has(id)) return []
    for (const part of group) grouped.add(part.id)
    return [group]
  })
}
