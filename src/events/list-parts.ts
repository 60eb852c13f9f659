import { asc, sql } from 'drizzle-orm'
import { events, publications } from '../database/schema'
import { planners } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { visibleTo } from './own-organization'

/** The event that one continues and those that continue it; `waits` until the public has read of the later part. */
export type EventPart = { id: string; title: string; isEarlier: boolean; waits: boolean }

/** The neighbouring parts of a series that was split, the earlier one first. */
export async function listParts({ db, actor }: Context, id: string): Promise<EventPart[]> {
  requireRole(actor, ...planners)
  const isEarlier = sql`event.id = (select part.continues_id from event part where part.id = ${id})`
  const unread = (part: ReturnType<typeof sql>) =>
    sql`not exists (select 1 from ${publications} where publication.id = ${part})`
  return db
    .select({
      id: events.id,
      title: events.title,
      isEarlier: isEarlier.mapWith(Boolean).as('is_earlier'),
      waits: sql`case when ${isEarlier} then ${unread(sql`${id}`)} else ${unread(sql`event.id`)} end`
        .mapWith(Boolean)
        .as('waits'),
    })
    .from(events)
    .where(sql`${visibleTo(actor)} and event.status <> 'cancelled' and (event.continues_id = ${id} or ${isEarlier})`)
    .orderBy(asc(events.startsOn))
}
