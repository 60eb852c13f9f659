import { sql } from 'drizzle-orm'
import { residentialGroups } from '../places/tables'
import type { Context } from '../shared/context'
import { wallDate } from '../shared/dates'

/**
 * The ids of the ward's residential groups that exist today.
 * @param options.closed also those that are no more
 */
export async function wardGroupIds({ db, actor, now }: Context, { closed = false } = {}): Promise<Set<string>> {
  const rows = await db
    .select({ id: residentialGroups.id })
    .from(residentialGroups)
    .where(
      sql`${residentialGroups.wardId} = ${actor.wardId}
        and (${closed ? 1 : 0} or coalesce(${residentialGroups.validTo}, '9') >= ${wallDate(now)})`,
    )
  return new Set(rows.map(row => row.id))
}
