import { and, asc, between, eq } from 'drizzle-orm'
import { holidays } from '../database/schema'
import type { Context } from '../shared/context'
import { Missing } from '../shared/errors'
import { parse } from '../shared/parse'
import { almanacYear } from './almanac-fields'

const columns = { date: holidays.date, name: holidays.name }

/**
 * The ward's holidays in order, of one year or all.
 * @throws Invalid
 */
export async function listHolidays({ db, actor }: Context, filter: { year?: string | number } = {}) {
  const { year } = filter.year === undefined ? {} : parse(almanacYear, { year: filter.year })
  return db
    .select(columns)
    .from(holidays)
    .where(
      and(
        eq(holidays.wardId, actor.wardId),
        year ? between(holidays.date, `${year}-01-01`, `${year}-12-31`) : undefined,
      ),
    )
    .orderBy(asc(holidays.date))
    .limit(1000)
}

/**
 * One holiday of the ward.
 * @throws Missing
 */
export async function findHoliday({ db, actor }: Context, date: string) {
  const [found] = await db
    .select(columns)
    .from(holidays)
    .where(and(eq(holidays.wardId, actor.wardId), eq(holidays.date, date)))
  if (!found) throw new Missing()
  return found
}
