import { sql } from 'drizzle-orm'
import { identityHash } from './child-rows'
import type { PersonalContext } from './context'
import { findChild } from './get-child'
import { children } from './tables'

/**
 * The other child of a group with this very name and year: why a record cannot become so. Null where there is none, or
 * none the actor may open.
 */
export async function findTwin(
  context: PersonalContext,
  id: string,
  wanted: { name: string; birthYear: number; groupId: string },
): Promise<string | null> {
  const { wardId } = await findChild(context, id)
  const { role, groupId } = context.actor
  if (role === 'group_head' && groupId !== wanted.groupId) return null
  const [found] = await context.db
    .select({ id: children.id })
    .from(children)
    .where(
      sql`ward_id = ${wardId} and identity_hash = ${await identityHash(context, wanted)} and id <> ${id}
        and erased_at is null`,
    )
  return found?.id ?? null
}
