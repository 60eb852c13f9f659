import { sql } from 'drizzle-orm'
import { auditIf } from '../audit/record'
import { events } from '../database/schema'
import { promoteWaitingStatements } from '../participation/seats'
import { raiseRevision, writePublication } from '../publications/write-publication'
import { approvers } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { Conflict } from '../shared/errors'
import { newId } from '../shared/ids'
import { getEvent } from './get-event'
import { savedWith, visibleTo } from './own-organization'
import { refuseByState } from './refuse-by-state'
import { snapshotOf } from './snapshot'

/**
 * Approves a submitted event: the public sees it as it stands now, and seats it has gained go to the waiting list.
 * @throws Missing, Forbidden, Conflict (`not_submitted`; `changed_meanwhile` when it was edited while being read)
 */
export async function publishEvent(context: Context, id: string): Promise<void> {
  const { db, actor, now } = context
  requireRole(actor, ...approvers)
  const event = await getEvent(context, id)
  if (event.status !== 'submitted') await refuseByState(context, id, 'not_submitted')
  const token = newId()
  const published = savedWith(id, token)
  const [changed] = await db.batch([
    db
      .update(events)
      .set({ status: 'published', statusReason: null, saveToken: token, updatedAt: now })
      .where(
        sql`event.id = ${id} and ${visibleTo(actor)} and event.status = 'submitted' and event.version = ${event.version}`,
      )
      .returning({ id: events.id }),
    raiseRevision(context, published),
    writePublication(context, id, snapshotOf(event), published),
    auditIf(context, published, 'event.published', id, { version: event.version }),
    ...promoteWaitingStatements(db, id, actor.wardId),
  ])
  if (changed.length) return
  const current = await getEvent(context, id)
  throw new Conflict(current.version === event.version ? 'not_submitted' : 'changed_meanwhile')
}
