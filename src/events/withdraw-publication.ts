import { sql } from 'drizzle-orm'
import { auditIf } from '../audit/record'
import { events } from '../database/schema'
import { changePublication, raiseRevision } from '../publications/write-publication'
import { approvers } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { newId } from '../shared/ids'
import { asSeen, savedWith, visibleTo } from './own-organization'
import { refuseByState } from './refuse-by-state'
import { hideMeetings } from './show-meetings'

/**
 * Takes an event off the public side; it is a draft again.
 * @throws Missing, Forbidden, Conflict (`not_published`, `cancelled_already`)
 */
export async function withdrawPublication(context: Context, id: string): Promise<void> {
  const { db, actor, now } = context
  requireRole(actor, ...approvers)
  const token = newId()
  const withdrawn = savedWith(id, token)
  const [changed] = await db.batch([
    db
      .update(events)
      .set({ status: 'draft', saveToken: token, updatedAt: now })
      .where(
        sql`event.id = ${id} and ${visibleTo(actor)} and ${asSeen(context)} and event.status <> 'cancelled'
          and exists (select 1 from publication where publication.id = event.id and publication.status = 'published')`,
      )
      .returning({ id: events.id }),
    raiseRevision(context, withdrawn),
    ...hideMeetings(context, id, withdrawn),
    changePublication(context, id, { status: 'withdrawn' }, withdrawn),
    auditIf(context, withdrawn, 'event.withdrawn', id),
  ])
  if (!changed.length) await refuseByState(context, id, 'not_published')
}
