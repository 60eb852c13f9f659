import { and, eq, gt } from 'drizzle-orm'
import type { Database } from '../database/database'
import type { AlertKind } from './alert-kinds'
import type { BoardAlert } from './board-item'
import { ledAlerts } from './tables'

/** `expiresAt` is when it ends or ended; `plannedUntil` when it was to end. */
export type KnownAlert = BoardAlert & { kind: AlertKind; plannedUntil: number }

/** The ward's emergencies that were to run after an instant, those that were ended early included. */
export async function listRunningAlerts(db: Database, wardId: string, after: number): Promise<KnownAlert[]> {
  const { id, kind, text, screenIds, raisedAt, expiresAt, endedAt } = ledAlerts
  const found = await db
    .select({ id, kind, text, screenIds, raisedAt, expiresAt, endedAt })
    .from(ledAlerts)
    .where(and(eq(ledAlerts.wardId, wardId), gt(ledAlerts.expiresAt, after)))
  return found.map(({ endedAt, ...alert }) => ({
    ...alert,
    plannedUntil: alert.expiresAt,
    expiresAt: endedAt ?? alert.expiresAt,
  }))
}
