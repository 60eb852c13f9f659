import { eq } from 'drizzle-orm'
import { audit } from '../audit/record'
import { wards } from '../database/schema'
import { type Context, requireRole } from '../shared/context'
import { parse } from '../shared/parse'
import { stormsSchema } from './almanac-fields'

/**
 * Sets between which days of the year outdoor events are warned of storms.
 * @throws Invalid, Forbidden
 */
export async function saveStorms(context: Context, input: unknown): Promise<void> {
  requireRole(context.actor, 'admin')
  const { db, actor } = context
  const storms = parse(stormsSchema, input)
  await db.batch([
    db.update(wards).set(storms).where(eq(wards.id, actor.wardId)),
    audit(context, 'storms.saved', actor.wardId),
  ])
}
