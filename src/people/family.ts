import { sql } from 'drizzle-orm'
import { auditIf } from '../audit/record'
import { Conflict } from '../shared/errors'
import { newId } from '../shared/ids'
import { compareNames } from '../shared/text'
import { changeStatements, snapshotOf } from './change-children'
import type { PersonalContext } from './context'
import { findChild } from './get-child'
import { recordOpened } from './open-names'
import { openRegister, type Registered, withIds } from './open-register'

export type FamilyMember = Pick<Registered, 'id' | 'name' | 'groupId' | 'birthYear' | 'gender'>

/**
 * A child's sisters and brothers, as far as somebody said that they are: oldest first, without the child itself; for a
 * group head those of the own group. Recorded as opened.
 * @throws Missing, Forbidden
 */
export async function familyOf(context: PersonalContext, childId: string): Promise<FamilyMember[]> {
  const { familyId } = await findChild(context, childId)
  if (!familyId) return []
  return shown(context, childId, sql`child.family_id = ${familyId}`)
}

/** Children who share a phone with the child and may be its sisters and brothers; at most ten. @throws Missing, Forbidden */
export async function likelySiblings(context: PersonalContext, childId: string): Promise<FamilyMember[]> {
  const { familyId } = await findChild(context, childId)
  const phones = sql`select phone_hash from child where id = ${childId} and phone_hash is not null
    union select phone_hash from guardian where child_id = ${childId} and phone_hash is not null`
  const found = await shown(
    context,
    childId,
    sql`child.family_id is not ${familyId ?? ''} and (child.phone_hash in (${phones})
      or child.id in (select child_id from guardian where ward_id = ${context.actor.wardId} and phone_hash in (${phones})))
      and not exists (select 1 from not_same where first_id = min(child.id, ${childId})
        and second_id = max(child.id, ${childId}))`,
  )
  return found.slice(0, 10)
}

async function shown(context: PersonalContext, childId: string, which: ReturnType<typeof sql>) {
  const { actor } = context
  const own = actor.role === 'group_head' ? sql`child.group_id = ${actor.groupId ?? ''}` : sql`true`
  const found = await openRegister(context, sql`${which} and child.id <> ${childId} and ${own}`)
  if (found.length)
    await recordOpened(
      context,
      childId,
      found.map(({ id }) => id),
    )
  return found
    .map(({ id, name, groupId, birthYear, gender }) => ({ id, name, groupId, birthYear, gender }))
    .sort((a, b) => a.birthYear - b.birthYear || compareNames(a.name, b.name))
}

/**
 * Says that two children are sisters or brothers; whoever is already said to be one of either's is then of both.
 * @throws Missing, Forbidden, Conflict `changed_meanwhile`
 */
export async function linkSiblings(context: PersonalContext, childId: string, siblingId: string): Promise<void> {
  const both = [await findChild(context, childId), await findChild(context, siblingId)]
  const families = both.flatMap(child => child.familyId ?? [])
  if (childId === siblingId || (families.length === 2 && families[0] === families[1])) return
  const known = sql`child.family_id in (select value from json_each(${JSON.stringify(families)}))`
  const members = await openRegister(context, sql`${withIds([childId, siblingId])} or ${known}`)
  await setFamily(context, childId, members, families[0] ?? newId())
}

/** Says that a child is none of its family after all; of two nobody is left. @throws Missing, Forbidden, Conflict */
export async function leaveFamily(context: PersonalContext, childId: string): Promise<void> {
  const { familyId } = await findChild(context, childId)
  if (!familyId) return
  const members = await openRegister(context, sql`child.family_id = ${familyId}`)
  await setFamily(context, childId, members.length <= 2 ? members : members.filter(({ id }) => id === childId), null)
}

async function setFamily(context: PersonalContext, childId: string, members: Registered[], familyId: string | null) {
  const changes = await Promise.all(
    members
      .filter(child => child.familyId !== familyId)
      .map(async child => {
        const before = await snapshotOf(context, child)
        return { kind: 'family', child, before, after: { ...before, familyId } } as const
      }),
  )
  const { update, kept } = await changeStatements(context, changes)
  const whole = sql`changes() = ${changes.length}`
  const [changed] = await context.db.batch([update, auditIf(context, whole, 'child.family_changed', childId), kept])
  if (changed.length !== changes.length) throw new Conflict('changed_meanwhile')
}
