import { and, sql } from 'drizzle-orm'
import { auditIf, previousChanged } from '../audit/record'
import type { Statement } from '../database/database'
import { incoming, insertRows } from '../database/insert-rows'
import { registrars } from '../shared/actor'
import { requireRole } from '../shared/context'
import { Conflict, Invalid, type Reason } from '../shared/errors'
import { type ChildData, readChild } from './child-input'
import { type ChildRows, childRows } from './child-rows'
import type { PersonalContext } from './context'
import { requireOwnGroup } from './own-group'
import { provinceOfWard } from './province-of-ward'
import { children, consents, guardians } from './tables'
import { wardGroupIds } from './ward-groups'

const CHUNK = 400

/**
 * Adds a child to a residential group, with the consent that was given for it.
 * Office roles for any group of the ward, a group head for the own one.
 * @throws Invalid, Forbidden, Conflict `child_known` when the group already has this child
 */
export async function addChild(context: PersonalContext, input: unknown): Promise<{ id: string }> {
  requireRole(context.actor, ...registrars)
  const data = readChild(input, context.now)
  requireOwnGroup(context.actor, data.groupId)
  const [id] = await storeChildren(context, [data])
  if (!id) throw new Conflict('child_known')
  return { id }
}

/**
 * Adds many children at once: nothing is written unless every one is valid.
 * @returns the new ids in the order given; null where the group already had that child
 * @throws Invalid with fields named `row.field`, rows counted from 0
 */
export async function addChildren(context: PersonalContext, inputs: unknown[]): Promise<(string | null)[]> {
  requireRole(context.actor, ...registrars)
  const fields: Record<string, Reason> = {}
  const rows: ChildData[] = []
  for (const [index, input] of inputs.entries()) {
    try {
      const data = readChild(input, context.now)
      requireOwnGroup(context.actor, data.groupId)
      rows.push(data)
    } catch (error) {
      if (!(error instanceof Invalid)) throw error
      for (const [name, reason] of Object.entries(error.fields)) fields[`${index}.${name}`] = reason
    }
  }
  if (Object.keys(fields).length) throw new Invalid(fields)
  return storeChildren(context, rows)
}

/**
 * Writes children whose data is read and whose adding is allowed: for verbs that guard by other rules, such as a walk-in
 * at the door. Answers as `addChildren` does.
 * @throws Invalid `groupId` outside the ward
 */
export async function storeChildren(context: PersonalContext, data: ChildData[]): Promise<(string | null)[]> {
  const [groups] = await Promise.all([wardGroupIds(context), provinceOfWard(context)])
  if (data.some(child => !groups.has(child.groupId))) throw new Invalid({ groupId: { code: 'unknown_group' } })
  const stored: (string | null)[] = []
  for (let from = 0; from < data.length; from += CHUNK) {
    const rows = await Promise.all(data.slice(from, from + CHUNK).map(child => childRows(context, child)))
    stored.push(...(await storeChunk(context, rows)))
  }
  return stored
}

async function storeChunk(context: PersonalContext, rows: ChildRows[]): Promise<(string | null)[]> {
  const { db, actor } = context
  const first = rows[0]!.child
  const guardianRows = rows.flatMap(row => row.guardian ?? [])
  const consentRows = rows.flatMap(row => row.consent ?? [])
  // Of two who add the same child at once one wins; the other's guardian and consent follow nothing.
  const followed = (column: typeof guardians.childId | typeof consents.childId) =>
    sql`exists (select 1 from ${children} where ${children.id} = ${incoming(column)})`
  const batch: [Statement, ...Statement[]] = [
    insertRows(
      db,
      children,
      rows.map(row => row.child),
    ).onConflictDoNothing({ target: [children.wardId, children.identityHash] }),
    rows.length === 1
      ? auditIf(context, previousChanged, 'child.added', first.id, { group: first.groupId })
      : auditIf(context, previousChanged, 'children.added', actor.wardId, { count: rows.length }),
  ]
  if (guardianRows.length) batch.push(insertRows(db, guardians, guardianRows, followed(guardians.childId)))
  if (consentRows.length) batch.push(insertRows(db, consents, consentRows, followed(consents.childId)))
  await db.batch(batch)
  const ids = rows.map(row => row.child.id)
  const written = await db
    .select({ id: children.id })
    .from(children)
    .where(
      and(
        // Looked up by their ids, not among all children of the ward.
        sql`+${children.wardId} = ${actor.wardId}`,
        sql`${children.id} in (select value from json_each(${JSON.stringify(ids)}))`,
      ),
    )
  const known = new Set(written.map(row => row.id))
  return ids.map(id => (known.has(id) ? id : null))
}
