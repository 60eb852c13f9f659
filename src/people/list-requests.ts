import { asc, desc, eq, sql } from 'drizzle-orm'
import { office } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { wallDate } from '../shared/dates'
import { dataRequests } from './tables'

/** How a request stands against its deadlines. */
export type RequestState = 'to_acknowledge' | 'late_to_acknowledge' | 'open' | 'overdue' | 'done' | 'refused'

const columns = {
  id: dataRequests.id,
  kind: dataRequests.kind,
  via: dataRequests.via,
  receivedAt: dataRequests.receivedAt,
  acknowledgeBy: dataRequests.acknowledgeBy,
  acknowledgedAt: dataRequests.acknowledgedAt,
  dueBy: dataRequests.dueBy,
  closedAt: dataRequests.closedAt,
  outcome: dataRequests.outcome,
}

type Row = Pick<typeof dataRequests.$inferSelect, keyof typeof columns>
export type ListedRequest = Row & { state: RequestState }

/** The last day of a deadline still counts. */
export function stateOf(row: Row, now: number): RequestState {
  const today = wallDate(now)
  if (row.closedAt !== null) return row.outcome === 'refused' ? 'refused' : 'done'
  if (row.dueBy < today) return 'overdue'
  if (row.acknowledgedAt === null) return row.acknowledgeBy < today ? 'late_to_acknowledge' : 'to_acknowledge'
  return 'open'
}

/** What families asked: open ones by their next deadline, then the last closed ones. Nobody's words. @throws Forbidden */
export async function listRequests({ db, actor, now }: Context): Promise<{
  open: ListedRequest[]
  closed: ListedRequest[]
}> {
  requireRole(actor, ...office)
  const ours = eq(dataRequests.wardId, actor.wardId)
  const next = sql`case when acknowledged_at is null then min(acknowledge_by, due_by) else due_by end`
  const [open, closed] = await db.batch([
    db
      .select(columns)
      .from(dataRequests)
      .where(sql`${ours} and closed_at is null`)
      .orderBy(asc(next), asc(dataRequests.receivedAt))
      .limit(500),
    db
      .select(columns)
      .from(dataRequests)
      .where(sql`${ours} and closed_at is not null`)
      .orderBy(desc(dataRequests.closedAt))
      .limit(50),
  ])
  const said = (row: Row) => ({ ...row, state: stateOf(row, now) })
  return { open: open.map(said), closed: closed.map(said) }
}

/** How many wait, and how many of them are past a deadline. @throws Forbidden */
export async function countRequests(context: Context): Promise<{ open: number; late: number }> {
  const { open } = await listRequests(context)
  return {
    open: open.length,
    late: open.filter(({ state }) => state === 'overdue' || state === 'late_to_acknowledge').length,
  }
}
