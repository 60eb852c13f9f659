import { and, eq } from 'drizzle-orm'
import { organizations, residentialGroups } from '../database/schema'
import type { Role } from '../shared/actor'
import type { Context } from '../shared/context'
import { Invalid } from '../shared/errors'

type Scope = { organizationId: string | null; groupId: string | null }

/**
 * What a role belongs to: a coordinator to one organization, a group head to one residential group of the actor's
 * ward, all others to nothing.
 * @throws Invalid beside the field when it is missing or of another ward
 */
export async function roleScope({ db, actor }: Context, role: Role, given: Scope): Promise<Scope> {
  if (role === 'coordinator') {
    const id = given.organizationId ?? ''
    const found = await db.query.organizations.findFirst({
      where: and(eq(organizations.id, id), eq(organizations.wardId, actor.wardId)),
    })
    if (!found) throw new Invalid({ organizationId: { code: 'organization_required' } })
    return { organizationId: id, groupId: null }
  }
  if (role === 'group_head') {
    const id = given.groupId ?? ''
    const found = await db.query.residentialGroups.findFirst({
      where: and(eq(residentialGroups.id, id), eq(residentialGroups.wardId, actor.wardId)),
    })
    if (!found) throw new Invalid({ groupId: { code: 'group_required' } })
    return { organizationId: null, groupId: id }
  }
  return { organizationId: null, groupId: null }
}
