import { and, eq, sql } from 'drizzle-orm'
import { auditIf, previousChanged } from '../audit/record'
import type { Context } from '../shared/context'
import { findSession, isOpen, ofOwnGroup, requireOpen } from './session'
import { attendances } from './tables'

/**
 * Takes a tick back and keeps nothing of it. Unticking an unticked child changes nothing.
 * @throws Missing, Forbidden, Conflict: the reasons of `findSession` and `requireOpen`
 */
export async function untickChild(context: Context, occurrenceId: string, childId: string): Promise<void> {
  const { db, actor, now } = context
  const [removed] = await db.batch([
    db
      .delete(attendances)
      .where(
        and(
          eq(attendances.occurrenceId, occurrenceId),
          eq(attendances.childId, childId),
          eq(attendances.wardId, actor.wardId),
          isOpen(context, occurrenceId),
          sql`exists(select 1 from child c where c.id = ${childId} and ${ofOwnGroup(actor)})`,
        ),
      )
      .returning({ id: attendances.id }),
    auditIf(context, previousChanged, 'attendance.unticked', occurrenceId),
  ])
  if (!removed.length) requireOpen(await findSession(context, occurrenceId), now)
}
