import { sql } from 'drizzle-orm'
import { events } from '../database/schema'
import { planners } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { visibleTo } from './own-organization'

/** The titles, states and versions of events by their ids, for saying what became of them; others' are left out. */
export async function nameEvents({ db, actor }: Context, ids: string[]) {
  requireRole(actor, ...planners)
  if (ids.length === 0) return []
  return db
    .select({ id: events.id, title: events.title, status: events.status, version: events.version })
    .from(events)
    .where(sql`event.id in (select value from json_each(${JSON.stringify(ids)})) and ${visibleTo(actor)}`)
}
