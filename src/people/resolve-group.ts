import { eq } from 'drizzle-orm'
import { groupKey } from '../exchange/group-names'
import type { ErrorCode } from '../messages/errors'
import { residentialGroups } from '../places/tables'
import type { Context } from '../shared/context'
import { wallDate } from '../shared/dates'
import { fold } from '../shared/text'

type Group = Pick<typeof residentialGroups.$inferSelect, 'id' | 'name' | 'validTo' | 'predecessors'>

/** Finds the group that a list means: `TDP 5` for `Tổ dân phố số 05`, and its successor for one that was merged. */
export type GroupResolver = (name: string) => { id: string } | { refused: ErrorCode }

export async function groupResolver({ db, actor, now }: Context): Promise<GroupResolver> {
  const { id, name, validTo, predecessors } = residentialGroups
  const found = await db
    .select({ id, name, validTo, predecessors })
    .from(residentialGroups)
    .where(eq(residentialGroups.wardId, actor.wardId))
  // Folded once, because lists have thousands of rows.
  const rows = found.map(group => ({ ...group, folded: fold(group.name), ...keyOf(group.name) }))
  type Row = (typeof rows)[number]
  const today = wallDate(now)
  const isCurrent = (group: Group) => !group.validTo || group.validTo >= today
  const current = rows.filter(isCurrent)
  const standing = (group: Group, depth = 0): Group | undefined => {
    if (isCurrent(group) || depth > 20) return group
    const heirs = rows.filter(other => other.predecessors.includes(group.id))
    return heirs.length === 1 ? standing(heirs[0]!, depth + 1) : undefined
  }
  return said => {
    const [folded, key] = [fold(said), groupKey(said)]
    const meanings = [
      (of: Row) => of.folded === folded,
      (of: Row) => of.key === key,
      (of: Row) => of.within?.test(folded) ?? false,
    ]
    for (const isMeant of meanings) {
      const now = current.filter(isMeant)
      const before = now.length ? now : rows.filter(isMeant).flatMap(group => standing(group) ?? [])
      const meant = [...new Set(before.filter(isCurrent).map(group => group.id))]
      if (meant.length === 1) return { id: meant[0]! }
      if (meant.length > 1) return { refused: 'row_group_twice' }
    }
    return { refused: 'row_group_unknown' }
  }
}

/** An address may name the group somewhere: `Số nhà 12, tổ 5, đường Hoa`. A bare number in it is none. */
function keyOf(name: string): { key: string; within: RegExp | null } {
  const key = groupKey(name)
  if (!key) return { key, within: null }
  const kind = /^\d+\w?$/.test(key) ? '(?:to dan pho|tdp|to|thon|ban|xom|khu pho|kp|ap|khu)[\\s.]*(?:so )?0*' : ''
  return { key, within: new RegExp(`(^|[^a-z0-9])${kind}${key.replace(/ /g, '[^a-z0-9]+')}($|[^a-z0-9])`) }
}
