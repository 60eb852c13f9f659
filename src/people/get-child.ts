import { and, desc, eq, isNull } from 'drizzle-orm'
import { registrars } from '../shared/actor'
import { requireRole } from '../shared/context'
import { Missing } from '../shared/errors'
import type { PersonalContext } from './context'
import { recordOpened } from './open-names'
import { requireOwnGroup } from './own-group'
import { children, consents, guardians } from './tables'

const consentColumns = {
  id: consents.id,
  purpose: consents.purpose,
  textVersion: consents.textVersion,
  method: consents.method,
  childAssent: consents.childAssent,
  givenAt: consents.givenAt,
  withdrawnAt: consents.withdrawnAt,
}

export type Guardian = {
  id: string
  name: string
  phone: string | null
  relation: (typeof guardians.$inferSelect)['relation']
}

export type Child = {
  id: string
  name: string
  phone: string | null
  groupId: string
  birthYear: number
  gender: (typeof children.$inferSelect)['gender']
  household: (typeof children.$inferSelect)['household']
  specialCircumstances: boolean
  ethnicMinority: boolean
  /** Rises with every change. */
  version: number
  /** The one named last. */
  guardian: Guardian | null
  /** Latest first. */
  consents: Pick<typeof consents.$inferSelect, keyof typeof consentColumns>[]
}

/**
 * A child with its identity and flags, for whoever has to act for it; recorded as opened.
 * @throws Missing, Forbidden
 */
export async function getChild(context: PersonalContext, id: string): Promise<Child> {
  const { db, crypto } = context
  const row = await findChild(context, id)
  const [guardianRows, given] = await db.batch([
    db.select().from(guardians).where(eq(guardians.childId, id)).orderBy(desc(guardians.createdAt)).limit(1),
    db.select(consentColumns).from(consents).where(eq(consents.childId, id)).orderBy(desc(consents.givenAt)),
  ])
  await recordOpened(context, row.groupId, [id])
  const guardian = guardianRows[0]
  return {
    id,
    name: await crypto.decrypt(row.name, `child.name:${id}`),
    phone: row.phone && (await crypto.decrypt(row.phone, `child.phone:${id}`)),
    groupId: row.groupId,
    birthYear: row.birthYear,
    gender: row.gender,
    household: row.household,
    specialCircumstances: row.specialCircumstances,
    ethnicMinority: row.ethnicMinority,
    version: row.version,
    guardian: guardian
      ? {
          id: guardian.id,
          name: await crypto.decrypt(guardian.name, `guardian.name:${guardian.id}`),
          phone: guardian.phone && (await crypto.decrypt(guardian.phone, `guardian.phone:${guardian.id}`)),
          relation: guardian.relation,
        }
      : null,
    consents: given,
  }
}

/** The row of a child the actor may act for. @throws Missing, Forbidden */
export async function findChild({ db, actor }: PersonalContext, id: string) {
  requireRole(actor, ...registrars)
  const row = await db.query.children.findFirst({
    where: and(eq(children.id, id), eq(children.wardId, actor.wardId), isNull(children.erasedAt)),
  })
  if (!row || row.name === null) throw new Missing()
  requireOwnGroup(actor, row.groupId)
  return { ...row, name: row.name }
}
