import { asc, eq } from 'drizzle-orm'
import { schoolPeriods } from '../database/schema'
import type { Context } from '../shared/context'

/** The bell of the ward's schools, by number. */
export const listPeriods = ({ db, actor }: Context) =>
  db
    .select({ number: schoolPeriods.number, startsAt: schoolPeriods.startsAt, endsAt: schoolPeriods.endsAt })
    .from(schoolPeriods)
    .where(eq(schoolPeriods.wardId, actor.wardId))
    .orderBy(asc(schoolPeriods.number))
