import { type SQL, sql } from 'drizzle-orm'
import { auditIf } from '../audit/record'
import type { Statement } from '../database/database'
import { events } from '../database/schema'
import { copyRegistrations } from '../participation/copy-registrations'
import { promoteWaitingStatements } from '../participation/seats'
import { raiseRevision, writePublication } from '../publications/write-publication'
import { approvers } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { Conflict } from '../shared/errors'
import { newId } from '../shared/ids'
import { type EventDetails, getEvent } from './get-event'
import { otherParts } from './other-parts'
import { savedWith, visibleTo } from './own-organization'
import { refuseByState } from './refuse-by-state'
import { refuseUnseen, type Seen } from './refuse-unseen'
import { heldThoughMoved, showMeetings } from './show-meetings'
import { snapshotOf } from './snapshot'

/**
 * Approves a submitted event: the public sees it as it stands now, and seats it has gained go to the waiting list. The
 * parts of a split series are approved together; children registered for the first keep their places in the next.
 * @param seen the versions that were looked at, by id; without one it is approved as it is
 * @throws Missing, Forbidden, Conflict (`not_submitted`, `other_part_not_submitted`; `changed_meanwhile` when it was
 * edited since it was looked at, or while being read)
 */
export async function publishEvent(context: Context, id: string, seen: Seen = seenBy(context, id)): Promise<void> {
  const { db, actor } = context
  requireRole(actor, ...approvers)
  const parts = await Promise.all([id, ...(await otherParts(context, id))].map(part => getEvent(context, part)))
  const [event] = parts
  if (event!.status !== 'submitted') await refuseByState(context, id, 'not_submitted')
  if (parts.some(part => part.status !== 'submitted')) throw new Conflict('other_part_not_submitted')
  refuseUnseen(parts, seen)
  const token = newId()
  const ordered = earlierFirst(parts)
  const lead = ordered[0]!
  const [first, ...rest] = ordered.flatMap(part =>
    publication(context, part, token, part === lead ? everyIs(parts, context.now) : savedWith(lead.id, token)),
  )
  const [changed] = await db.batch([first!, ...rest])
  if ((changed as unknown[]).length) return
  const current = await getEvent(context, id)
  throw new Conflict(
    current.version === event!.version && current.status !== 'submitted' ? 'not_submitted' : 'changed_meanwhile',
  )
}

const seenBy = ({ seen }: Context, id: string): Seen => (seen === undefined ? new Map() : new Map([[id, seen]]))

/** Children keep their places from part to part, so a part is written after the one it continues, whatever its dates. */
function earlierFirst(parts: EventDetails[]): EventDetails[] {
  const depth = (part: EventDetails): number => {
    const earlier = parts.find(one => one.id === part.continuesId)
    return earlier ? depth(earlier) + 1 : 0
  }
  return [...parts].sort((a, b) => depth(a) - depth(b))
}

/** Checked before the first part changes: all of them are as they were read. */
const everyIs = (parts: EventDetails[], now: number): SQL =>
  sql.join(
    parts.map(
      part => sql`exists (select 1 from event part where part.id = ${part.id} and part.status = 'submitted'
        and part.version = ${part.version})
        and ${heldThoughMoved(part.id, now)} = ${part.leaving.filter(meeting => meeting.fixed).length}`,
    ),
    sql` and `,
  )

function publication(context: Context, event: EventDetails, token: string, condition: SQL): Statement[] {
  const { db, actor, now } = context
  const { id } = event
  const published = savedWith(id, token)
  return [
    db
      .update(events)
      .set({ status: 'published', statusReason: null, edited: false, saveToken: token, updatedAt: now })
      .where(sql`event.id = ${id} and ${visibleTo(actor)} and ${condition}`)
      .returning({ id: events.id }),
    raiseRevision(context, published),
    ...(event.continuesId === null || event.publication !== null
      ? []
      : [copyRegistrations(context, event.continuesId, id, published)]),
    ...showMeetings(context, id, published),
    writePublication(context, id, snapshotOf(event), published),
    auditIf(context, published, 'event.published', id, { version: event.version }),
    ...promoteWaitingStatements(context, id),
  ]
}
