import { and, eq, gt, isNotNull, sql } from 'drizzle-orm'
import { auditIf, previousChanged } from '../audit/record'
import type { Database } from '../database/database'
import { systemOf } from '../shared/actor'
import { Missing } from '../shared/errors'
import { hashSecret, newSecret } from '../shared/ids'
import { hintOf } from './register-screen'
import { screenPairings, screens } from './tables'

/** Either the key, told this once, or until when to go on asking (UTC milliseconds). */
export type Collected = { key: string; wardId: string } | { key: null; expiresAt: number }

/**
 * A device asks for the key of the board that staff made it. The key is made here, so that it is only ever known to the
 * device; the board's former key stops, and a revoked board is in use again. Of two devices at once one gets it.
 * @throws Missing when it is over, was collected, or the secret is wrong: the three cannot be told apart
 */
export async function collectPairing(db: Database, id: string, secret: string, now: number): Promise<Collected> {
  const isOwn = and(
    eq(screenPairings.id, id),
    eq(screenPairings.secretHash, await hashSecret(secret)),
    gt(screenPairings.expiresAt, now),
  )!
  const [found] = await db
    .select({ expiresAt: screenPairings.expiresAt, screenId: screens.id, wardId: screens.wardId })
    .from(screenPairings)
    .leftJoin(screens, eq(screens.id, screenPairings.screenId))
    .where(isOwn)
  if (!found) throw new Missing('pairing_over')
  const { screenId, wardId, expiresAt } = found
  if (!screenId || !wardId) return { key: null, expiresAt }

  const key = newSecret()
  const context = { db, actor: systemOf(wardId), now }
  const [changed] = await db.batch([
    db
      .update(screens)
      .set({ keyHash: await hashSecret(key), keyHint: hintOf(key), revokedAt: null })
      .where(
        and(
          eq(screens.id, screenId),
          sql`exists (select 1 from ${screenPairings} where ${and(isOwn, isNotNull(screenPairings.screenId))})`,
        ),
      )
      .returning({ id: screens.id }),
    auditIf(context, previousChanged, 'screen.key_rotated', screenId, { pairing: true }),
    db.delete(screenPairings).where(isOwn),
  ])
  if (!changed.length) throw new Missing('pairing_over')
  return { key, wardId }
}
