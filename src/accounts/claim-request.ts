import { and, eq, lte } from 'drizzle-orm'
import { idempotentRequests } from '../database/schema'
import type { Context } from '../shared/context'
import { DAY, MINUTE } from '../shared/dates'
import { Conflict, Invalid } from '../shared/errors'

/** How a request under a key ended: the HTTP status, and the address of what it made where it made something. */
export type Finished = { status: number; location: string | null }

/**
 * Claims an `Idempotency-Key` for a request of an API key, so that of many at once one runs. Keys are forgotten after
 * 24 hours. See the IETF draft draft-ietf-httpapi-idempotency-key-header.
 * @param fingerprint the same for the same request only
 * @returns null when the caller may go on, and has to finish or release; else how the same request ended before
 * @throws Invalid `key_reused` for another request; Conflict `request_running`, and after a minute `request_unknown`
 */
export async function claimRequest(context: Context, key: string, fingerprint: string): Promise<Finished | null> {
  const { db, actor, now } = context
  const own = eq(idempotentRequests.apiKeyId, actor.id)
  const [, claimed, [found]] = await db.batch([
    // Of the whole ward: a key that is revoked or idle would keep its own for ever.
    db
      .delete(idempotentRequests)
      .where(and(eq(idempotentRequests.wardId, actor.wardId), lte(idempotentRequests.createdAt, now - DAY))),
    db
      .insert(idempotentRequests)
      .values({ apiKeyId: actor.id, key, wardId: actor.wardId, fingerprint, createdAt: now })
      .onConflictDoNothing()
      .returning({ key: idempotentRequests.key }),
    db
      .select()
      .from(idempotentRequests)
      .where(and(own, eq(idempotentRequests.key, key))),
  ])
  if (claimed.length || !found) return null
  if (found.fingerprint !== fingerprint) throw new Invalid({ 'Idempotency-Key': { code: 'key_reused' } })
  if (found.status !== null) return { status: found.status, location: found.location }
  throw new Conflict(now - found.createdAt < MINUTE ? 'request_running' : 'request_unknown')
}
