import { eq } from 'drizzle-orm'
import type { Database } from '../database/database'
import { wards } from './tables'

/** Days after the season's end until a ward erases identities: anybody may know. */
export async function getRetentionDays(db: Database, wardId: string): Promise<number> {
  const [ward] = await db.select({ days: wards.retentionDays }).from(wards).where(eq(wards.id, wardId))
  return ward?.days ?? 90
}
