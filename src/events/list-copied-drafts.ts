import { sql } from 'drizzle-orm'
import { events } from '../database/schema'
import { office } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { mondayOf } from '../shared/dates'
import { copyKey } from './copy-season'

/**
 * The drafts that a copy of a season made and nobody has sent for approval yet, first ones first.
 * @param startsOn the first day of the new season, `YYYY-MM-DD`
 */
export async function listCopiedDrafts({ db, actor }: Context, startsOn: string) {
  requireRole(actor, ...office)
  return db
    .select({ id: events.id, version: events.version })
    .from(events)
    .where(
      sql`event.ward_id = ${actor.wardId} and event.status = 'draft'
        and event.import_key like ${copyKey('%', mondayOf(startsOn))}`,
    )
    .orderBy(sql`event.starts_on`, sql`event.id`)
}
