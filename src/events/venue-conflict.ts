import { type SQL, sql } from 'drizzle-orm'
import type { Context } from '../shared/context'
import { DAY, wallDate, wallTime, writtenDate } from '../shared/dates'
import { Conflict } from '../shared/errors'

/** A time at a venue that a meeting of an event asks for. */
export type Wanted = {
  eventId: string
  venueId: string
  startsAt: number
  endsAt: number
  /** The event whose place it takes: what only the public still sees of that one is not in its way. */
  continuesId?: string | null
  /** Nor are that one's meetings from this rule date on, which the same save takes away. */
  continuesFrom?: string
}

const listed = (wanted: Wanted[]) =>
  sql`json_each(${JSON.stringify(
    wanted.map(one => [
      one.venueId,
      one.startsAt,
      one.endsAt,
      one.eventId,
      one.continuesId ?? '',
      one.continuesFrom ?? '9999',
    ]),
  )}) as wanted`

const of = (index: number) => sql.raw(`json_extract(wanted.value, '$[${index}]')`)

/**
 * Meetings of other events at the same venue and time, in working copies as well as in what the public sees. The cross
 * join keeps SQLite to one look into the venue's index for each wanted time. No meeting is longer than a day, so
 * whoever overlaps starts within a day of it.
 */
const inTheWay = (wardId: string) => sql`occurrence.ward_id = ${wardId} and occurrence.venue_id = ${of(0)}
  and occurrence.starts_at > ${of(1)} - ${DAY} and occurrence.starts_at < ${of(2)} and occurrence.ends_at > ${of(1)}
  and occurrence.status = 'scheduled' and occurrence.event_id <> ${of(3)}
  and not (occurrence.event_id = ${of(4)} and (not occurrence.planned or occurrence.rule_date >= ${of(5)}))`

/** For the statement that saves: holds while nobody else has the venues at any of the wanted times. */
export const venuesFree = (wardId: string, wanted: Wanted[]): SQL =>
  wanted.length === 0
    ? sql`1`
    : sql`not exists (select 1 from ${listed(wanted)} cross join occurrence where ${inTheWay(wardId)})`

/** The index of each wanted time that somebody else has, with who that is; in time order of the others. */
export function findTaken({ db, actor }: Pick<Context, 'db' | 'actor'>, wanted: Wanted[]) {
  return db
    .select({
      index: sql`wanted.key`.mapWith(Number),
      id: sql<string>`event.id`,
      title: sql<string>`event.title`,
      startsAt: sql<number>`occurrence.starts_at`,
      endsAt: sql<number>`occurrence.ends_at`,
    })
    .from(sql`${listed(wanted)} cross join occurrence join event on event.id = occurrence.event_id`)
    .where(inTheWay(actor.wardId))
    .orderBy(sql`occurrence.starts_at`)
    .limit(500)
}

/**
 * Says who has the venue, once a save found it taken.
 * @throws Conflict `venue_taken` naming the other event, its date and time
 */
export async function refuseTakenVenue(context: Context, wanted: Wanted[]): Promise<void> {
  const [other] = wanted.length ? await findTaken(context, wanted) : []
  if (other)
    throw new Conflict('venue_taken', {
      title: other.title,
      date: writtenDate(wallDate(other.startsAt)),
      from: wallTime(other.startsAt),
      to: wallTime(other.endsAt),
    })
}
