import { sql } from 'drizzle-orm'
import { type Context, requireRole } from '../shared/context'
import { type Cut, cutNames } from './cuts'
import { bitOf } from './write-reached-hashes'

/** Of the children whom some reports counted, those that carry a province hash. */
export type AcrossWards = {
  /** Each report's own, added up: a child of two wards twice. */
  hashed: number
  /** Distinct children. */
  distinct: number
}

/**
 * Children counted by signed reports of several wards, by cut, each once: two wards' records of a child have the same
 * province hash. Counts only; the hashes stay in the database.
 * @throws Forbidden
 */
export async function countAcrossWards({ db, actor }: Context, reportIds: string[]): Promise<Record<Cut, AcrossWards>> {
  requireRole(actor, 'province')
  const each = (make: (cut: Cut) => ReturnType<typeof sql>) =>
    sql.join(
      cutNames.map(cut => make(cut)),
      sql`, `,
    )
  const [row] = await db
    .select({
      counts: sql`json_array(${each(cut => sql.raw(`sum(of_${cut}), sum(of_${cut} > 0)`))})`.mapWith(readCounts),
    })
    .from(
      sql`(select ${each(cut => sql.raw(`sum((cuts & ${bitOf(cut)}) > 0) as of_${cut}`))} from reached_hash
        where report_id in (select value from json_each(${JSON.stringify(reportIds)})) group by hash)`,
    )
  return Object.fromEntries(
    cutNames.map((cut, at) => [cut, { hashed: row?.counts[2 * at] ?? 0, distinct: row?.counts[2 * at + 1] ?? 0 }]),
  ) as Record<Cut, AcrossWards>
}

const readCounts = (packed: string) => JSON.parse(packed) as (number | null)[]
