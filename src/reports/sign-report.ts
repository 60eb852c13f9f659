import { auditIf, previousChanged } from '../audit/record'
import { writeReachedHashes } from '../participation/write-reached-hashes'
import { approvers } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { parse } from '../shared/parse'
import { countFigures } from './count-figures'
import { isDraft, readReport, refuseReport } from './read-report'
import { hashOfReport } from './report-hash'
import { signInput } from './report-input'
import { reports } from './tables'

/**
 * Signs a draft: freezes its figures and words under a hash, and keeps which children it counted by province hash alone.
 * Afterwards it never changes, whatever becomes of the data. Of two who sign at once one does.
 * @throws Missing, Conflict when it is signed already or someone saved other words meanwhile
 */
export async function signReport(context: Context, id: string, input: unknown): Promise<{ hash: string }> {
  const { db, actor, now } = context
  requireRole(actor, ...approvers)
  const { version } = parse(signInput, input)
  const draft = await readReport(context, id)
  if (draft.status === 'signed') return refuseReport(context, id)
  const figures = await countFigures(context, draft)
  const hash = await hashOfReport({ ...draft, figures })
  const [signed] = await db.batch([
    db
      .update(reports)
      .set({ status: 'signed', figures, hash, signedBy: actor.id, signedAt: now, updatedAt: now })
      .where(isDraft(context, id, version))
      .returning({ id: reports.id }),
    auditIf(context, previousChanged, 'report.signed', id, { hash }),
    writeReachedHashes(context, draft, id, previousChanged),
  ])
  if (!signed.length) await refuseReport(context, id)
  return { hash }
}
