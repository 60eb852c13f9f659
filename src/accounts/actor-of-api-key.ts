import { and, eq, isNull } from 'drizzle-orm'
import type { Database } from '../database/database'
import { apiKeys, wards } from '../database/schema'
import type { Actor } from '../shared/actor'
import { hashSecret } from '../shared/ids'
import { type ActorWard, wardColumns } from './actor-ward'

/** Who a bearer key acts as; null when it is malformed, unknown or revoked. */
export async function actorOfApiKey(
  db: Database,
  key: string,
): Promise<{ actor: Actor; name: string; ward: ActorWard } | null> {
  if (!/^sc_[0-9a-z]{26}$/.test(key)) return null
  const [found] = await db
    .select({ key: apiKeys, provinceCode: wards.provinceCode, ward: wardColumns })
    .from(apiKeys)
    .innerJoin(wards, eq(wards.id, apiKeys.wardId))
    .where(and(eq(apiKeys.keyHash, await hashSecret(key)), isNull(apiKeys.revokedAt)))
  if (!found) return null
  const { id, role, wardId, organizationId, groupId, name } = found.key
  return {
    actor: {
      kind: 'api_key',
      id,
      role,
      wardId,
      provinceCode: role === 'province' ? found.provinceCode : undefined,
      organizationId: organizationId ?? undefined,
      groupId: groupId ?? undefined,
    },
    name,
    ward: found.ward,
  }
}
