import { sql } from 'drizzle-orm'
import { type Context, requireRole } from '../shared/context'
import { DAY } from '../shared/dates'
import { eventImports } from './tables'

/** As `preview-import.ts` promises. */
const KEPT = 30 * DAY

/** Removes the rows of files that were read a month ago. @returns how many files */
export async function forgetImports({ db, actor, now }: Context): Promise<number> {
  requireRole(actor, 'system')
  const [gone] = await db.batch([
    db
      .delete(eventImports)
      .where(sql`ward_id = ${actor.wardId} and created_at < ${now - KEPT}`)
      .returning({ id: eventImports.id }),
  ])
  return gone.length
}
