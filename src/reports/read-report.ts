import { and, eq, sql } from 'drizzle-orm'
import { office } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { Conflict, Missing } from '../shared/errors'
import { reports } from './tables'

/** For a change: the ward's own draft, in the version that the actor saw. */
export const isDraft = ({ actor }: Context, id: string, version?: number) =>
  and(
    eq(reports.id, id),
    eq(reports.wardId, actor.wardId),
    eq(reports.status, 'draft'),
    version === undefined ? undefined : eq(reports.version, version),
  )!

/**
 * The row of a report of the ward, or for a province officer a signed one of the province.
 * @throws Missing, Forbidden
 */
export async function readReport({ db, actor }: Context, id: string) {
  requireRole(actor, ...office, 'province')
  const own =
    actor.role === 'province'
      ? and(eq(reports.provinceCode, actor.provinceCode ?? ''), eq(reports.status, 'signed'))
      : eq(reports.wardId, actor.wardId)
  const row = await db.query.reports.findFirst({
    where: and(eq(reports.id, id), own),
    extras: {
      /** The report that corrects this one: a draft maybe, of which a province sees nothing. */
      correctedBy: sql<string | null>`(select n.id from report n where n.supersedes_id = ${sql.raw('"reports"."id"')}
        and ${actor.role === 'province' ? sql`n.status = 'signed'` : sql`1`} limit 1)`.as('corrected_by'),
    },
  })
  if (!row) throw new Missing()
  return row
}

/**
 * Says why a change of a draft found nothing to change.
 * @throws Missing, Conflict
 */
export async function refuseReport(context: Context, id: string): Promise<never> {
  const { status } = await readReport(context, id)
  throw new Conflict(status === 'signed' ? 'report_signed' : 'changed_meanwhile')
}
