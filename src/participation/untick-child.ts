import { sql } from 'drizzle-orm'
import { auditIf, previousChanged } from '../audit/record'
import type { Context } from '../shared/context'
import { markStatements } from './mark-statements'
import { marksNow } from './record-presence'
import { findSession, isOpen, ofOwnGroup, requireOpen } from './session'

/**
 * Takes a tick back; of the tick itself nothing is kept. Unticking an unticked child changes nothing that is counted.
 * @throws Missing, Forbidden, Conflict: the reasons of `findSession` and `requireOpen`
 */
export async function untickChild(context: Context, occurrenceId: string, childId: string): Promise<void> {
  const { db, actor, now } = context
  const here = sql`occurrence_id = ${occurrenceId} and child_id = c.id`
  const [note, remove] = markStatements(
    context,
    marksNow(context, occurrenceId, [childId], { present: false, method: 'tick' }),
    {
      only: isOpen(context, occurrenceId),
      children: sql`${ofOwnGroup(actor)} and (exists(select 1 from attendance where ${here})
        or exists(select 1 from attendance_mark where ${here})
        or exists(select 1 from registration r join occurrence o on o.event_id = r.event_id
          where o.id = ${occurrenceId} and r.child_id = c.id and r.status = 'confirmed'))`,
    },
  )
  const [, removed] = await db.batch([
    note,
    remove,
    auditIf(context, previousChanged, 'attendance.unticked', occurrenceId),
  ])
  if (!removed.length) requireOpen(await findSession(context, occurrenceId), now)
}
