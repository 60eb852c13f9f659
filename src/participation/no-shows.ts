import { type SQL, sql } from 'drizzle-orm'
import type { Context } from '../shared/context'
import { HOUR } from '../shared/dates'

/** A phone that was without network sends what it ticked in the evening by the next noon. */
const UNTIL_ALL_IS_SENT = 18 * HOUR

/** Meetings a child stayed away from without a word, and after how many more its place is given on. */
export type Missed = { count: number; left: number }

/**
 * Inside a statement over `registration`: from how many held meetings the child stayed away unexcused since it has its
 * place. A meeting was held when somebody was counted there.
 */
export const missedMeetings = ({ now }: Context): SQL => sql`(select count(*) from occurrence
    where occurrence.event_id = registration.event_id and occurrence.shown and occurrence.status = 'scheduled'
      and occurrence.starts_at >= registration.confirmed_at and occurrence.ends_at <= ${now - UNTIL_ALL_IS_SENT}
      and exists (select 1 from attendance where occurrence_id = occurrence.id)
      and not exists (select 1 from attendance where occurrence_id = occurrence.id and child_id = registration.child_id)
      and not exists (select 1 from excuse where occurrence_id = occurrence.id and child_id = registration.child_id))`

const limitOf = ({ actor }: Context): SQL => sql`(select no_show_limit from ward where id = ${actor.wardId})`

/** The same: it missed as many as the ward's rule lets it. With a rule of 0 nobody ever did. */
export const isNoShow = (context: Context): SQL =>
  sql`${missedMeetings(context)} >= (select nullif(${limitOf(context)}, 0))`

/** A column of a query over `registration`: null where there is nothing to warn of, or no meeting to come. */
export const missedColumn = (context: Context) =>
  sql<Missed | null>`(select json_object('count', missed, 'left', max(0, most - missed))
    from (select ${limitOf(context)} as most, ${missedMeetings(context)} as missed)
    where registration.status = 'confirmed' and most > 0 and missed > 0
      and exists (select 1 from occurrence join publication on publication.id = occurrence.event_id
        where occurrence.event_id = registration.event_id and occurrence.shown and occurrence.status = 'scheduled'
          and occurrence.starts_at > ${context.now} and publication.status = 'published'))`.mapWith({
    mapFromDriverValue: (text: string): Missed => JSON.parse(text),
  })
