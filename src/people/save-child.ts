import { and, eq, isNull, sql } from 'drizzle-orm'
import { auditIf, previousChanged } from '../audit/record'
import type { Statement } from '../database/database'
import { insertWhere } from '../database/insert-where'
import { Conflict, Invalid } from '../shared/errors'
import { type ChildData, readChanges } from './child-input'
import { sealChild, sealGuardian } from './child-rows'
import { consentRows } from './consent-rows'
import type { PersonalContext } from './context'
import { findChild, getChild } from './get-child'
import { requireOwnGroup } from './own-group'
import { children, consents, guardians } from './tables'
import { wardGroupIds } from './ward-groups'

/**
 * Corrects a child's details; names a new guardian or records a new consent where one is given. A group head cannot move
 * a child out of the own group. Places the child holds already stay as they are.
 * @throws Missing, Forbidden, Invalid, Conflict `child_known` when another child of the group is the same
 */
export async function saveChild(context: PersonalContext, id: string, input: unknown): Promise<void> {
  const { db, now } = context
  const row = await findChild(context, id)
  const data = readChanges(input, now)
  requireOwnGroup(context.actor, data.groupId)
  if (data.groupId !== row.groupId && !(await wardGroupIds(context)).has(data.groupId))
    throw new Invalid({ groupId: { code: 'unknown_group' } })

  const sealed = await sealChild(context, id, data)
  const twin = sql`exists (select 1 from child twin where twin.ward_id = ${row.wardId}
    and twin.identity_hash = ${sealed.identityHash} and twin.id <> ${id})`
  const [changed] = await db.batch([
    db
      .update(children)
      .set({ ...sealed, ...detailsOf(data), updatedAt: now })
      .where(and(eq(children.id, id), isNull(children.erasedAt), sql`not ${twin}`))
      .returning({ id: children.id }),
    auditIf(context, previousChanged, 'child.saved', id, { group: data.groupId }),
    ...(await guardianAndConsent(context, id, data, sealed.identityHash)),
  ])
  if (!changed.length) throw new Conflict('child_known')
}

const detailsOf = (data: ChildData) => ({
  groupId: data.groupId,
  birthYear: data.birthYear,
  gender: data.gender,
  household: data.household,
  specialCircumstances: data.specialCircumstances,
  ethnicMinority: data.ethnicMinority,
})

/** Behind the change, only where it happened: the row now bears this moment. */
async function guardianAndConsent(
  context: PersonalContext,
  id: string,
  data: ChildData,
  identityHash: string,
): Promise<Statement[]> {
  const { db, now } = context
  const saved = sql`exists (select 1 from child where id = ${id} and updated_at = ${now}
    and identity_hash = ${identityHash})`
  const current = (await getChild(context, id)).guardian
  const { guardianName: name, guardianRelation: relation, guardianPhone: phone } = data
  const statements: Statement[] = []
  let guardianId = current?.id ?? null
  const same = current && current.name === name && current.relation === relation && current.phone === phone
  if (name && relation && !same) {
    const guardian = await sealGuardian(context, id, { name, relation, phone })
    guardianId = guardian.id
    statements.push(insertWhere(db, guardians, guardian, saved))
  }
  if (data.consentMethod) {
    const given = {
      method: data.consentMethod,
      birthYear: data.birthYear,
      assent: data.assent === null ? null : data.assent === 'yes',
    }
    const [consent] = consentRows(context, id, guardianId, ['taking_part'], given)
    statements.push(insertWhere(db, consents, consent!, saved))
  }
  return statements
}
