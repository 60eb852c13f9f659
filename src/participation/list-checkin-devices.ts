import { and, desc, eq, gt, isNotNull, or, type SQL, sql } from 'drizzle-orm'
import { users } from '../database/schema'
import { type Actor, office, wardRoles } from '../shared/actor'
import { type Context, hasRole, requireRole } from '../shared/context'
import { checkinDevices } from './tables'

const MOST = 50

/** The office looks after every phone of the ward, others after those they opened. */
export const devicesOf = (actor: Actor): SQL =>
  and(
    eq(checkinDevices.wardId, actor.wardId),
    hasRole(actor, ...office) ? undefined : eq(checkinDevices.actorId, actor.id),
  )!

const deviceColumns = {
  id: checkinDevices.id,
  label: checkinDevices.label,
  by: users.name,
  createdAt: checkinDevices.createdAt,
  codeExpiresAt: checkinDevices.codeExpiresAt,
  collectedAt: checkinDevices.collectedAt,
  seenAt: checkinDevices.seenAt,
  revokedAt: checkinDevices.revokedAt,
  sessions: sql`json_array_length(${checkinDevices.occurrenceIds})`.mapWith(Number),
}

/** Times in UTC milliseconds; `collectedAt` null while no phone took the pass, `by` who opened it. */
export type ListedDevice = Awaited<ReturnType<typeof listCheckinDevices>>[number]

/**
 * The phones that may still send, and the passes whose code still stands: the newest first, at most 50.
 * @param occurrenceId only those of this session
 */
export async function listCheckinDevices(context: Context, occurrenceId?: string) {
  const { db, actor, now } = context
  requireRole(actor, ...wardRoles)
  return db
    .select(deviceColumns)
    .from(checkinDevices)
    .leftJoin(users, eq(users.id, checkinDevices.actorId))
    .where(
      and(
        devicesOf(actor),
        gt(checkinDevices.expiresAt, now),
        or(isNotNull(checkinDevices.collectedAt), gt(checkinDevices.codeExpiresAt, now)),
        occurrenceId
          ? sql`exists(select 1 from json_each(${checkinDevices.occurrenceIds}) where value = ${occurrenceId})`
          : undefined,
      ),
    )
    .orderBy(desc(checkinDevices.createdAt), desc(checkinDevices.id))
    .limit(MOST)
}
