import { type SQL, sql } from 'drizzle-orm'
import type { Statement } from '../database/database'
import { insertWhere } from '../database/insert-where'
import {
  apiKeys,
  censuses,
  checkinDevices,
  eligibilityCodes,
  eventGroups,
  events,
  invitations,
  residentialGroups,
  screens,
  staff,
  venues,
} from '../database/schema'
import { raiseRevisions } from '../places/raise-revisions'
import { replaceGroups } from '../publications/write-publication'
import type { Context } from '../shared/context'
import { fold } from '../shared/text'

type Following = {
  /** The groups that are no more. */
  old: string[]
  group: { id: string; slug: string; name: string }
  /** Its first day. */
  on: string
  /** Whether the successor is one of the groups, rather than new. */
  stays: boolean
  won: SQL
}

/** The statements by which everything of merged groups but their children is their successor's. */
export function followStatements(context: Context, following: Following): Statement[] {
  const { db, actor } = context
  const { old, group, won } = following
  const theirs = sql`group_id in (select o.value from json_each(${JSON.stringify(old)}) o) and ${won}`
  const own = { groupId: group.id }
  return [
    succeed(context, following),
    ...[staff, invitations, apiKeys, venues, screens, checkinDevices, eligibilityCodes].map(table =>
      db.update(table).set(own).where(sql`${theirs} and ward_id = ${actor.wardId}`),
    ),
    // Whoever has one of these events open in a form is told that it changed.
    db
      .update(events)
      .set({ version: sql`${events.version} + 1` })
      .where(sql`id in (select event_id from event_group where ${theirs})`),
    db
      .insert(eventGroups)
      .select(sql`select distinct event_id, ${group.id}, ward_id from event_group where ${theirs}`)
      .onConflictDoNothing(),
    db.delete(eventGroups).where(theirs),
    ...addCensuses(context, following),
    raiseRevisions(context, won),
    replaceGroups(context, old, group, won),
  ]
}

function succeed({ db, actor, now }: Context, { old, group, on, stays, won }: Following): Statement {
  if (!stays) {
    const row = { ...group, wardId: actor.wardId, validFrom: on, validTo: null, predecessors: old }
    return insertWhere(db, residentialGroups, { ...row, searchName: fold(group.name), createdAt: now }, won)
  }
  const both = sql`select value from json_each(residential_group.predecessors)
    union select value from json_each(${JSON.stringify(old)})`
  return db
    .update(residentialGroups)
    .set({ predecessors: sql`(select json_group_array(value) from (${both}))` })
    .where(sql`id = ${group.id} and ward_id = ${actor.wardId} and ${won}`)
}

const figures = [
  ...['girls', 'boys', 'age_0_to_5', 'age_6_to_10', 'age_11_to_15', 'age_16_to_17'],
  ...['poor', 'near_poor', 'special', 'ethnic_minority'],
]

/**
 * Surveys add up for the years in which every one of the groups was surveyed; a figure that one lacks is not known of
 * all. Other years stay with the old groups.
 */
function addCensuses({ db, actor, now }: Context, { old, group, stays, won }: Following): Statement[] {
  const all = sql`group_id in (select a.value from json_each(${JSON.stringify(stays ? [...old, group.id] : old)}) a)`
  const many = stays ? old.length + 1 : old.length
  const sums = figures.map(name => sql.raw(`iif(count(${name}) = count(*), sum(${name}), null)`))
  const set = ['under16', ...figures].map(name => sql.raw(`${name} = excluded.${name}`))
  return [
    db.insert(censuses).select(
      sql`select ward_id, ${group.id}, year, sum(under16), ${sql.join(sums, sql`, `)}, max(source), ${actor.id}, ${now}
        from census where ${all} and ${won} group by ward_id, year having count(*) = ${many}
        on conflict (group_id, year) do update set ${sql.join(set, sql`, `)}`,
    ),
    db.delete(censuses).where(
      sql`group_id in (select o.value from json_each(${JSON.stringify(old)}) o) and ${won}
        and exists (select 1 from census s where s.group_id = ${group.id} and s.year = census.year
          and s.saved_at = ${now})`,
    ),
  ]
}
