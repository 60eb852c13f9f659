import { and, eq, isNull } from 'drizzle-orm'
import { auditIf, previousChanged } from '../audit/record'
import { apiKeys } from '../database/schema'
import { type Context, requireRole } from '../shared/context'
import { Missing } from '../shared/errors'

/**
 * Revokes a key for good; the next request with it is refused.
 * @throws Missing, Forbidden
 */
export async function revokeApiKey(context: Context, id: string): Promise<void> {
  requireRole(context.actor, 'admin')
  const { db, actor, now } = context
  const [revoked] = await db.batch([
    db
      .update(apiKeys)
      .set({ revokedAt: now })
      .where(and(eq(apiKeys.id, id), eq(apiKeys.wardId, actor.wardId), isNull(apiKeys.revokedAt)))
      .returning({ id: apiKeys.id }),
    auditIf(context, previousChanged, 'api_key.revoked', id),
  ])
  if (!revoked.length) throw new Missing()
}
