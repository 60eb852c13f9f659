import { eq } from 'drizzle-orm'
import { residentialGroups } from '../places/tables'
import type { Context } from '../shared/context'

/** The ids of the ward's residential groups. */
export async function wardGroupIds({ db, actor }: Context): Promise<Set<string>> {
  const rows = await db
    .select({ id: residentialGroups.id })
    .from(residentialGroups)
    .where(eq(residentialGroups.wardId, actor.wardId))
  return new Set(rows.map(row => row.id))
}
