import { and, desc, eq, gt, isNull, type SQL } from 'drizzle-orm'
import { office } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { Missing } from '../shared/errors'
import { ledAlerts } from './tables'

/** `ended`: by somebody, before its time; `expired`: by itself. */
export type AlertStatus = 'running' | 'ended' | 'expired'
export type Alert = typeof ledAlerts.$inferSelect & { status: AlertStatus }

const MOST = 200

async function select({ db, actor, now }: Context, condition?: SQL): Promise<Alert[]> {
  const found = await db
    .select()
    .from(ledAlerts)
    .where(and(eq(ledAlerts.wardId, actor.wardId), condition))
    .orderBy(desc(ledAlerts.raisedAt), desc(ledAlerts.id))
    .limit(MOST)
  return found.map(alert => ({
    ...alert,
    status: alert.endedAt !== null ? 'ended' : alert.expiresAt > now ? 'running' : 'expired',
  }))
}

/** The ward's emergencies: what runs first, then the past; newest first. */
export async function listAlerts(context: Context): Promise<Alert[]> {
  requireRole(context.actor, ...office)
  const alerts = await select(context)
  const running = alerts.filter(({ status }) => status === 'running')
  return [...running, ...alerts.filter(({ status }) => status !== 'running')]
}

/** The emergencies that run now, newest first. */
export async function listAlertsNow(context: Context): Promise<Alert[]> {
  requireRole(context.actor, ...office)
  return select(context, and(isNull(ledAlerts.endedAt), gt(ledAlerts.expiresAt, context.now)))
}

/**
 * One emergency.
 * @throws Missing
 */
export async function readAlert(context: Context, id: string): Promise<Alert> {
  requireRole(context.actor, ...office)
  const [alert] = await select(context, eq(ledAlerts.id, id))
  if (!alert) throw new Missing()
  return alert
}
