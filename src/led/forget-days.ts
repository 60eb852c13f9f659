import { sql } from 'drizzle-orm'
import { type Context, requireRole } from '../shared/context'
import { addDays, wallDate } from '../shared/dates'
import { ledPlayDays, ledServedDays } from './tables'

/** Days of a board: a year and the month that it is compared with. */
const KEPT_DAYS = 400
const MOST = 5000

/** Removes what boards played and were given more than 400 days ago. @returns how many rows */
export async function forgetDays({ db, actor, now }: Context): Promise<number> {
  requireRole(actor, 'system')
  const old = sql`ward_id = ${actor.wardId} and day < ${addDays(wallDate(now), -KEPT_DAYS)}`
  const [played, served] = await db.batch([
    db
      .delete(ledPlayDays)
      .where(sql`rowid in (select rowid from led_play_day where ${old} limit ${MOST})`)
      .returning({ day: ledPlayDays.day }),
    db
      .delete(ledServedDays)
      .where(sql`rowid in (select rowid from led_served_day where ${old} limit ${MOST})`)
      .returning({ day: ledServedDays.day }),
  ])
  return played.length + served.length
}
