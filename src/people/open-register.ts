import { desc, getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { PersonalContext } from './context'
import { children, guardians } from './tables'

/** A child of the register with its names opened; phones stay encrypted and are compared by their hashes. */
export type Registered = Omit<typeof children.$inferSelect, 'name'> & {
  name: string
  /** The one named last; `byForm`: by nobody but the public form. */
  guardian: (typeof guardians.$inferSelect & { name: string; byForm: boolean }) | null
  /** Hashes of the phones that somebody vouched for (`known-phone.ts`). */
  vouched: string[]
}

export type ComparedChild = Pick<Registered, 'id' | 'name' | 'groupId' | 'birthYear' | 'gender'> & {
  /** Hashes of every phone the family is known by. */
  phones: string[]
}

/**
 * Children of the ward with their names opened, for verbs that compare them. Records nothing: what is shown of them is
 * recorded by whoever shows it.
 * @param which a condition on table `child`
 */
export const openRegister = (context: PersonalContext, which: SQL): Promise<Registered[]> =>
  open(context, sql`child.ward_id = ${context.actor.wardId} and (${which})`)

/** The same of children with these ids: looked up by them, not among all children of the ward. */
export const openByIds = (context: PersonalContext, ids: string[]): Promise<Registered[]> =>
  open(context, sql`+child.ward_id = ${context.actor.wardId} and ${withIds(ids)}`)

async function open({ db, actor, crypto }: PersonalContext, which: SQL): Promise<Registered[]> {
  const mine = sql`child.erased_at is null and ${which}`
  const [rows, theirs] = await db.batch([
    db.select().from(children).where(sql`${mine} and child.name is not null`),
    db
      .select({
        ...getTableColumns(guardians),
        byForm: sql`exists (select 1 from consent k
          where k.child_id = guardian.child_id and k.guardian_id = guardian.id and k.method = 'web')`
          .mapWith(Boolean)
          .as('by_form'),
      })
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
      const phones = [row.phoneHash, ...of.map(guardian => (guardian.byForm ? null : guardian.phoneHash))]
      return {
        ...row,
        name: await crypto.decrypt(row.name!, `child.name:${row.id}`),
        guardian: last ? { ...last, name: await crypto.decrypt(last.name, `guardian.name:${last.id}`) } : null,
        vouched: [...new Set(phones.filter(hash => hash !== null))],
      }
    }),
  )
}

/**
 * Children of the ward as they are compared with each other: names are opened, phones known by their hashes, and nothing
 * else is read, because it is done for whole wards. Records nothing, as `openRegister`.
 */
export async function openCompared({ db, actor, crypto }: PersonalContext, which: SQL): Promise<ComparedChild[]> {
  const rows = await db
    .select({
      id: children.id,
      name: children.name,
      groupId: children.groupId,
      birthYear: children.birthYear,
      gender: children.gender,
      phone: children.phoneHash,
      others: sql<string | null>`(select group_concat(g.phone_hash) from guardian g where g.child_id = child.id)`,
    })
    .from(children)
    .where(sql`child.ward_id = ${actor.wardId} and child.erased_at is null and child.name is not null and (${which})`)
  return Promise.all(
    rows.map(async ({ phone, others, ...row }) => ({
      ...row,
      name: await crypto.decrypt(row.name!, `child.name:${row.id}`),
      phones: [...new Set([...(phone ? [phone] : []), ...(others?.split(',') ?? [])])],
    })),
  )
}

/** For the condition: children with these ids. */
export const withIds = (ids: string[]): SQL =>
  sql`child.id in (select chosen.value from json_each(${JSON.stringify(ids)}) chosen)`
