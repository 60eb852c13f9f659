import { auditIf, previousChanged } from '../audit/record'
import { holidays } from '../database/schema'
import { type Context, requireRole } from '../shared/context'
import { Invalid } from '../shared/errors'
import { parse } from '../shared/parse'
import { holidayDate, holidayName, holidaySchema } from './almanac-fields'

/**
 * Adds a day on which series rest. Those that are planned already leave it out when they are saved again.
 * @throws Invalid, also when the day is a holiday already; Forbidden
 */
export async function addHoliday(context: Context, input: unknown) {
  requireRole(context.actor, 'admin')
  const { db, actor } = context
  const holiday = parse(holidaySchema, input)
  const [added] = await db.batch([
    db
      .insert(holidays)
      .values({ wardId: actor.wardId, ...holiday })
      .onConflictDoNothing()
      .returning({ date: holidays.date }),
    auditIf(context, previousChanged, 'holiday.created', holiday.date),
  ])
  if (!added.length) throw new Invalid({ date: { code: 'holiday_taken' } })
  return holiday
}

/**
 * Makes a day a holiday of this name, whether or not it was one.
 * @throws Invalid, Forbidden
 */
export async function saveHoliday(context: Context, date: string, input: unknown) {
  requireRole(context.actor, 'admin')
  const { db, actor } = context
  const holiday = { ...parse(holidayDate, { date }), ...parse(holidayName, input) }
  await db.batch([
    db
      .insert(holidays)
      .values({ wardId: actor.wardId, ...holiday })
      .onConflictDoUpdate({ target: [holidays.wardId, holidays.date], set: { name: holiday.name } }),
    auditIf(context, previousChanged, 'holiday.saved', holiday.date),
  ])
  return holiday
}
