import { sql } from 'drizzle-orm'
import type { Context } from '../shared/context'
import { visibleTo } from './own-organization'
import { atTheSameTime, inTheWay, listed, type Wanted } from './venue-conflict'

/** Another event that meetings of a plan meet in time: how many of them, and the first. Instants are UTC milliseconds. */
export type Met = {
  id: string
  title: string
  /** Whether the actor may open it; a coordinator learns the title of another organization's event, and no more. */
  mayOpen: boolean
  /** Which of the wanted times is the first. */
  index: number
  startsAt: number
  endsAt: number
  count: number
  /** Has the venue, has the same person in charge (by name), is for one of the groups (by name). */
  venue: string | null
  officer: string | null
  group: string | null
}

type Asked = {
  /** Times at a venue that a save would ask for. */
  wanted: Wanted[]
  /** All times of the plan, for people. */
  times: Wanted[]
  officerId: string | null
  groupIds: string[]
}

const MOST = 60

/**
 * Everything that is planned elsewhere at the times of a plan and gets in its way: at the venue, with the same person in
 * charge, for the same residential group. One statement for any number of times; in time order, an event twice where it
 * is in the way both of the venue and of people.
 */
export async function findConflicts({ db, actor }: Context, asked: Asked): Promise<Met[]> {
  const { wanted, times, officerId, groupIds } = asked
  const { wardId } = actor
  const groups = sql`(select value from json_each(${JSON.stringify(groupIds)}))`
  // SQLite takes bare columns from the row of the minimum. Cross joins keep to the indexes by venue and by ward; the
  // plus keeps to the ward's, so that events are only looked up where people are asked twice.
  const first = sql`min(occurrence.starts_at) as starts_at, occurrence.ends_at as ends_at, count(distinct wanted.position) as times`
  const atVenue = sql`select occurrence.event_id as id, wanted.position as nth, ${first}, occurrence.venue_id as venue_id
    from ${listed(wanted)} cross join occurrence
    where ${inTheWay(wardId)} group by occurrence.event_id, occurrence.venue_id`
  const ofPeople = sql`select occurrence.event_id as id, wanted.position as nth, ${first}, null as venue_id
    from ${listed(times)} cross join occurrence
    where occurrence.ward_id = ${wardId} and ${atTheSameTime()} and occurrence.planned
      and +occurrence.event_id in (select event_id from event_group where group_id in ${groups}
        union select id from event where officer_id = ${officerId})
    group by occurrence.event_id`
  const parts = [...(wanted.length ? [atVenue] : []), ...(officerId || groupIds.length ? [ofPeople] : [])]
  if (parts.length === 0 || times.length === 0) return []
  return db
    .select({
      id: sql<string>`met.id`,
      title: sql<string>`event.title`,
      mayOpen: sql`${visibleTo(actor)}`.mapWith(Boolean).as('may_open'),
      index: sql`met.nth`.mapWith(Number),
      startsAt: sql<number>`met.starts_at`,
      endsAt: sql<number>`met.ends_at`,
      count: sql`met.times`.mapWith(Number),
      venue: sql<string | null>`(select name from venue where venue.id = met.venue_id)`,
      officer: sql<string | null>`(select name from user
        where met.venue_id is null and user.id = event.officer_id and user.id = ${officerId})`,
      group: sql<string | null>`(select min(residential_group.name) from event_group
        join residential_group on residential_group.id = event_group.group_id
        where met.venue_id is null and event_group.event_id = met.id and event_group.group_id in ${groups})`,
    })
    .from(sql`(${sql.join(parts, sql` union all `)}) as met join event on event.id = met.id`)
    .orderBy(sql`met.starts_at`, sql`met.id`)
    .limit(MOST)
}

/** A time at which a venue is taken; instants are UTC milliseconds. */
export type Busy = { venueId: string; startsAt: number; endsAt: number }

/** When venues are taken within the wanted times, which may be days. */
export async function findBusy({ db, actor }: Pick<Context, 'db' | 'actor'>, wanted: Wanted[]): Promise<Busy[]> {
  if (wanted.length === 0) return []
  return db
    .selectDistinct({
      venueId: sql<string>`occurrence.venue_id`,
      startsAt: sql<number>`occurrence.starts_at`,
      endsAt: sql<number>`occurrence.ends_at`,
    })
    .from(sql`${listed(wanted)} cross join occurrence`)
    .where(inTheWay(actor.wardId))
    .orderBy(sql`occurrence.starts_at`)
}
