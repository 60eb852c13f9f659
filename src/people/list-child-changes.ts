import { desc, eq, sql } from 'drizzle-orm'
import { staff } from '../accounts/tables'
import type { Actor } from '../shared/actor'
import { type ChangeKind, type Snapshot, snapshotOf } from './change-children'
import type { PersonalContext } from './context'
import { findChild } from './get-child'
import { openByIds } from './open-register'
import { childChanges } from './tables'

/** What can differ between a record before and after. Circumstances are said to have changed, not what they were. */
const said = ['name', 'birthYear', 'gender', 'groupId', 'phone'] as const
const unsaid = ['household', 'specialCircumstances', 'ethnicMinority', 'guardian'] as const

export type ChangedField = {
  field: (typeof said)[number] | (typeof unsaid)[number]
  /** Null where it is not said or was empty. */
  from: string | number | null
  to: string | number | null
}

export type ListedChange = {
  at: number
  kind: ChangeKind
  /** The role of whoever made it; null where the account is no more. */
  by: Actor['role'] | null
  fields: ChangedField[]
  /** The name of the record that became part of this one. */
  merged: string | null
}

/**
 * What changed in a child's record, when and by which role, the latest first. For whoever may open the child.
 * @throws Missing, Forbidden
 */
export async function listChildChanges(context: PersonalContext, childId: string): Promise<ListedChange[]> {
  const { db, crypto } = context
  await findChild(context, childId)
  const [[child], rows] = await Promise.all([
    openByIds(context, [childId]),
    db
      .select({
        ...{ id: childChanges.id, kind: childChanges.kind, before: childChanges.before, at: childChanges.at },
        ...{ actorKind: childChanges.actorKind, role: staff.role },
      })
      .from(childChanges)
      .leftJoin(staff, eq(staff.id, childChanges.actorId))
      .where(eq(childChanges.childId, childId))
      .orderBy(desc(childChanges.at), sql`child_change.rowid desc`)
      .limit(100),
  ])
  if (!child) return []
  let after = await snapshotOf(context, child)
  const changes: ListedChange[] = []
  for (const { id, kind, at, role, actorKind, before: sealed } of rows) {
    const before: Snapshot = JSON.parse(await crypto.decrypt(sealed, `child_change.before:${id}`))
    const by = role ?? (actorKind === 'guardian' || actorKind === 'system' ? actorKind : null)
    changes.push({ at, kind, by, fields: differences(before, after), merged: before.merged?.name ?? null })
    after = before
  }
  return changes
}

/** What differs between two states of a record. */
export function differences(before: Snapshot, after: Snapshot): ChangedField[] {
  const shown = said.filter(field => before[field] !== after[field])
  const silent = unsaid.filter(field => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
  return [
    ...shown.map(field => ({ field, from: before[field], to: after[field] })),
    ...silent.map(field => ({ field, from: null, to: null })),
  ]
}
