import { sql } from 'drizzle-orm'
import { registrars } from '../shared/actor'
import { requireRole } from '../shared/context'
import { compareNames } from '../shared/text'
import type { PersonalContext } from './context'
import { Alike } from './find-alike'
import type { Likeness } from './import-lines'
import { recordOpened } from './open-names'
import { type ComparedChild, openCompared } from './open-register'
import { notSame } from './tables'

/** Pairs that are shown at once. */
const MOST = 50

export type Listed = Omit<ComparedChild, 'phones'>
export type Pair = { children: [Listed, Listed]; why: Likeness }

/**
 * Pairs of the register that look the same and of which nobody said that they are not; for a group head of the own
 * group. Those shown are recorded as opened.
 * @throws Forbidden
 */
export async function listDuplicates(context: PersonalContext): Promise<{ pairs: Pair[]; total: number }> {
  const { db, actor } = context
  requireRole(actor, ...registrars)
  const own = actor.role === 'group_head' ? sql`child.group_id = ${actor.groupId ?? ''}` : sql`true`
  const [register, apart] = await Promise.all([
    openCompared(context, own),
    db.select({ first: notSame.firstId, second: notSame.secondId }).from(notSame).where(sql`ward_id = ${actor.wardId}`),
  ])
  const alike = new Alike(register)
  const seen = new Set(apart.map(({ first, second }) => `${first}|${second}`))
  const pairs: Pair[] = []
  for (const child of register.sort((a, b) => compareNames(a.name, b.name) || (a.id < b.id ? -1 : 1))) {
    for (const { child: other, why } of alike.of(child)) {
      const key = inOrder(child.id, other.id).join('|')
      if (seen.has(key)) continue
      seen.add(key)
      pairs.push({ children: [listed(child), listed(other)], why })
    }
  }
  const shown = pairs.slice(0, MOST)
  const ids = [...new Set(shown.flatMap(({ children }) => children.map(({ id }) => id)))]
  if (ids.length) await recordOpened(context, actor.groupId ?? actor.wardId, ids)
  return { pairs: shown, total: pairs.length }
}

/** How a pair is remembered. */
export const inOrder = (a: string, b: string): [string, string] => (a < b ? [a, b] : [b, a])

const listed = ({ id, name, groupId, birthYear, gender }: ComparedChild): Listed => ({
  id,
  name,
  groupId,
  birthYear,
  gender,
})
