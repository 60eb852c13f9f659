import { type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Statement } from '../database/database'
import { incoming, insertRows } from '../database/insert-rows'
import { newId } from '../shared/ids'
import { identityHash, sealChild } from './child-rows'
import type { PersonalContext } from './context'
import type { Registered } from './open-register'
import { childChanges, children } from './tables'

export type ChangeKind = (typeof childChanges.$inferSelect)['kind']

/** What is kept of a record from before a change. */
export type Snapshot = Pick<
  Registered,
  | 'name'
  | 'phone'
  | 'groupId'
  | 'birthYear'
  | 'gender'
  | 'household'
  | 'specialCircumstances'
  | 'ethnicMinority'
  | 'familyId'
> & {
  guardian: { name: string; relation: NonNullable<Registered['guardian']>['relation']; phone: string | null } | null
  /** The record that became part of this one. */
  merged?: Snapshot
}

/** A record as it stands and as it is to be. */
export type Change = {
  kind: ChangeKind
  child: Registered
  before: Snapshot
  after: Snapshot
  /** For one that comes to share name, year and group with another: a hash of its own instead. */
  identityHash?: string
}

/** A record with its phones opened. */
export async function snapshotOf({ crypto }: PersonalContext, child: Registered): Promise<Snapshot> {
  const { name, groupId, birthYear, gender, household, specialCircumstances, ethnicMinority, familyId, guardian } =
    child
  return {
    ...{ name, groupId, birthYear, gender, household, specialCircumstances, ethnicMinority, familyId },
    phone: child.phone && (await crypto.decrypt(child.phone, `child.phone:${child.id}`)),
    guardian: guardian && {
      name: guardian.name,
      relation: guardian.relation,
      phone: guardian.phone && (await crypto.decrypt(guardian.phone, `guardian.phone:${guardian.id}`)),
    },
  }
}

const columns = [
  ...['groupId', 'name', 'phone', 'identityHash', 'phoneHash', 'provinceHash', 'keyId', 'birthYear', 'gender'],
  ...['household', 'specialCircumstances', 'ethnicMinority', 'familyId'],
]
const brought = (key: string) => sql.raw(`json_extract(incoming.value, '$.${key}')`)

/**
 * The statements that change records together and keep what they were: the update first, which answers with the ids that
 * changed. A record that somebody else changed since it was read, or whose like is in its group already, stays as it is.
 * @param only a further condition on all of them
 * @returns the statements, and a condition for others behind them: whether the child a row names was changed here
 */
export async function changeStatements(context: PersonalContext, changes: Change[], only: SQL = sql`true`) {
  const { db, actor, crypto, now } = context
  const rows = await Promise.all(
    changes.map(async ({ child, before, after, identityHash: own }) => {
      const { guardian, merged: _, ...plain } = after
      const sealed = await sealChild(context, child.id, { ...plain, guardianPhone: guardian?.phone ?? null })
      // Of two who share name, year and group one has a hash of its own, which no other change takes from it.
      const isSame = sealed.identityHash === (await identityHash(context, before))
      const hash = own ?? (isSame ? child.identityHash : null) ?? sealed.identityHash
      return { ...plain, ...sealed, identityHash: hash, id: child.id, version: child.version }
    }),
  )
  const update = db
    .update(children)
    .set({
      ...Object.fromEntries(columns.map(key => [key, brought(key)])),
      version: sql`${children.version} + 1`,
      updatedAt: now,
    })
    // The + keeps SQLite from going through the whole ward for each row that is brought.
    .from(sql`json_each(${JSON.stringify(rows)}) as incoming`)
    .where(
      sql`child.id = ${brought('id')} and +child.ward_id = ${actor.wardId} and child.erased_at is null
        and child.version = ${brought('version')} and not exists (select 1 from child twin
          where twin.ward_id = child.ward_id and twin.identity_hash = ${brought('identityHash')} and twin.id <> child.id)
        and ${only}`,
    )
    .returning({ id: children.id })
  // Every encryption differs from every other, so the new text tells that this change is the one that was made.
  const names = JSON.stringify(rows.map(row => row.name))
  const changed = (childId: SQLiteColumn) => sql`exists (select 1 from child where child.id = ${incoming(childId)}
    and child.name in (select sealed.value from json_each(${names}) sealed))`
  const history = await Promise.all(
    changes.map(async ({ kind, child, before }) => {
      const id = newId()
      return {
        ...{ id, kind, wardId: actor.wardId, childId: child.id, keyId: crypto.keyId, at: now },
        before: await crypto.encrypt(JSON.stringify(before), `child_change.before:${id}`),
        actorKind: actor.kind,
        actorId: actor.id,
      }
    }),
  )
  const kept: Statement = insertRows(db, childChanges, history, changed(childChanges.childId))
  return { update, kept, changed }
}
