import { asc, eq, sql } from 'drizzle-orm'
import { listOfficers } from '../accounts/list-officers'
import { campaigns, organizations, residentialGroups, venues } from '../database/schema'
import { planners } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { wallDate } from '../shared/dates'

export type Choices = Awaited<ReturnType<typeof readEventChoices>>

/** What an event's form offers: the ward's own places, campaigns and officers; a coordinator gets the own organization only. */
export async function readEventChoices(context: Context) {
  const { db, actor, now } = context
  requireRole(actor, ...planners)
  const { wardId } = actor
  const today = wallDate(now)
  const [hosts, places, groups, running, officers] = await Promise.all([
    db
      .select({ id: organizations.id, name: organizations.name })
      .from(organizations)
      .where(
        sql`${eq(organizations.wardId, wardId)} and (${actor.role !== 'coordinator' ? 1 : 0}
          or ${organizations.id} = ${actor.organizationId ?? ''})`,
      )
      .orderBy(asc(organizations.searchName)),
    db
      .select({ id: venues.id, name: venues.name, capacity: venues.capacity })
      .from(venues)
      .where(eq(venues.wardId, wardId))
      .orderBy(asc(venues.searchName)),
    db
      .select({ id: residentialGroups.id, name: residentialGroups.name })
      .from(residentialGroups)
      .where(
        sql`${eq(residentialGroups.wardId, wardId)}
          and (${residentialGroups.validTo} is null or ${residentialGroups.validTo} >= ${today})`,
      )
      .orderBy(asc(residentialGroups.searchName)),
    db
      .select({ id: campaigns.id, name: campaigns.name })
      .from(campaigns)
      .where(eq(campaigns.wardId, wardId))
      .orderBy(asc(campaigns.searchName)),
    listOfficers(context),
  ])
  return { organizations: hosts, venues: places, groups, campaigns: running, officers }
}
