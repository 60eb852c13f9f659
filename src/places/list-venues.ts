import { and, eq } from 'drizzle-orm'
import { venues } from '../database/schema'
import type { Context } from '../shared/context'
import { Missing } from '../shared/errors'
import { matches } from './matches'

const columns = {
  id: venues.id,
  slug: venues.slug,
  name: venues.name,
  address: venues.address,
  capacity: venues.capacity,
  outdoor: venues.outdoor,
  opensAt: venues.opensAt,
  closesAt: venues.closesAt,
  closedDays: venues.closedDays,
  groupId: venues.groupId,
}

/** The ward's venues by name; `q` searches without marks. */
export const listVenues = ({ db, actor }: Context, { q }: { q?: string } = {}) =>
  db
    .select(columns)
    .from(venues)
    .where(and(eq(venues.wardId, actor.wardId), matches(venues.searchName, q)))
    .orderBy(venues.searchName, venues.id)
    .limit(1000)

/**
 * One venue of the ward.
 * @throws Missing
 */
export async function findVenue({ db, actor }: Context, id: string) {
  const [found] = await db
    .select(columns)
    .from(venues)
    .where(and(eq(venues.id, id), eq(venues.wardId, actor.wardId)))
  if (!found) throw new Missing()
  return found
}
