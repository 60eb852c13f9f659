import { sql } from 'drizzle-orm'
import { checkinDevices, syncedWalkIns } from '../database/schema'
import { type Context, requireRole } from '../shared/context'
import { DAY } from '../shared/dates'

/** A phone that sends a walk-in again after so long is not heard any more. */
const KEPT = 30 * DAY

/** Removes what was kept so that phones at the door count once: walk-ins and phones of a month ago. @returns how many rows */
export async function forgetDoorRecords({ db, actor, now }: Context): Promise<number> {
  requireRole(actor, 'system')
  const [walkIns, devices] = await db.batch([
    db
      .delete(syncedWalkIns)
      .where(sql`ward_id = ${actor.wardId} and at < ${now - KEPT}`)
      .returning({ nonce: syncedWalkIns.nonce }),
    db
      .delete(checkinDevices)
      .where(
        sql`ward_id = ${actor.wardId} and expires_at < ${now - KEPT} and code_expires_at < ${now - KEPT}
          and not exists (select 1 from synced_walk_in where device_id = checkin_device.id)`,
      )
      .returning({ id: checkinDevices.id }),
  ])
  return walkIns.length + devices.length
}
