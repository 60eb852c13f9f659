import { lte, sql } from 'drizzle-orm'
import { idempotentRequests, signInAttempts } from '../database/schema'
import { type Context, requireRole } from '../shared/context'
import { DAY } from '../shared/dates'

/**
 * Removes what lingers where nobody signs in or calls again: counted attempts and `Idempotency-Key`s of a day ago.
 * @returns how many rows
 */
export async function forgetAttempts({ db, actor, now }: Context): Promise<number> {
  requireRole(actor, 'system')
  const [attempts, requests] = await db.batch([
    db
      .delete(signInAttempts)
      .where(lte(signInAttempts.windowStartedAt, now - DAY))
      .returning({ id: signInAttempts.id }),
    db
      .delete(idempotentRequests)
      .where(sql`ward_id = ${actor.wardId} and created_at <= ${now - DAY}`)
      .returning({ key: idempotentRequests.key }),
  ])
  return attempts.length + requests.length
}
