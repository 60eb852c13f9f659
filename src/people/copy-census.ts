import { sql } from 'drizzle-orm'
import { auditIf, previousChanged } from '../audit/record'
import { office } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { wallDate } from '../shared/dates'
import { Missing } from '../shared/errors'
import { parse } from '../shared/parse'
import { censusYear } from './census-input'
import { censuses } from './census-tables'
import { listCensus } from './list-census'

/**
 * Takes over the last figures before a year for the groups that still stand and have none of that year yet.
 * @throws Missing where there is nothing to copy, Invalid, Forbidden
 */
export async function copyCensus(context: Context, input: unknown): Promise<{ groups: number }> {
  const { db, actor, now } = context
  requireRole(actor, ...office)
  const { year } = parse(censusYear, { year: input })
  const { before } = await listCensus(context, year)
  if (before === null) throw new Missing()
  const [copied] = await db.batch([
    db
      .insert(censuses)
      .select(
        sql`select c.ward_id, c.group_id, ${year}, c.under16, c.girls, c.boys, c.age_0_to_5, c.age_6_to_10,
            c.age_11_to_15, c.age_16_to_17, c.poor, c.near_poor, c.special, c.ethnic_minority, c.source,
            ${actor.id}, ${now}
          from census c join residential_group g on g.id = c.group_id
          where c.ward_id = ${actor.wardId} and c.year = ${before}
            and (g.valid_to is null or g.valid_to >= ${wallDate(now)})`,
      )
      .onConflictDoNothing()
      .returning({ groupId: censuses.groupId }),
    auditIf(context, previousChanged, 'census.copied', actor.wardId, { year, before }),
  ])
  return { groups: copied.length }
}
