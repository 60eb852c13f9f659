import { asc, count, eq, type SQL, sql } from 'drizzle-orm'
import { events, occurrences } from '../database/schema'
import { planners } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { addDays, instantOf } from '../shared/dates'
import { visibleTo } from './own-organization'

const TITLES_MAXIMUM = 10

const listed = (dates: string[]) =>
  sql`json_each(${JSON.stringify(dates.map(date => [date, instantOf(date), instantOf(addDays(date, 1))]))}) as day`

const of = (index: number) => sql.raw(`json_extract(day.value, '$[${index}]')`)

/** The cross join keeps SQLite to one look into the ward's index for each date. */
const plannedThere = ({ actor, now }: Context): SQL => sql`occurrence.ward_id = ${actor.wardId}
  and occurrence.starts_at >= ${of(1)} and occurrence.starts_at < ${of(2)} and occurrence.starts_at > ${now}
  and occurrence.planned and occurrence.status = 'scheduled' and event.status <> 'cancelled' and ${visibleTo(actor)}`

/**
 * How many meetings are still to come on each of the dates; dates without any are left out.
 * @throws Forbidden
 */
export async function countMeetingsOn(context: Context, dates: string[]): Promise<Map<string, number>> {
  requireRole(context.actor, ...planners)
  const date = sql<string>`${of(0)}`
  const rows = await context.db
    .select({ date, count: count() })
    .from(listed(dates))
    .crossJoin(occurrences)
    .innerJoin(events, eq(events.id, occurrences.eventId))
    .where(plannedThere(context))
    .groupBy(date)
  return new Map(rows.map(row => [row.date, row.count]))
}

/**
 * The first ten meetings still to come on a date.
 * @throws Forbidden
 */
export async function listMeetingsOn(context: Context, date: string) {
  requireRole(context.actor, ...planners)
  return context.db
    .select({ eventId: events.id, title: events.title, startsAt: occurrences.startsAt, endsAt: occurrences.endsAt })
    .from(listed([date]))
    .crossJoin(occurrences)
    .innerJoin(events, eq(events.id, occurrences.eventId))
    .where(plannedThere(context))
    .orderBy(asc(occurrences.startsAt), asc(events.id))
    .limit(TITLES_MAXIMUM)
}
