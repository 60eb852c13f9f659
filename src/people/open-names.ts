import { sql } from 'drizzle-orm'
import { audit } from '../audit/record'
import type { PersonalContext } from './context'
import { children } from './tables'

/**
 * The names of children, by id, for a roster. Children of other wards, and for a group head of other groups, are left
 * out, and so are erased ones. What was opened is recorded as a count.
 * @param subjectId what they are opened for: a group, an event, an occurrence
 */
export async function openNames(
  context: PersonalContext,
  childIds: string[],
  subjectId: string,
): Promise<Map<string, string>> {
  const { db, actor, crypto } = context
  if (!childIds.length) return new Map()
  const own = actor.role === 'group_head' ? sql` and ${children.groupId} = ${actor.groupId ?? ''}` : sql``
  const rows = await db
    .select({ id: children.id, name: children.name })
    .from(children)
    .where(
      sql`${children.wardId} = ${actor.wardId}
        and ${children.id} in (select value from json_each(${JSON.stringify(childIds)})) and ${children.name} is not null${own}`,
    )
  if (rows.length) await recordOpened(context, subjectId, rows.length)
  return new Map(
    await Promise.all(
      rows.map(async ({ id, name }) => [id, await crypto.decrypt(name!, `child.name:${id}`)] as [string, string]),
    ),
  )
}

/** Records that identities were opened: how many and of what, never whose. */
export async function recordOpened(context: PersonalContext, subjectId: string, count: number): Promise<void> {
  await context.db.batch([audit(context, 'children.opened', subjectId, { count })])
}
