import { sql } from 'drizzle-orm'
import { auditIf } from '../audit/record'
import { insertWhere } from '../database/insert-where'
import { office } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { Conflict } from '../shared/errors'
import { newId } from '../shared/ids'
import { readReport } from './read-report'
import { reports } from './tables'

/**
 * Begins a draft that corrects a signed report: the same period and words, and figures as the data stand now. Once it is
 * signed the earlier one stays to be read and no longer counts.
 * @throws Missing, Conflict for a draft, and where another one corrects it already
 */
export async function correctReport(context: Context, id: string): Promise<{ id: string }> {
  const { db, actor, now } = context
  requireRole(actor, ...office)
  const signed = await readReport(context, id)
  if (signed.status !== 'signed') throw new Conflict('report_not_signed')
  const next = newId()
  const { wardId, provinceCode, title, period, from, to, words } = signed
  const [, created] = await db.batch([
    insertWhere(
      db,
      reports,
      {
        ...{ id: next, wardId, provinceCode, title, period, from, to, words, supersedesId: id },
        ...{ createdBy: actor.id, createdAt: now, updatedAt: now },
      },
      sql`not exists (select 1 from report where supersedes_id = ${id})`,
    ),
    db.select({ id: reports.id }).from(reports).where(sql`${reports.id} = ${next}`),
    auditIf(context, sql`exists (select 1 from report where id = ${next})`, 'report.corrected', next, { corrects: id }),
  ])
  if (!created.length) throw new Conflict('report_corrected_already')
  return { id: next }
}
