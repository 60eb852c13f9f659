import { and, asc, sql } from 'drizzle-orm'
import { office } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { addDays } from '../shared/dates'
import { parse } from '../shared/parse'
import { isOfDays, playsByItem, playsFilter } from './report-plays'
import { ledPlayDays } from './tables'

export type DayPlays = { day: string; times: number }

/**
 * How often the ward's boards reported to have shown something, day by day, days without it included.
 * @throws Invalid
 */
export async function countPlaysByDay(context: Context, input: unknown): Promise<DayPlays[]> {
  const { db, actor } = context
  requireRole(actor, ...office)
  const { from, to, messageId } = parse(playsFilter, input)
  const found = await db
    .select({ day: sql<string>`${ledPlayDays.day}`, times: sql<number>`sum(json_extract(value, '$[0]'))` })
    .from(playsByItem)
    .where(
      and(isOfDays(ledPlayDays, actor.wardId, from, to), messageId ? sql`key = ${`message-${messageId}`}` : undefined),
    )
    .groupBy(ledPlayDays.day)
    .orderBy(asc(ledPlayDays.day))
  const times = new Map(found.map(({ day, times }) => [day, times]))
  const days: DayPlays[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push({ day, times: times.get(day) ?? 0 })
  return days
}
