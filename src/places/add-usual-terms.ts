import { sql } from 'drizzle-orm'
import { auditIf, previousChanged } from '../audit/record'
import { incoming, insertRows } from '../database/insert-rows'
import { schoolTerms } from '../database/schema'
import { type Context, requireRole } from '../shared/context'
import { newId } from '../shared/ids'
import { parse } from '../shared/parse'
import { almanacYear } from './almanac-fields'
import { usualTerms } from './usual-almanac'

/**
 * Adds the usual terms of the school year that begins in `year`, apart from what overlaps a term of the ward.
 * @throws Invalid, Forbidden
 */
export async function addUsualTerms(context: Context, input: unknown): Promise<void> {
  requireRole(context.actor, 'admin')
  const { db, actor } = context
  const { year } = parse(almanacYear, input)
  const rows = usualTerms(year).map(term => ({ id: newId(), wardId: actor.wardId, ...term }))
  const isFree = sql`not exists (select 1 from school_term t where t.ward_id = ${actor.wardId}
    and t.starts_on <= ${incoming(schoolTerms.endsOn)} and t.ends_on >= ${incoming(schoolTerms.startsOn)})`
  await db.batch([
    insertRows(db, schoolTerms, rows, isFree),
    auditIf(context, previousChanged, 'terms.usual_added', String(year)),
  ])
}
