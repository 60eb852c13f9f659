import { and, eq, isNull } from 'drizzle-orm'
import { auditIf, previousChanged } from '../audit/record'
import { wardRoles } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { Missing } from '../shared/errors'
import { devicesOf } from './list-checkin-devices'
import { checkinDevices } from './tables'

/**
 * Takes a phone out of use, or a pass that was not collected yet: what it sends from now on is refused. Once more changes
 * nothing.
 * @throws Missing for another ward's, and for another person's unless the office asks
 */
export async function revokeCheckinDevice(context: Context, id: string): Promise<void> {
  const { db, actor, now } = context
  requireRole(actor, ...wardRoles)
  const isOurs = and(eq(checkinDevices.id, id), devicesOf(actor))
  const [, , [known]] = await db.batch([
    db
      .update(checkinDevices)
      .set({ revokedAt: now })
      .where(and(isOurs, isNull(checkinDevices.revokedAt))),
    auditIf(context, previousChanged, 'checkin.device_revoked', id),
    db.select({ id: checkinDevices.id }).from(checkinDevices).where(isOurs),
  ])
  if (!known) throw new Missing()
}
