import { sql } from 'drizzle-orm'
import type { Context } from '../shared/context'
import type { Met } from './find-conflicts'
import { visibleTo } from './own-organization'
import { atTheSameTime, listed } from './venue-conflict'

/** A meeting of a saved event; instants are UTC milliseconds. */
export type Held = { eventId: string; startsAt: number; endsAt: number }

/** Nobody reads more about one event in a queue. */
const MOST_OF_ONE = 6

/**
 * The other events that ask for the same people at the times of saved meetings: with the same person in charge, for one
 * of the same residential groups. One statement for any number of events; the first six of each in time order. Parts of
 * a split series are not in each other's way.
 * @returns for each event and other event one; `eventId` is the first, `index` stands in `meetings`, `venue` is null
 */
export async function findBusyPeople(
  { db, actor }: Pick<Context, 'db' | 'actor'>,
  meetings: Held[],
): Promise<(Met & { eventId: string })[]> {
  if (meetings.length === 0) return []
  const ids = JSON.stringify([...new Set(meetings.map(one => one.eventId))])
  // SQLite takes bare columns from the row of the minimum. The cross join keeps it to one look into the ward's index for
  // each meeting; people are compared once for two events, whatever they meet.
  const met = sql`select wanted.event_id as mine, occurrence.event_id as id, wanted.position as nth,
      min(occurrence.starts_at) as starts_at, occurrence.ends_at as ends_at, count(distinct wanted.position) as times
    from ${listed(meetings.map(one => ({ ...one, venueId: '' })))} cross join occurrence
    where occurrence.ward_id = ${actor.wardId} and ${atTheSameTime()} and occurrence.planned
    group by wanted.event_id, occurrence.event_id`
  const series = sql`select value as asked, value as id from json_each(${ids})
    union select series.asked, case when part.id = series.id then part.continues_id else part.id end
      from series join event part on (part.id = series.id or part.continues_id = series.id)
      where part.continues_id is not null`
  const named = sql`select met.*, event.title, ${visibleTo(actor)} as may_open,
      (select name from user where user.id = event.officer_id and user.id = own.officer_id) as officer,
      (select min(residential_group.name) from event_group theirs
        join event_group ours on ours.group_id = theirs.group_id and ours.event_id = met.mine
        join residential_group on residential_group.id = theirs.group_id where theirs.event_id = met.id) as invited
    from (${met}) as met cross join event on event.id = met.id cross join event as own on own.id = met.mine
    where (met.mine, met.id) not in (select asked, id from series)`
  return db
    .select({
      eventId: sql<string>`busy.mine`,
      id: sql<string>`busy.id`,
      title: sql<string>`busy.title`,
      mayOpen: sql`busy.may_open`.mapWith(Boolean),
      index: sql`busy.nth`.mapWith(Number),
      startsAt: sql<number>`busy.starts_at`,
      endsAt: sql<number>`busy.ends_at`,
      count: sql`busy.times`.mapWith(Number),
      venue: sql<null>`null`,
      officer: sql<string | null>`busy.officer`,
      group: sql<string | null>`busy.invited`,
    })
    .from(
      sql`(with recursive series(asked, id) as (${series}), named as (${named})
        select *, row_number() over (partition by mine order by starts_at, id) as place from named
        where officer is not null or invited is not null) as busy`,
    )
    .where(sql`busy.place <= ${MOST_OF_ONE}`)
    .orderBy(sql`busy.starts_at`, sql`busy.id`)
}
