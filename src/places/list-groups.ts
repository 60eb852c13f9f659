import { and, eq, gte, isNull, or } from 'drizzle-orm'
import { residentialGroups } from '../database/schema'
import type { Context } from '../shared/context'
import { wallDate } from '../shared/dates'
import { Missing } from '../shared/errors'
import { matches } from './matches'

const columns = {
  id: residentialGroups.id,
  slug: residentialGroups.slug,
  name: residentialGroups.name,
  validFrom: residentialGroups.validFrom,
  validTo: residentialGroups.validTo,
  predecessors: residentialGroups.predecessors,
}

/** The ward's residential groups by name; `q` searches without marks, `current` leaves out those that no longer exist. */
export const listGroups = ({ db, actor, now }: Context, { q, current }: { q?: string; current?: boolean } = {}) =>
  db
    .select(columns)
    .from(residentialGroups)
    .where(
      and(
        eq(residentialGroups.wardId, actor.wardId),
        matches(residentialGroups.searchName, q),
        current ? or(isNull(residentialGroups.validTo), gte(residentialGroups.validTo, wallDate(now))) : undefined,
      ),
    )
    .orderBy(residentialGroups.searchName, residentialGroups.id)
    .limit(1000)

/**
 * One residential group of the ward.
 * @throws Missing
 */
export async function findGroup({ db, actor }: Context, id: string) {
  const [found] = await db
    .select(columns)
    .from(residentialGroups)
    .where(and(eq(residentialGroups.id, id), eq(residentialGroups.wardId, actor.wardId)))
  if (!found) throw new Missing()
  return found
}
