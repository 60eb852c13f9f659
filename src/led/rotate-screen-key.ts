import { and, eq } from 'drizzle-orm'
import { auditIf, previousChanged } from '../audit/record'
import { type Context, requireRole } from '../shared/context'
import { Missing } from '../shared/errors'
import { hashSecret, newSecret } from '../shared/ids'
import { forgetPairings } from './forget-pairings'
import { hintOf } from './register-screen'
import { screens } from './tables'

/**
 * Gives a board a new key, told this once; the old one stops at once, and a device that waits to collect
 * one gets none. A revoked board is taken into use again.
 * @throws Missing
 */
export async function rotateScreenKey(context: Context, id: string): Promise<{ key: string }> {
  const { db, actor } = context
  requireRole(actor, 'admin')
  const key = newSecret()
  const [changed] = await db.batch([
    db
      .update(screens)
      .set({ keyHash: await hashSecret(key), keyHint: hintOf(key), revokedAt: null })
      .where(and(eq(screens.id, id), eq(screens.wardId, actor.wardId)))
      .returning({ id: screens.id }),
    auditIf(context, previousChanged, 'screen.key_rotated', id),
    forgetPairings(context, id),
  ])
  if (!changed.length) throw new Missing()
  return { key }
}
