import { eq } from 'drizzle-orm'
import { audit } from '../audit/record'
import { insertRows } from '../database/insert-rows'
import { schoolPeriods } from '../database/schema'
import { type Context, requireRole } from '../shared/context'
import { parse } from '../shared/parse'
import { periodsSchema } from './almanac-fields'

/**
 * Replaces the bell as a whole. Lessons that are planned already keep their times until they are saved again.
 * @throws Invalid, Forbidden
 */
export async function savePeriods(context: Context, input: unknown) {
  requireRole(context.actor, 'admin')
  const { db, actor } = context
  const periods = parse(periodsSchema, input)
  const rows = periods.map(period => ({ wardId: actor.wardId, ...period }))
  await db.batch([
    db.delete(schoolPeriods).where(eq(schoolPeriods.wardId, actor.wardId)),
    insertRows(db, schoolPeriods, rows),
    audit(context, 'periods.saved', actor.wardId),
  ])
  return periods
}
