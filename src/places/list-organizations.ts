import { and, eq } from 'drizzle-orm'
import { organizations } from '../database/schema'
import type { Context } from '../shared/context'
import { Missing } from '../shared/errors'
import { matches } from './matches'

const columns = {
  id: organizations.id,
  name: organizations.name,
  kind: organizations.kind,
  phone: organizations.phone,
}

/** The ward's organizations by name; `q` searches without marks. */
export const listOrganizations = ({ db, actor }: Context, { q }: { q?: string } = {}) =>
  db
    .select(columns)
    .from(organizations)
    .where(and(eq(organizations.wardId, actor.wardId), matches(organizations.searchName, q)))
    .orderBy(organizations.searchName, organizations.id)
    .limit(1000)

/**
 * One organization of the ward.
 * @throws Missing
 */
export async function findOrganization({ db, actor }: Context, id: string) {
  const [found] = await db
    .select(columns)
    .from(organizations)
    .where(and(eq(organizations.id, id), eq(organizations.wardId, actor.wardId)))
  if (!found) throw new Missing()
  return found
}
