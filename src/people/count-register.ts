import { sql } from 'drizzle-orm'
import { registrars } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { wallYear } from './ages'
import { withoutPhone } from './known-phone'
import { children } from './tables'

export type GroupRegister = {
  groupId: string
  /** Children on record, those under 16 of them, without a consent to taking part, and without any phone. */
  children: number
  under16: number
  noConsent: number
  noPhone: number
  /** Children under 16 by the ward's latest survey of the group; null: not surveyed. */
  surveyed: number | null
}

/** How far the register has come, group by group, in numbers alone; for a group head the own group. @throws Forbidden */
export async function countRegister({ db, actor, now }: Context): Promise<GroupRegister[]> {
  requireRole(actor, ...registrars)
  const own = actor.role === 'group_head' ? sql`child.group_id = ${actor.groupId ?? ''}` : sql`true`
  const young = wallYear(now) - 15
  const consented = sql`exists (select 1 from consent k where k.child_id = child.id and k.purpose = 'taking_part'
    and k.withdrawn_at is null)`
  const sum = (condition: ReturnType<typeof sql>) => sql<number>`coalesce(sum(${condition}), 0)`
  return db
    .select({
      groupId: children.groupId,
      children: sql<number>`count(*)`,
      under16: sum(sql`child.birth_year >= ${young}`),
      noConsent: sum(sql`not ${consented}`),
      noPhone: sum(withoutPhone),
      surveyed: sql<number | null>`(select c.under16 from census c where c.group_id = child.group_id
        order by c.year desc limit 1)`,
    })
    .from(children)
    .where(sql`child.ward_id = ${actor.wardId} and child.erased_at is null and ${own}`)
    .groupBy(children.groupId)
}
