import { auditIf, previousChanged } from '../audit/record'
import { office } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { isDraft, refuseReport } from './read-report'
import { reports } from './tables'

/**
 * Deletes a draft. A signed report stays.
 * @throws Missing, Conflict
 */
export async function deleteDraft(context: Context, id: string): Promise<void> {
  const { db, actor } = context
  requireRole(actor, ...office)
  const [deleted] = await db.batch([
    db.delete(reports).where(isDraft(context, id)).returning({ id: reports.id }),
    auditIf(context, previousChanged, 'report.deleted', id),
  ])
  if (!deleted.length) await refuseReport(context, id)
}
