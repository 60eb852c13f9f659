import { sql } from 'drizzle-orm'
import { office } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { addDays, DAY, instantOf } from '../shared/dates'

const DAYS_AHEAD = 14

export type SessionCounts = {
  /** Held in the period: started, and not cancelled. */
  held: number
  /** Of those, ended without anybody ticked or counted. */
  unfilled: number
  /** Coming in the next two weeks, by the ages of children they are open to. */
  coming: { age0to5: number; age6to10: number; age11to15: number }
}

/** The published sessions of a period (first and last day, inclusive), and those of the next two weeks by age. */
export async function countSessions(
  context: Context,
  { from, to }: { from: string; to: string },
): Promise<SessionCounts> {
  const { db, actor, now } = context
  requireRole(actor, ...office)
  const inPeriod = sql`o.starts_at >= ${instantOf(from)} and o.starts_at < ${instantOf(addDays(to, 1))}`
  const comingFor = (youngest: number, oldest: number) =>
    sql`coalesce(sum(o.starts_at > ${now} and o.starts_at < ${now + DAYS_AHEAD * DAY} and coalesce(e.min_age, 0) <= ${oldest}
      and coalesce(e.max_age, 99) >= ${youngest}), 0)`.mapWith(Number)
  const [counts] = await db
    .select({
      held: sql`coalesce(sum(${inPeriod} and o.starts_at <= ${now}), 0)`.mapWith(Number),
      unfilled: sql`coalesce(sum(${inPeriod} and o.ends_at <= ${now}
        and not exists(select 1 from attendance a where a.occurrence_id = o.id)
        and not exists(select 1 from headcount h where h.occurrence_id = o.id and h.count <> 0)), 0)`.mapWith(Number),
      age0to5: comingFor(0, 5),
      age6to10: comingFor(6, 10),
      age11to15: comingFor(11, 15),
    })
    .from(sql`occurrence o join event e on e.id = o.event_id`)
    .where(
      sql`o.ward_id = ${actor.wardId} and o.status = 'scheduled'
        and o.starts_at >= ${Math.min(instantOf(from), now)}
        and o.starts_at < ${Math.max(instantOf(addDays(to, 1)), now + DAYS_AHEAD * DAY)}
        and o.shown`,
    )
  const { held = 0, unfilled = 0, ...coming } = counts!
  return { held, unfilled, coming }
}
