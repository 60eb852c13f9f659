import { sql } from 'drizzle-orm'
import { auditIf, previousChanged } from '../audit/record'
import { office } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { parse } from '../shared/parse'
import { isDraft, readReport, refuseReport } from './read-report'
import { usualTitle, wordsInput, wordsOf } from './report-input'
import { reports } from './tables'

/**
 * Saves what the office writes around the figures of a draft. `input.version` is the version the edit started from.
 * @throws Invalid, Missing, Conflict when someone else saved meanwhile or it is signed
 */
export async function saveReportWords(context: Context, id: string, input: unknown): Promise<void> {
  const { db, actor, now } = context
  requireRole(actor, ...office)
  const { version, title, ...words } = parse(wordsInput, input)
  const { period, from, to } = await readReport(context, id)
  const [changed] = await db.batch([
    db
      .update(reports)
      .set({
        title: title || usualTitle({ kind: period, from, to }),
        words: wordsOf(words),
        version: sql`${reports.version} + 1`,
        updatedAt: now,
      })
      .where(isDraft(context, id, version))
      .returning({ id: reports.id }),
    auditIf(context, previousChanged, 'report.saved', id, { version: version + 1 }),
  ])
  if (!changed.length) await refuseReport(context, id)
}
