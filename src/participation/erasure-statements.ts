import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { Statement } from '../database/database'
import {
  attendanceMarks,
  attendances,
  auditEntries,
  childChanges,
  children,
  consents,
  dataRequests,
  excuses,
  guardians,
  idempotentRequests,
  identityAccesses,
  notSame,
  reachedHashes,
  registrations,
  syncedWalkIns,
} from '../database/schema'
import type { Context } from '../shared/context'

/** What stands in a log where an erased child was named. */
const ERASED = 'erased'

/** The columns of a child that point to nobody; every other one, and every one to come, is emptied. */
const anonymous = [
  'wardId',
  'groupId',
  'birthYear',
  'gender',
  'household',
  'specialCircumstances',
  'ethnicMinority',
  'version',
  'createdBy',
  'createdAt',
]

/**
 * The statements that erase children in one batch, whatever their number: each leaves a row that points to nobody under
 * an id of its own, to which its attendances and registrations move; all else that tells of it goes.
 * @param pairs the old ids with the new ones
 * @param phones phone hashes that belong to nobody who stays
 * @param formerly province hashes that the children had before a change
 */
export function erasureStatements(
  context: Context,
  pairs: { old: string; new: string }[],
  phones: string[],
  formerly: string[],
): [Statement, ...Statement[]] {
  const { db, actor, now } = context
  const wardId = actor.wardId
  const table = sql`(select json_extract(value, '$.old') as old, json_extract(value, '$.new') as new
    from json_each(${JSON.stringify(pairs)}))`
  const gone = sql`(select old from ${table})`
  const freed = sql`(select value from json_each(${JSON.stringify(phones)}))`
  const renamed = (column: SQL) => sql`(select new from ${table} where old = ${column})`
  const unnamed = (column: SQL) => sql`case when ${column} in ${gone} then ${ERASED} else ${column} end`
  const places = sql`(select id from registration where child_id in ${gone})`
  const own = sql`ward_id = ${wardId}`
  const of = (column = sql`child_id`) => sql`${own} and ${column} in ${gone}`

  return [
    db.insert(children).select(sql`select ${sql.join(remainder(now), sql`, `)}
      from child join ${table} pair on pair.old = child.id where child.ward_id = ${wardId} and child.erased_at is null`),
    db
      .update(registrations)
      .set({ status: 'cancelled', cancelledAt: now, claimBy: null, endReason: 'erased' })
      .where(
        sql`${of()} and status <> 'cancelled'
          and event_id in (select id from publication where ward_id = ${wardId} and last_ends_at > ${now})`,
      ),
    db
      .update(auditEntries)
      .set({ subjectId: ERASED })
      .where(sql`${own} and (subject_id in ${gone} or subject_id in ${places})`),
    db
      .update(auditEntries)
      .set({
        detail: sql`(select json_group_object(key, ${unnamed(sql`value`)}) from json_each(${auditEntries.detail}))`,
      })
      .where(sql`${own} and exists (select 1 from json_each(${auditEntries.detail}) where value in ${gone})`),
    // A printed ticket says the registration's id: it must not lead to what stays.
    db
      .update(registrations)
      .set({
        id: sql`lower(hex(randomblob(8)))`,
        childId: renamed(sql`child_id`),
        partyId: null,
        codeId: null,
      })
      .where(of()),
    db
      .update(attendances)
      .set({ childId: renamed(sql`child_id`), deviceId: null })
      .where(of()),
    // A phone that repeats its walk-in is told no, rather than adding the child anew.
    db
      .update(syncedWalkIns)
      .set({ childId: renamed(sql`child_id`) })
      .where(of()),
    ...[excuses, attendanceMarks, consents, guardians, childChanges].map(table => db.delete(table).where(of())),
    db.delete(notSame).where(sql`${of(sql`first_id`)} or ${of(sql`second_id`)}`),
    db.delete(reachedHashes).where(
      sql`(hash in (select province_hash from child where ${of(sql`id`)})
          or hash in (select value from json_each(${JSON.stringify(formerly)})))
        and report_id in (select id from report where ward_id = ${wardId})`,
    ),
    db
      .update(dataRequests)
      .set({
        childId: null,
        words: null,
        answer: null,
        phoneHash: null,
        acknowledgedAt: sql`coalesce(acknowledged_at, ${now})`,
        closedAt: sql`coalesce(closed_at, ${now})`,
        closedBy: sql`coalesce(closed_by, ${actor.id})`,
        outcome: sql`coalesce(outcome, 'done')`,
      })
      .where(sql`${of()} or (${own} and phone_hash in ${freed} and closed_at is not null)`),
    db
      .update(identityAccesses)
      .set({
        subjectId: unnamed(sql`subject_id`),
        childIds: sql`(select json_group_array(${unnamed(sql`value`)}) from json_each(${identityAccesses.childIds}))`,
      })
      .where(
        sql`${own} and (subject_id in ${gone}
          or exists (select 1 from json_each(${identityAccesses.childIds}) where value in ${gone}))`,
      ),
    db
      .update(idempotentRequests)
      .set({ location: null })
      .where(sql`${own} and exists (select 1 from ${table} where instr(location, old) > 0)`),
    db.delete(children).where(of(sql`id`)),
  ]
}

/** The columns of the row that stays, in the table's order. */
const remainder = (now: number): SQL[] =>
  Object.entries(getTableColumns(children)).map(([key, column]) => {
    if (key === 'id') return sql`pair.new`
    if (key === 'keyId') return sql`''`
    if (key === 'updatedAt' || key === 'erasedAt') return sql`${now}`
    return anonymous.includes(key) ? sql`child.${sql.identifier(column.name)}` : sql`null`
  })
