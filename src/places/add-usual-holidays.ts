import { sql } from 'drizzle-orm'
import { auditIf, previousChanged } from '../audit/record'
import { incoming, insertRows } from '../database/insert-rows'
import { holidays } from '../database/schema'
import { type Context, requireRole } from '../shared/context'
import { parse } from '../shared/parse'
import { almanacYear } from './almanac-fields'
import { defaultHolidays } from './usual-almanac'

/**
 * Adds Vietnam's public holidays of a year; days that the ward has keep their names.
 * @throws Invalid, Forbidden
 */
export async function addUsualHolidays(context: Context, input: unknown): Promise<void> {
  requireRole(context.actor, 'admin')
  const { db, actor } = context
  const { year } = parse(almanacYear, input)
  const rows = defaultHolidays([year]).map(holiday => ({ wardId: actor.wardId, ...holiday }))
  const isNew = sql`not exists (select 1 from holiday h where h.ward_id = ${actor.wardId} and h.date = ${incoming(holidays.date)})`
  await db.batch([
    insertRows(db, holidays, rows, isNew),
    auditIf(context, previousChanged, 'holidays.usual_added', String(year)),
  ])
}
