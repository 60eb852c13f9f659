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
  /**
   * The event whose place it takes: until they are approved together, what only the public still sees of that one, and
   * of those it continues in turn, is not in its way.
   */
  continuesId?: string | null
  /** Nor are that one's meetings from this rule date on, which the same save takes away. */
  continuesFrom?: string
}

/**
 * The wanted times as a table `wanted` for a statement; `position` is where one stands in the list. The limit keeps
 * SQLite from reading the JSON again for every meeting it compares.
 */
export const listed = (wanted: Wanted[]) =>
  sql`(select key as position, value ->> 0 as venue_id, value ->> 1 as starts_at, value ->> 2 as ends_at,
      value ->> 3 as event_id, value ->> 4 as continues_id, value ->> 5 as continues_from
    from json_each(${JSON.stringify(
      wanted.map(one => [
        one.venueId,
        one.startsAt,
        one.endsAt,
        one.eventId,
        one.continuesId ?? '',
        one.continuesFrom ?? '9999',
      ]),
    )}) limit -1) as wanted`

/** Meetings of other events at the same time. None is longer than a day, so whoever overlaps starts within a day of it. */
export const atTheSameTime = () => sql`occurrence.starts_at > wanted.starts_at - ${DAY}
  and occurrence.starts_at < wanted.ends_at and occurrence.ends_at > wanted.starts_at
  and occurrence.status = 'scheduled' and occurrence.event_id <> wanted.event_id
  and not (occurrence.event_id = wanted.continues_id and occurrence.rule_date >= wanted.continues_from)`

/**
 * The same, at the same venue, in working copies as well as in what the public sees. The cross join and the plus, which
 * no index of the ward stands, keep SQLite to one look into the venue's index for each wanted time.
 */
export const inTheWay = (wardId: string) =>
  sql`occurrence.venue_id = wanted.venue_id and +occurrence.ward_id = ${wardId} and ${atTheSameTime()}
  and not (not occurrence.planned and occurrence.event_id in (
    with recursive earlier(id) as (
      select wanted.continues_id where not exists (select 1 from publication where publication.id = wanted.event_id)
      union select part.continues_id from event part join earlier on part.id = earlier.id
        where part.continues_id is not null and not exists (select 1 from publication where publication.id = part.id)
    ) select id from earlier))`

/** For the statement that saves: holds while nobody else has the venues at any of the wanted times. */
export const venuesFree = (wardId: string, wanted: Wanted[]): SQL =>
  wanted.length === 0
    ? sql`1`
    : sql`not exists (select 1 from ${listed(wanted)} cross join occurrence where ${inTheWay(wardId)})`

/** Who has a wanted time, which stands at `index` among those asked for. */
export type Taken = { index: number; id: string; title: string; startsAt: number; endsAt: number }

/** For each wanted time that somebody else has, the first who has it; in time order. One statement for any number. */
export async function findFirstTaken({ db, actor }: Pick<Context, 'db' | 'actor'>, wanted: Wanted[]): Promise<Taken[]> {
  if (wanted.length === 0) return []
  return db
    .select({
      index: sql`wanted.position`.mapWith(Number),
      id: sql<string>`event.id`,
      title: sql<string>`event.title`,
      // SQLite takes the other columns from the row of the minimum.
      startsAt: sql<number>`min(occurrence.starts_at)`,
      endsAt: sql<number>`occurrence.ends_at`,
    })
    .from(sql`${listed(wanted)} cross join occurrence join event on event.id = occurrence.event_id`)
    .where(inTheWay(actor.wardId))
    .groupBy(sql`wanted.position`)
    .orderBy(sql`min(occurrence.starts_at)`)
}

/** The refusal that names who has the venue, the date and the time. */
export const takenBy = ({ title, startsAt, endsAt }: Omit<Taken, 'index'>): Conflict =>
  new Conflict('venue_taken', {
    title,
    date: writtenDate(wallDate(startsAt)),
    from: wallTime(startsAt),
    to: wallTime(endsAt),
  })

/**
 * Says who has the venue, once a save found it taken.
 * @throws Conflict `venue_taken` naming the other event, its date and time
 */
export async function refuseTakenVenue(context: Context, wanted: Wanted[]): Promise<void> {
  const [other] = await findFirstTaken(context, wanted)
  if (other) throw takenBy(other)
}
