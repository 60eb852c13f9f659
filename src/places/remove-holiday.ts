import { and, eq } from 'drizzle-orm'
import { auditIf, previousChanged } from '../audit/record'
import { holidays } from '../database/schema'
import { type Context, requireRole } from '../shared/context'
import { Missing } from '../shared/errors'

/**
 * Makes a holiday an ordinary day again. Series that left it out take it back when they are saved again.
 * @throws Missing, Forbidden
 */
export async function removeHoliday(context: Context, date: string): Promise<void> {
  requireRole(context.actor, 'admin')
  const { db, actor } = context
  const [removed] = await db.batch([
    db
      .delete(holidays)
      .where(and(eq(holidays.wardId, actor.wardId), eq(holidays.date, date)))
      .returning({ date: holidays.date }),
    auditIf(context, previousChanged, 'holiday.removed', date),
  ])
  if (!removed.length) throw new Missing()
}
