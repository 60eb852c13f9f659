import { auditIf, previousChanged } from '../audit/record'
import type { Statement } from '../database/database'
import { insertRows } from '../database/insert-rows'
import { Conflict, Invalid } from '../shared/errors'
import { changeStatements, type Snapshot, snapshotOf } from './change-children'
import { type ChildChangesData, readChanges } from './child-input'
import { sealGuardian } from './child-rows'
import { consentRows } from './consent-rows'
import type { PersonalContext } from './context'
import { findChild } from './get-child'
import { openByIds } from './open-register'
import { requireOwnGroup } from './own-group'
import { consents, guardians } from './tables'
import { wardGroupIds } from './ward-groups'

/**
 * Corrects a child's details or moves it to another group; names a new guardian or records a new consent where one is
 * given. What the record was stays in its history. A group head cannot move a child out of the own group. Places the
 * child holds already stay as they are.
 * @param input see `childChanges`; with the `version` that was looked at, nothing saved meanwhile is overwritten
 * @throws Missing, Forbidden, Invalid, Conflict `child_known` when another child of the group is the same, and
 * `changed_meanwhile`
 */
export async function saveChild(context: PersonalContext, id: string, input: unknown): Promise<void> {
  const { db, now } = context
  const { groupId, version } = await findChild(context, id)
  const data = readChanges(input, now)
  requireOwnGroup(context.actor, data.groupId)
  if (data.groupId !== groupId && !(await wardGroupIds(context)).has(data.groupId))
    throw new Invalid({ groupId: { code: 'unknown_group' } })
  if (data.version !== null && data.version !== version) throw new Conflict('changed_meanwhile')

  const [child] = await openByIds(context, [id])
  if (!child) throw new Conflict('changed_meanwhile')
  const before = await snapshotOf(context, child)
  const kind = data.groupId === child.groupId ? 'corrected' : 'moved'
  const change = { kind, child: { ...child, version }, before, after: wanted(before, data) } as const
  const { update, kept, changed } = await changeStatements(context, [change])
  const named = await newGuardian(context, id, before, data)
  const [given] = data.consentMethod
    ? consentRows(context, id, named?.id ?? child.guardian?.id ?? null, ['taking_part'], {
        method: data.consentMethod,
        birthYear: data.birthYear,
        assent: data.assent === null ? null : data.assent === 'yes',
      })
    : []
  const [saved] = await db.batch([
    update,
    auditIf(context, previousChanged, 'child.saved', id, { group: data.groupId }),
    kept,
    ...(named ? [insertRows(db, guardians, [named], changed(guardians.childId)) as Statement] : []),
    ...(given ? [insertRows(db, consents, [given], changed(consents.childId)) as Statement] : []),
  ])
  if (saved.length) return
  const stands = await findChild(context, id)
  throw new Conflict(stands.version === version ? 'child_known' : 'changed_meanwhile')
}

/** The family's phone stays known through its guardian where only the child's own is taken out. */
const wanted = (before: Snapshot, data: ChildChangesData): Snapshot => ({
  ...{ name: data.name, phone: data.phone, groupId: data.groupId, birthYear: data.birthYear, gender: data.gender },
  household: data.household,
  specialCircumstances: data.specialCircumstances,
  ethnicMinority: data.ethnicMinority,
  familyId: before.familyId,
  guardian:
    data.guardianName && data.guardianRelation
      ? { name: data.guardianName, relation: data.guardianRelation, phone: data.guardianPhone }
      : before.guardian,
})

async function newGuardian(context: PersonalContext, id: string, { guardian }: Snapshot, data: ChildChangesData) {
  const { guardianName: name, guardianRelation: relation, guardianPhone: phone } = data
  if (!name || !relation) return null
  if (guardian?.name === name && guardian.relation === relation && guardian.phone === phone) return null
  return sealGuardian(context, id, { name, relation, phone })
}
