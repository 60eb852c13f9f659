import { eq, type SQL, sql } from 'drizzle-orm'
import { insertWhere } from '../database/insert-where'
import { publications, wards } from '../database/schema'
import type { Context } from '../shared/context'
import type { PublicationPayload } from './publication'

/** Moves the ward's revision, while `condition` holds: calendars, boards and pages see that something changed. */
export const raiseRevision = ({ db, actor }: Context, condition: SQL) =>
  db
    .update(wards)
    .set({ revision: sql`${wards.revision} + 1` })
    .where(sql`${eq(wards.id, actor.wardId)} and ${condition}`)

const currentRevision = (wardId: string) => sql<number>`(select revision from ward where ward.id = ${wardId})`

/**
 * Writes the public snapshot behind `raiseRevision` in a batch. A later one raises the sequence and keeps the UID. How many
 * seats are left is said behind it, by `promoteWaitingStatements`.
 */
export const writePublication = (context: Context, id: string, payload: PublicationPayload, condition: SQL) => {
  const { db, actor, now } = context
  const shown = {
    change: currentRevision(actor.wardId),
    status: 'published' as const,
    modifiedAt: now,
    firstStartsAt: payload.occurrences[0]!.startsAt,
    lastEndsAt: Math.max(...payload.occurrences.map(({ endsAt }) => endsAt)),
    category: payload.category,
    venueId: payload.venue?.id ?? null,
    campaignId: payload.campaign?.id ?? null,
    payload,
  }
  return insertWhere(
    db,
    publications,
    { ...shown, id, wardId: actor.wardId, uid: `${id}@san-choi`, sequence: 0, firstPublishedAt: now },
    condition,
  ).onConflictDoUpdate({ target: publications.id, set: { ...shown, ...risen(now) } })
}

/** Every published change raises the sequence; clients skip an event whose time of change did not rise. */
const risen = (now: number) => ({
  sequence: sql`${publications.sequence} + 1`,
  modifiedAt: sql`max(${now}, ${publications.modifiedAt} + 1000)`,
})

/**
 * Behind `raiseRevision` in a batch: says of everything still to come that was meant for one of these residential groups
 * that it is for their successor.
 */
export const replaceGroups = (
  { db, actor, now }: Context,
  old: string[],
  group: PublicationPayload['groups'][number],
  condition: SQL,
) => {
  const replaced = sql`json_extract(value, '$.id') in (select o.value from json_each(${JSON.stringify(old)}) o)`
  const others = sql`select value as g from json_each(publication.payload, '$.groups')
    where not ${replaced} and json_extract(value, '$.id') <> ${group.id}`
  const groups = sql`(select json_group_array(json(g)) from (${others} union all select ${JSON.stringify(group)}))`
  return db
    .update(publications)
    .set({
      payload: sql`json_set(${publications.payload}, '$.groups', ${groups})`,
      ...risen(now),
      change: currentRevision(actor.wardId),
    })
    .where(
      sql`${publications.wardId} = ${actor.wardId} and ${publications.lastEndsAt} > ${now}
        and exists (select 1 from json_each(${publications.payload}, '$.groups') where ${replaced}) and ${condition}`,
    )
}

type Change = { status?: 'published' | 'withdrawn' | 'cancelled'; payload?: PublicationPayload }

/** Changes a publication behind `raiseRevision` in a batch: a withdrawal, a postponement, a cancellation (which stays as a
 * tombstone) or a restoration. */
export const changePublication = ({ db, actor, now }: Context, id: string, change: Change, condition: SQL) =>
  db
    .update(publications)
    .set({ ...change, ...risen(now), change: currentRevision(actor.wardId) })
    .where(sql`${eq(publications.id, id)} and ${publications.wardId} = ${actor.wardId} and ${condition}`)
