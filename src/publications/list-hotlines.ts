import { asc, eq } from 'drizzle-orm'
import type { Database } from '../database/database'
import { hotlines } from '../database/schema'

export type PublicHotline = { name: string; phone: string; note: string }

/** Whom to call in a ward, in its own order. 111 need not be among them: pages and feeds always name it themselves. */
export const listHotlines = (db: Database, wardId: string): Promise<PublicHotline[]> =>
  db.query.hotlines.findMany({
    columns: { name: true, phone: true, note: true },
    where: eq(hotlines.wardId, wardId),
    orderBy: [asc(hotlines.position), asc(hotlines.id)],
    limit: 50,
  })
