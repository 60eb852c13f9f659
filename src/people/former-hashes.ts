import { sql } from 'drizzle-orm'
import type { Snapshot } from './change-children'
import { provinceHash } from './child-rows'
import type { PersonalContext } from './context'
import { childChanges } from './tables'

/** The province hashes that children had before their records were corrected or merged. */
export async function formerHashes(context: PersonalContext, childIds: string[]): Promise<string[]> {
  const { db, actor, crypto } = context
  const rows = await db
    .select({ id: childChanges.id, before: childChanges.before })
    .from(childChanges)
    .where(
      sql`${childChanges.childId} in (select value from json_each(${JSON.stringify(childIds)}))
        and ${childChanges.wardId} = ${actor.wardId}`,
    )
  const found = await Promise.all(
    rows.map(async ({ id, before }) => {
      const snapshot: Snapshot = JSON.parse(await crypto.decrypt(before, `child_change.before:${id}`))
      const all = [snapshot, ...(snapshot.merged ? [snapshot.merged] : [])]
      return Promise.all(all.map(one => provinceHash(context, one, one.phone ?? one.guardian?.phone ?? null)))
    }),
  )
  return [...new Set(found.flat().filter(hash => hash !== null))]
}
