import { sql } from 'drizzle-orm'
import { children, wards } from '../database/schema'
import type { PersonalContext } from '../people/context'
import { requireRole } from '../shared/context'
import { addDays, DAY, instantOf } from '../shared/dates'
import { eraseChildren } from './erase-children'

/** Children of one run; the rest follows with the next. */
const MOST = 1000

/**
 * Erases the identities that were kept long enough: `retentionDays` of the ward after its season ended, and as long after
 * the family last agreed or the child last came, so that nobody who joined between two seasons is erased at once. Where the
 * next season is named already: of children who joined, agreed and came in the last one only. Not of children who have a
 * place in what is still to come, nor while a request of the family is open.
 * @returns how many were erased
 */
export async function eraseDue(context: PersonalContext): Promise<number> {
  const { db, actor, now } = context
  requireRole(actor, 'system')
  const [ward] = await db
    .select({ seasonTo: wards.seasonTo, seasonBefore: wards.seasonBefore, retentionDays: wards.retentionDays })
    .from(wards)
    .where(sql`${wards.id} = ${actor.wardId}`)
  if (!ward) return 0
  const kept = now - ward.retentionDays * DAY
  const isOver = (lastDay: string) => endOf(lastDay) <= kept
  const last = ward.seasonBefore && isOver(ward.seasonBefore) ? endOf(ward.seasonBefore) : null
  const before = isOver(ward.seasonTo) ? kept : last
  if (before === null) return 0
  const due = await db
    .select({ id: children.id })
    .from(children)
    .where(
      sql`child.ward_id = ${actor.wardId} and child.erased_at is null and child.created_at <= ${before}
        and not exists (select 1 from consent where child_id = child.id and given_at > ${before})
        and not exists (select 1 from attendance where child_id = child.id and recorded_at > ${before})
        and not exists (select 1 from data_request where child_id = child.id and closed_at is null)
        and not exists (select 1 from registration r join publication p on p.id = r.event_id
          where r.child_id = child.id and r.status <> 'cancelled' and p.last_ends_at > ${now})`,
    )
    .limit(MOST)
  return eraseChildren(
    context,
    due.map(({ id }) => id),
    'retention',
  )
}

const endOf = (lastDay: string) => instantOf(addDays(lastDay, 1))
