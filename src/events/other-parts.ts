import { sql } from 'drizzle-orm'
import { events } from '../database/schema'
import type { Context } from '../shared/context'

/**
 * The ids of the other parts of a series that was split and whose continuation the public does not know yet. They go to
 * approval and come back together, else meetings would be missing or doubled in between.
 */
export async function otherParts({ db, actor }: Context, id: string): Promise<string[]> {
  const rows = await db
    .select({ id: events.id })
    .from(events)
    .where(
      sql`event.ward_id = ${actor.wardId} and event.id <> ${id} and event.status <> 'cancelled' and event.id in (
        with recursive part(id) as (
          select ${id}
          union select case when next.id = part.id then next.continues_id else next.id end
            from part join event next on (next.id = part.id or next.continues_id = part.id)
            where next.continues_id is not null and next.status <> 'cancelled'
              and not exists (select 1 from publication where publication.id = next.id)
        ) select id from part)`,
    )
  return rows.map(row => row.id)
}
