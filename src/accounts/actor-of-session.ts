import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Database } from '../database/database'
import { sessions, staff, users, wards } from '../database/schema'
import type { Actor } from '../shared/actor'
import { type ActorWard, wardColumns } from './actor-ward'

type SignedIn = { actor: Actor; userName: string; username: string; ward?: ActorWard }

/**
 * Who a session belongs to, read afresh in one query, so that a changed role, a revoked session or a deactivated
 * person counts at once. Null when the session is unknown, over, or its person may no longer sign in.
 */
export async function actorOfSession(db: Database, token: string, now: number): Promise<SignedIn | null> {
  const [found] = await db
    .select({ staff, name: users.name, username: users.username, ward: wardColumns })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .innerJoin(staff, eq(staff.id, users.id))
    .leftJoin(wards, eq(wards.id, staff.wardId))
    .where(and(eq(sessions.token, token), gt(sessions.expiresAt, new Date(now)), isNull(staff.disabledAt)))
  if (!found) return null
  return {
    actor: {
      kind: 'staff',
      id: found.staff.id,
      role: found.staff.role,
      wardId: found.staff.wardId ?? '',
      provinceCode: found.staff.provinceCode ?? undefined,
      organizationId: found.staff.organizationId ?? undefined,
      groupId: found.staff.groupId ?? undefined,
    },
    userName: found.name,
    username: found.username ?? '',
    ward: found.ward ?? undefined,
  }
}
