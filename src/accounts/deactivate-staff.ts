import { and, eq, isNull, sql } from 'drizzle-orm'
import { auditIf, previousChanged } from '../audit/record'
import { sessions, staff } from '../database/schema'
import { type Context, requireRole } from '../shared/context'
import { Conflict, Missing } from '../shared/errors'

/**
 * Ends a person's access: they can no longer sign in, and all their sessions end. Nobody can do it to themselves, so
 * that a ward keeps an administrator.
 * @throws Missing, Conflict, Forbidden
 */
export async function deactivateStaff(context: Context, id: string): Promise<void> {
  requireRole(context.actor, 'admin')
  const { db, actor, now } = context
  if (id === actor.id) throw new Conflict('deactivate_self')
  const [deactivated] = await db.batch([
    db
      .update(staff)
      .set({ disabledAt: now })
      .where(and(eq(staff.id, id), eq(staff.wardId, actor.wardId), isNull(staff.disabledAt)))
      .returning({ id: staff.id }),
    auditIf(context, previousChanged, 'staff.deactivated', id),
    db
      .delete(sessions)
      .where(
        and(
          eq(sessions.userId, id),
          sql`exists (select 1 from ${staff} where ${staff.id} = ${id} and ${staff.wardId} = ${actor.wardId} and ${staff.disabledAt} is not null)`,
        ),
      ),
  ])
  if (!deactivated.length) throw new Missing()
}
