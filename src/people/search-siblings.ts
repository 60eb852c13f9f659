import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { idText, optional, optionalLine, parse } from '../shared/parse'
import { fold } from '../shared/text'
import type { PersonalContext } from './context'
import type { FamilyMember } from './family'
import { findChild } from './get-child'
import { openGroup } from './list-children'
import { recordOpened } from './open-names'
import { children } from './tables'

const MOST = 20

export const siblingQuery = z.object({ groupId: optional(idText()), q: optionalLine(120) })

/**
 * Children of one group, the child's own unless another is named, who may be said to be its sisters and brothers because
 * no shared phone tells: by name, without the child and its family. At most twenty; those are recorded as opened.
 * @throws Missing, Invalid `groupId`, Forbidden `own_group_only`
 */
export async function searchSiblings(
  context: PersonalContext,
  childId: string,
  query: unknown,
): Promise<{ items: FamilyMember[]; total: number }> {
  const { db, actor } = context
  const child = await findChild(context, childId)
  const { groupId, q } = parse(siblingQuery, query)
  const group = await openGroup(context, groupId ?? child.groupId)
  const family = child.familyId
    ? await db
        .select({ id: children.id })
        .from(children)
        .where(and(eq(children.wardId, actor.wardId), eq(children.familyId, child.familyId)))
    : []
  const left = new Set([childId, ...family.map(({ id }) => id)])
  const wanted = fold(q)
  const found = group.filter(({ id, name }) => !left.has(id) && fold(name).includes(wanted))
  const items = found
    .slice(0, MOST)
    .map(({ id, name, groupId: of, birthYear, gender }) => ({ id, name, groupId: of, birthYear, gender }))
  if (items.length)
    await recordOpened(
      context,
      childId,
      items.map(({ id }) => id),
      'children.searched',
    )
  return { items, total: found.length }
}
