import { sql } from 'drizzle-orm'
import { audit } from '../audit/record'
import type { Statement } from '../database/database'
import { newId } from '../shared/ids'
import type { PersonalContext } from './context'
import { children, identityAccesses } from './tables'

/** How identities come to be opened; each has its words in `messages/rights.ts`. */
export const openingActions = [
  'children.opened',
  'children.searched',
  'roster.opened',
  'device.opened',
  'request.opened',
  'children.exported',
  'family.opened',
] as const
export type OpeningAction = (typeof openingActions)[number]

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
    // Looked up by their ids, not among all children of the ward.
    .where(
      sql`+${children.wardId} = ${actor.wardId}
        and ${children.id} in (select value from json_each(${JSON.stringify(childIds)})) and ${children.name} is not null${own}`,
    )
  if (rows.length)
    await recordOpened(
      context,
      subjectId,
      rows.map(({ id }) => id),
    )
  return new Map(
    await Promise.all(
      rows.map(async ({ id, name }) => [id, await crypto.decrypt(name!, `child.name:${id}`)] as [string, string]),
    ),
  )
}

/**
 * Records that identities were opened, in the same batch twice: in the log of the ward as a count, and in the access log
 * with the children's ids, so that a family can be told who looked. Every verb that decrypts a name or a phone calls it
 * before its answer leaves.
 * @param subjectId what they were opened for: a group, an event, an occurrence, a request
 */
export async function recordOpened(
  context: PersonalContext,
  subjectId: string,
  childIds: string[],
  action: OpeningAction = 'children.opened',
  detail: Record<string, string> = {},
): Promise<void> {
  const { db, actor, now } = context
  const statements: [Statement, ...Statement[]] = [
    audit(context, action, subjectId, { ...detail, count: childIds.length }),
  ]
  if (childIds.length)
    statements.push(
      db.insert(identityAccesses).values({
        id: newId(),
        wardId: actor.wardId,
        at: now,
        actorKind: actor.kind,
        actorId: actor.id,
        action,
        subjectId,
        childIds,
      }),
    )
  await db.batch(statements)
}
