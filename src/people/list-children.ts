import { and, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { registrars } from '../shared/actor'
import { requireRole } from '../shared/context'
import { Invalid } from '../shared/errors'
import { idText, optional, optionalLine, parse, whole } from '../shared/parse'
import { compareNames, fold } from '../shared/text'
import type { PersonalContext } from './context'
import { withoutPhone } from './known-phone'
import { recordOpened } from './open-names'
import { requireOwnGroup } from './own-group'
import { children } from './tables'
import { wardGroupIds } from './ward-groups'

export const PAGE = 50

export const childrenQuery = z.object({
  groupId: optional(idText()),
  q: optionalLine(120),
  page: whole(1, 10_000).default(1),
  /** Of whom something is missing. */
  only: optional(z.enum(['no_consent', 'no_phone'])),
})

export type ListedChild = {
  id: string
  name: string
  groupId: string
  birthYear: number
  gender: (typeof children.$inferSelect)['gender']
  /** Of the family: the child's own or a guardian's. */
  hasPhone: boolean
  /** A consent to taking part that stands. */
  hasConsent: boolean
}

/**
 * A page of a group's children by name, in Vietnamese order; those on it are recorded as opened. The group has to be
 * named, except by a group head, who has only the own one: nobody can leaf through a whole ward.
 * @throws Invalid `groupId` unnamed or unknown, Forbidden
 */
export async function listChildren(
  context: PersonalContext,
  query: unknown,
): Promise<{ items: ListedChild[]; total: number; page: number; pages: number }> {
  const { groupId: asked, q, page, only } = parse(childrenQuery, query)
  const groupId = asked ?? context.actor.groupId
  if (!groupId) throw new Invalid({ groupId: { code: 'choose_group' } })
  const found = await openGroup(context, groupId)
  const wanted = fold(q)
  const lacking = only ? found.filter(child => !(only === 'no_phone' ? child.hasPhone : child.hasConsent)) : found
  const matching = wanted ? lacking.filter(child => fold(child.name).includes(wanted)) : lacking
  const items = matching.slice((page - 1) * PAGE, page * PAGE)
  if (items.length)
    await recordOpened(
      context,
      groupId,
      items.map(({ id }) => id),
    )
  return {
    items,
    total: matching.length,
    page,
    pages: Math.max(1, Math.ceil(matching.length / PAGE)),
  }
}

/**
 * All children of one group, sorted by name. Records nothing: whoever shows some of them records those.
 * @throws Invalid, Forbidden
 */
export async function openGroup(context: PersonalContext, groupId: string): Promise<ListedChild[]> {
  const { db, actor, crypto } = context
  requireRole(actor, ...registrars)
  requireOwnGroup(actor, groupId)
  if (!(await wardGroupIds(context, { closed: true })).has(groupId))
    throw new Invalid({ groupId: { code: 'unknown_group' } })
  const rows = await db
    .select({
      id: children.id,
      name: children.name,
      groupId: children.groupId,
      birthYear: children.birthYear,
      gender: children.gender,
      hasPhone: sql`not ${withoutPhone}`.mapWith(Boolean),
      hasConsent: sql`exists (select 1 from consent k where k.child_id = child.id and k.purpose = 'taking_part'
        and k.withdrawn_at is null)`.mapWith(Boolean),
    })
    .from(children)
    .where(and(eq(children.wardId, actor.wardId), eq(children.groupId, groupId), isNull(children.erasedAt)))
  const opened = await Promise.all(
    rows.flatMap(({ name, ...row }) =>
      name === null ? [] : [crypto.decrypt(name, `child.name:${row.id}`).then(text => ({ ...row, name: text }))],
    ),
  )
  return opened.sort((a, b) => compareNames(a.name, b.name))
}
