import { audit } from '../audit/record'
import { findWard } from '../places/find-ward'
import { office } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { newId } from '../shared/ids'
import { parse } from '../shared/parse'
import { countFigures } from './count-figures'
import { readPeriod } from './period'
import { reportInput, usualTitle, wordsOf } from './report-input'
import { reports } from './tables'

/**
 * Begins a report of a period as a draft, whose figures follow the data until it is signed.
 * @throws Invalid for the period or a text, Forbidden
 */
export async function createReport(context: Context, input: unknown): Promise<{ id: string }> {
  const { db, actor, now } = context
  requireRole(actor, ...office)
  const ward = await findWard(context)
  const { title, ...fields } = parse(reportInput, input)
  const period = readPeriod(fields, { from: ward.seasonFrom, to: ward.seasonTo }, now)
  // Refuses what cannot be counted, such as a period of five years.
  await countFigures(context, period)
  const id = newId()
  await db.batch([
    db.insert(reports).values({
      id,
      wardId: actor.wardId,
      provinceCode: ward.provinceCode,
      title: title || usualTitle(period),
      period: period.kind,
      from: period.from,
      to: period.to,
      words: wordsOf(fields),
      createdBy: actor.id,
      createdAt: now,
      updatedAt: now,
    }),
    audit(context, 'report.created', id, { from: period.from, to: period.to }),
  ])
  return { id }
}
