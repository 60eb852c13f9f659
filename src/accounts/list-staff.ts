import { and, desc, eq, isNull } from 'drizzle-orm'
import { apiKeys, invitations, organizations, residentialGroups, staff, users } from '../database/schema'
import { type Context, requireRole } from '../shared/context'
import { compareNames } from '../shared/text'
import { invitationOpen } from './find-invitation'

/** The people of the actor's ward: those who may sign in first, in the order of their given names. */
export async function listStaff({ db, actor }: Context) {
  requireRole(actor, 'admin')
  const people = await db
    .select({
      id: staff.id,
      name: users.name,
      username: users.username,
      phone: staff.phone,
      role: staff.role,
      disabledAt: staff.disabledAt,
      organization: organizations.name,
      group: residentialGroups.name,
    })
    .from(staff)
    .innerJoin(users, eq(users.id, staff.id))
    .leftJoin(organizations, eq(organizations.id, staff.organizationId))
    .leftJoin(residentialGroups, eq(residentialGroups.id, staff.groupId))
    .where(eq(staff.wardId, actor.wardId))
  return people.sort(
    (a, b) => Number(a.disabledAt !== null) - Number(b.disabledAt !== null) || compareNames(a.name, b.name),
  )
}

/** The ward's invitations that can still be used, newest first. */
export async function listInvitations({ db, actor, now }: Context) {
  requireRole(actor, 'admin')
  return db
    .select({ id: invitations.id, name: invitations.name, role: invitations.role, expiresAt: invitations.expiresAt })
    .from(invitations)
    .where(and(eq(invitations.wardId, actor.wardId), invitationOpen(now)))
    .orderBy(desc(invitations.createdAt))
    .limit(100)
}

/** The ward's keys that still work, newest first. */
export async function listApiKeys({ db, actor }: Context) {
  requireRole(actor, 'admin')
  return db
    .select({
      id: apiKeys.id,
      name: apiKeys.name,
      hint: apiKeys.hint,
      role: apiKeys.role,
      createdAt: apiKeys.createdAt,
      organization: organizations.name,
      group: residentialGroups.name,
    })
    .from(apiKeys)
    .leftJoin(organizations, eq(organizations.id, apiKeys.organizationId))
    .leftJoin(residentialGroups, eq(residentialGroups.id, apiKeys.groupId))
    .where(and(eq(apiKeys.wardId, actor.wardId), isNull(apiKeys.revokedAt)))
    .orderBy(desc(apiKeys.createdAt))
    .limit(100)
}
