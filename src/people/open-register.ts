import { desc, type SQL, sql } from 'drizzle-orm'
import type { PersonalContext } from './context'
import { children, guardians } from './tables'

/** A child of the register with its names opened; phones stay encrypted and are compared by their hashes. */
export type Registered = Omit<typeof children.$inferSelect, 'name'> & {
  name: string
  /** The one named last. */
  guardian: (typeof guardians.$inferSelect & { name: string }) | null
  /** Hashes of every phone the family is known by. */
  phones: string[]
}

/**
 * Children of the ward with their names opened, for verbs that compare them. Records nothing: what is shown of them is
 * recorded by whoever shows it.
 * @param which a condition on table `child`
 */
export async function openRegister({ db, actor, crypto }: PersonalContext, which: SQL): Promise<Registered[]> {
  const mine = sql`child.ward_id = ${actor.wardId} and child.erased_at is null and (${which})`
  const [rows, theirs] = await db.batch([
    db.select().from(children).where(sql`${mine} and child.name is not null`),
    db
      .select()
      .from(guardians)
      .where(sql`+guardian.ward_id = ${actor.wardId} and guardian.child_id in (select id from child where ${mine})`)
      .orderBy(desc(guardians.createdAt), desc(guardians.id)),
  ])
  const named = new Map<string, (typeof theirs)[number][]>()
  for (const guardian of theirs) {
    const others = named.get(guardian.childId)
    if (others) others.push(guardian)
    else named.set(guardian.childId, [guardian])
  }
  return Promise.all(
    rows.map(async row => {
      const of = named.get(row.id) ?? []
      const [last] = of
      const phones = [row.phoneHash, ...of.map(guardian => guardian.phoneHash)].filter(hash => hash !== null)
      return {
        ...row,
        name: await crypto.decrypt(row.name!, `child.name:${row.id}`),
        guardian: last ? { ...last, name: await crypto.decrypt(last.name, `guardian.name:${last.id}`) } : null,
        phones: [...new Set(phones)],
      }
    }),
  )
}

/** For the condition: children with these ids. */
export const withIds = (ids: string[]): SQL =>
  sql`child.id in (select chosen.value from json_each(${JSON.stringify(ids)}) chosen)`
