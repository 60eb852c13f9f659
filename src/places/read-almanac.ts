import { asc, eq } from 'drizzle-orm'
import { holidays, schoolPeriods, schoolTerms, wards } from '../database/schema'
import type { Context } from '../shared/context'
import { Missing } from '../shared/errors'
import type { Term } from '../shared/recurrence'

/** What a ward's planning has to mind: holidays, weeks of school, the bell and the storm season. */
export type Almanac = {
  /** The name of each holiday by its date, in order. */
  holidays: Map<string, string>
  /** In order, without overlaps. */
  terms: (Term & { name: string })[]
  /** Wall times `HH:MM` by the number of the period. */
  periods: Map<number, { startsAt: string; endsAt: string }>
  /** `MM-DD`, first and last day inclusive, in one year. */
  storms: { from: string; to: string }
}

/**
 * The almanac of the actor's ward.
 * @throws Missing
 */
export async function readAlmanac({ db, actor }: Context): Promise<Almanac> {
  const [days, terms, periods, [ward]] = await db.batch([
    db
      .select({ date: holidays.date, name: holidays.name })
      .from(holidays)
      .where(eq(holidays.wardId, actor.wardId))
      .orderBy(asc(holidays.date)),
    db
      .select({ name: schoolTerms.name, startsOn: schoolTerms.startsOn, endsOn: schoolTerms.endsOn })
      .from(schoolTerms)
      .where(eq(schoolTerms.wardId, actor.wardId))
      .orderBy(asc(schoolTerms.startsOn)),
    db
      .select({ number: schoolPeriods.number, startsAt: schoolPeriods.startsAt, endsAt: schoolPeriods.endsAt })
      .from(schoolPeriods)
      .where(eq(schoolPeriods.wardId, actor.wardId))
      .orderBy(asc(schoolPeriods.number)),
    db.select({ from: wards.stormsFrom, to: wards.stormsTo }).from(wards).where(eq(wards.id, actor.wardId)),
  ])
  if (!ward) throw new Missing()
  return {
    holidays: new Map(days.map(({ date, name }) => [date, name])),
    terms,
    periods: new Map(periods.map(({ number, ...times }) => [number, times])),
    storms: ward,
  }
}
