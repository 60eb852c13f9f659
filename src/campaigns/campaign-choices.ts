import { asc, eq } from 'drizzle-orm'
import { organizations } from '../database/schema'
import { office } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'

/** The organizations that can lead a campaign. */
export function readLeadChoices({ db, actor }: Context) {
  requireRole(actor, ...office)
  return db
    .select({ id: organizations.id, name: organizations.name })
    .from(organizations)
    .where(eq(organizations.wardId, actor.wardId))
    .orderBy(asc(organizations.searchName))
}
