import { eq } from 'drizzle-orm'
import type { Database } from '../database/database'
import { staff } from '../database/schema'
import type { Actor } from '../shared/actor'
import { Forbidden, Gone } from '../shared/errors'
import { hashSecret } from '../shared/ids'
import { checkinDevices } from './tables'

type Row = typeof checkinDevices.$inferSelect

/** A phone in use, and the staff member for whom it acts. */
export type CheckinDevice = Pick<Row, 'id' | 'label' | 'occurrenceIds' | 'expiresAt'> & { actor: Actor }

/** Of a phone: its row, and whether its staff member still holds the role in which it was opened. */
export const devicesWithStaff = (db: Database) =>
  db
    .select({ device: checkinDevices, staff })
    .from(checkinDevices)
    .leftJoin(staff, eq(staff.id, checkinDevices.actorId))

type Found = Awaited<ReturnType<typeof devicesWithStaff>>[number]

/** Whether nothing more is to be taken from a phone. */
export const isRevoked = ({ device, staff: member }: Found): boolean =>
  device.revokedAt !== null ||
  !member ||
  member.disabledAt !== null ||
  member.wardId !== device.wardId ||
  member.role !== device.role ||
  member.organizationId !== device.organizationId ||
  member.groupId !== device.groupId

export const asDevice = ({ id, label, occurrenceIds, expiresAt, ...row }: Row): CheckinDevice => ({
  ...{ id, label, occurrenceIds, expiresAt },
  actor: {
    kind: 'staff',
    id: row.actorId,
    role: row.role,
    wardId: row.wardId,
    organizationId: row.organizationId ?? undefined,
    groupId: row.groupId ?? undefined,
  },
})

/**
 * The phone that holds a key.
 * @throws Forbidden `wrong_key` for an unknown key; Gone `device_revoked` (also when its staff member was deactivated or
 * changed role), `device_expired` a week after its day
 */
export async function findDevice(db: Database, key: string, now: number): Promise<CheckinDevice> {
  const [found] = await devicesWithStaff(db).where(eq(checkinDevices.keyHash, await hashSecret(key)))
  if (!found) throw new Forbidden('wrong_key')
  if (isRevoked(found)) throw new Gone('device_revoked')
  if (found.device.expiresAt <= now) throw new Gone('device_expired')
  return asDevice(found.device)
}
