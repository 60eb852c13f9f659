import { desc, eq, sql } from 'drizzle-orm'
import { office } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { reports } from './tables'

const MOST = 200

/** Columns of a list: no figures and no words. */
export const listed = {
  id: reports.id,
  title: reports.title,
  period: reports.period,
  from: reports.from,
  to: reports.to,
  status: reports.status,
  hash: reports.hash,
  supersedesId: reports.supersedesId,
  updatedAt: reports.updatedAt,
  signedAt: reports.signedAt,
  /** Whether a later signed one takes its place. */
  superseded: sql`exists (select 1 from report n where n.supersedes_id = ${sql.raw('"report"."id"')}
    and n.status = 'signed')`.mapWith(Boolean),
}

/**
 * The ward's reports, the latest period first.
 * @throws Forbidden
 */
export async function listReports({ db, actor }: Context) {
  requireRole(actor, ...office)
  return db
    .select(listed)
    .from(reports)
    .where(eq(reports.wardId, actor.wardId))
    .orderBy(desc(reports.to), desc(reports.from), desc(reports.createdAt))
    .limit(MOST)
}
