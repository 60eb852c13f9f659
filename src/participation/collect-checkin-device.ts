import { and, eq, gt, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { auditIf, previousChanged } from '../audit/record'
import type { Database } from '../database/database'
import { Conflict, Gone, Missing } from '../shared/errors'
import { hashSecret, newSecret } from '../shared/ids'
import { line, parse } from '../shared/parse'
import { asDevice, type CheckinDevice, devicesWithStaff, isRevoked } from './find-device'
import { checkinDevices } from './tables'

const collection = z.object({ code: line(64) })

/**
 * A phone takes its key with the code of a pass. Of two phones at once one gets it.
 * @returns the key, told this once
 * @throws Invalid; Missing `pass_unknown`; Conflict `pass_used`; Gone `pass_expired`, `device_revoked`
 */
export async function collectCheckinDevice(
  db: Database,
  input: unknown,
  now: number,
): Promise<{ key: string; device: CheckinDevice }> {
  const { code } = parse(collection, input)
  const codeHash = await hashSecret(code)
  const [found] = await devicesWithStaff(db).where(eq(checkinDevices.codeHash, codeHash))
  if (!found) throw new Missing('pass_unknown')
  if (found.device.collectedAt !== null) throw new Conflict('pass_used')
  if (isRevoked(found)) throw new Gone('device_revoked')
  if (found.device.codeExpiresAt <= now) throw new Gone('pass_expired')

  const device = asDevice(found.device)
  const key = newSecret()
  const [taken] = await db.batch([
    db
      .update(checkinDevices)
      .set({ keyHash: await hashSecret(key), collectedAt: now, seenAt: now })
      .where(
        and(
          eq(checkinDevices.id, device.id),
          isNull(checkinDevices.collectedAt),
          isNull(checkinDevices.revokedAt),
          gt(checkinDevices.codeExpiresAt, now),
        ),
      )
      .returning({ id: checkinDevices.id }),
    auditIf({ db, actor: device.actor, now }, previousChanged, 'checkin.device_opened', device.id),
  ])
  if (!taken.length) throw new Conflict('pass_used')
  return { key, device }
}
