import { and, eq, type SQL, sql } from 'drizzle-orm'
import { auditIf, previousChanged } from '../audit/record'
import { insertWhere } from '../database/insert-where'
import { schoolTerms } from '../database/schema'
import { type Context, requireRole } from '../shared/context'
import { Invalid } from '../shared/errors'
import { newId } from '../shared/ids'
import { parse } from '../shared/parse'
import type { Term } from '../shared/recurrence'
import { termSchema } from './almanac-fields'
import { findTerm, listTerms } from './list-terms'

/**
 * Adds weeks of school.
 * @throws Invalid, also when they overlap a term; Forbidden
 */
export async function createTerm(context: Context, input: unknown) {
  requireRole(context.actor, 'admin')
  const { db, actor } = context
  const term = { id: newId(), ...parse(termSchema, input) }
  const [created] = await db.batch([
    insertWhere(db, schoolTerms, { wardId: actor.wardId, ...term }, freeOfTerms(context, term)).returning({
      id: schoolTerms.id,
    }),
    auditIf(context, previousChanged, 'term.created', term.id),
  ])
  if (!created.length) await refuseOverlap(context, term)
  return term
}

/**
 * Changes weeks of school. Lessons that are planned already follow when they are saved again.
 * @throws Missing, Invalid, Forbidden
 */
export async function editTerm(context: Context, id: string, input: unknown) {
  requireRole(context.actor, 'admin')
  const { db, actor } = context
  await findTerm(context, id)
  const term = { id, ...parse(termSchema, input) }
  const [changed] = await db.batch([
    db
      .update(schoolTerms)
      .set(term)
      .where(and(eq(schoolTerms.id, id), eq(schoolTerms.wardId, actor.wardId), freeOfTerms(context, term)))
      .returning({ id: schoolTerms.id }),
    auditIf(context, previousChanged, 'term.edited', id),
  ])
  if (!changed.length) await refuseOverlap(context, term)
  return term
}

const freeOfTerms = ({ actor }: Context, { id, startsOn, endsOn }: Term & { id: string }): SQL =>
  sql`not exists (select 1 from school_term t where t.ward_id = ${actor.wardId} and t.id <> ${id}
    and t.starts_on <= ${endsOn} and t.ends_on >= ${startsOn})`

/** Names the term in the way. */
async function refuseOverlap(context: Context, { id, startsOn, endsOn }: Term & { id: string }): Promise<never> {
  const terms = await listTerms(context)
  const other = terms.find(term => term.id !== id && term.startsOn <= endsOn && term.endsOn >= startsOn)
  throw new Invalid({ startsOn: { code: 'term_overlaps', values: { name: other?.name ?? '' } } })
}
