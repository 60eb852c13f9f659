import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { auditIf } from '../audit/record'
import type { Context } from '../shared/context'
import { Gone } from '../shared/errors'
import type { CheckinDevice } from './find-device'
import { latestByKey, type Mark, markStatements } from './mark-statements'
import { type CountOperation, stampOf } from './operations'
import { crowdCategories } from './save-headcount'
import { walkInKey } from './sync-walk-ins'
import { checkinDevices, headcounts, syncedWalkIns } from './tables'

export type Applied = {
  marks: Mark[]
  counts: CountOperation[]
  /** Children of the phone's walk-ins by nonce. */
  walkIns: Map<string, string>
  /** What the audit says of the batch. */
  tally: Record<string, number>
}

/**
 * Writes what is valid of a batch, in a few statements, while the phone is in use. What is written depends on the set of
 * operations only, not on their order, nor on how often they come.
 * @throws Gone `device_revoked` where it was revoked meanwhile
 */
export async function applyOperations(context: Context, device: CheckinDevice, applied: Applied): Promise<void> {
  const { db, now } = context
  const inUse = sql`exists(select 1 from ${checkinDevices} where ${checkinDevices.id} = ${device.id}
    and ${checkinDevices.revokedAt} is null)`
  const [[seen]] = await db.batch([
    db
      .update(checkinDevices)
      .set({ seenAt: now })
      .where(and(eq(checkinDevices.id, device.id), isNull(checkinDevices.revokedAt)))
      .returning({ id: checkinDevices.id }),
    insertWalkIns(context, device, applied.walkIns, inUse),
    ...markStatements(context, applied.marks, { only: inUse, deviceId: device.id }),
    insertCounts(context, device, applied.counts, inUse),
    auditIf(context, inUse, 'checkin.synced', device.id, applied.tally),
  ])
  if (!seen) throw new Gone('device_revoked')
}

const insertWalkIns = ({ db, actor, now }: Context, device: CheckinDevice, walkIns: Map<string, string>, only: SQL) => {
  const rows = JSON.stringify([...walkIns].map(([nonce, childId]) => [walkInKey(device, nonce), childId]))
  return db
    .insert(syncedWalkIns)
    .select(
      sql`select json_extract(value, '$[0]'), ${actor.wardId}, ${device.id}, c.id, ${now} from json_each(${rows})
        cross join child c on c.id = json_extract(value, '$[1]') where c.erased_at is null and ${only}`,
    )
    .onConflictDoNothing()
}

/** Of a phone's totals at an occurrence the latest stand, every category of them. */
function insertCounts({ db, actor, now }: Context, device: CheckinDevice, counts: CountOperation[], only: SQL) {
  const latest = latestByKey(
    counts.map(count => ({ ...count, stamp: stampOf(count) })),
    count => count.occurrenceId,
  )
  const rows = latest.flatMap(({ occurrenceId, counts, stamp }) =>
    crowdCategories.map(category => [occurrenceId, category, counts[category] ?? 0, stamp]),
  )
  return db
    .insert(headcounts)
    .select(
      sql`select ${actor.wardId}, json_extract(value, '$[0]'), json_extract(value, '$[1]'), ${device.id},
        json_extract(value, '$[2]'), json_extract(value, '$[3]'), ${actor.id}, ${now}
        from json_each(${JSON.stringify(rows)}) where ${only}`,
    )
    .onConflictDoUpdate({
      target: [headcounts.occurrenceId, headcounts.category, headcounts.source],
      set: { count: sql`excluded.count`, stamp: sql`excluded.stamp`, recordedAt: sql`excluded.recorded_at` },
      setWhere: sql`excluded.stamp > ${headcounts.stamp}`,
    })
}
