import { type SQL, sql } from 'drizzle-orm'
import type { Context } from '../shared/context'
import { addDays, instantOf } from '../shared/dates'
import { type Cut, cutNames } from './cuts'
import { reachedHashes } from './tables'

/** As `cuts.ts` has them, of a child `c` with its `age` and whether it is `under` 16. */
const conditions: Record<Cut, SQL> = {
  all: sql`under`,
  girls: sql`under and c.gender = 'girl'`,
  boys: sql`under and c.gender = 'boy'`,
  otherGender: sql`under and c.gender = 'other'`,
  age0to5: sql`age <= 5`,
  age6to10: sql`age between 6 and 10`,
  age11to15: sql`age between 11 and 15`,
  age16to17: sql`age >= 16`,
  poor: sql`under and c.household = 'poor'`,
  nearPoor: sql`under and c.household = 'near_poor'`,
  special: sql`under and c.special_circumstances`,
  ethnicMinority: sql`under and c.ethnic_minority`,
}

/** The bit of a cut in `reached_hash.cuts`. */
export const bitOf = (cut: Cut): number => 1 << cutNames.indexOf(cut)

/**
 * A statement for the batch that signs a report: keeps the province hash of each child who came in the period, with its
 * cuts. A child without a hash (no phone) is not kept; two records of the same child are one row.
 */
export function writeReachedHashes(
  { db, actor }: Context,
  { from, to }: { from: string; to: string },
  reportId: string,
  condition: SQL,
) {
  const year = Number(to.slice(0, 4))
  const cuts = sql.join(
    cutNames.map(cut => sql`max(${conditions[cut]}) * ${sql.raw(String(bitOf(cut)))}`),
    sql` + `,
  )
  return db.insert(reachedHashes).select(
    sql`select ${reportId}, c.province_hash, ${cuts}
      from (select c.*, ${year} - c.birth_year as age, ${year} - c.birth_year < 16 as under from child c
        where c.ward_id = ${actor.wardId} and c.province_hash is not null and c.id in (
          select a.child_id from occurrence o cross join attendance a on a.occurrence_id = o.id
          where o.ward_id = ${actor.wardId} and o.starts_at >= ${instantOf(from)}
            and o.starts_at < ${instantOf(addDays(to, 1))})) c
      where ${condition} group by c.province_hash`,
  )
}
