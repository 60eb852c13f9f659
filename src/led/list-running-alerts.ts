import { and, eq, gt } from 'drizzle-orm'
import type { Database } from '../database/database'
import type { BoardAlert } from './board-item'
import { ledAlerts } from './tables'

/** The ward's emergencies that run after an instant; where one was ended early, that is its end. */
export async function listRunningAlerts(db: Database, wardId: string, after: number): Promise<BoardAlert[]> {
  const { id, text, screenIds, raisedAt, expiresAt, endedAt } = ledAlerts
  const found = await db
    .select({ id, text, screenIds, raisedAt, expiresAt, endedAt })
    .from(ledAlerts)
    .where(and(eq(ledAlerts.wardId, wardId), gt(ledAlerts.expiresAt, after)))
  return found
    .map(({ endedAt, ...alert }) => ({ ...alert, expiresAt: endedAt ?? alert.expiresAt }))
    .filter(({ expiresAt }) => expiresAt > after)
}
