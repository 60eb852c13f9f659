import { desc, eq } from 'drizzle-orm'
import type { PersonalContext } from './context'
import { findChild } from './get-child'
import { consents, guardians } from './tables'

export type ListedConsent = Pick<
  typeof consents.$inferSelect,
  'purpose' | 'textVersion' | 'method' | 'childAssent' | 'givenAt' | 'withdrawnAt'
> & { giver: { name: string; relation: (typeof guardians.$inferSelect)['relation'] } | null }

export type NamedGuardian = { id: string; name: string; relation: (typeof guardians.$inferSelect)['relation'] }

/**
 * A child's consents, the latest first, with who gave each, and its guardians. For whoever may open the child, whose page
 * recorded that it was opened.
 * @throws Missing, Forbidden
 */
export async function listConsents(
  context: PersonalContext,
  childId: string,
): Promise<{ consents: ListedConsent[]; guardians: NamedGuardian[] }> {
  const { db, crypto } = context
  await findChild(context, childId)
  const [rows, named] = await db.batch([
    db.select().from(consents).where(eq(consents.childId, childId)).orderBy(desc(consents.givenAt)),
    db.select().from(guardians).where(eq(guardians.childId, childId)).orderBy(desc(guardians.createdAt)),
  ])
  const opened = await Promise.all(
    named.map(async ({ id, name, relation }) => ({
      ...{ id, relation },
      name: await crypto.decrypt(name, `guardian.name:${id}`),
    })),
  )
  return {
    guardians: opened,
    consents: rows.map(({ purpose, textVersion, method, childAssent, givenAt, withdrawnAt, guardianId }) => ({
      ...{ purpose, textVersion, method, childAssent, givenAt, withdrawnAt },
      giver: opened.find(({ id }) => id === guardianId) ?? null,
    })),
  }
}
