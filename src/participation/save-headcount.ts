import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { auditIf } from '../audit/record'
import { wardRoles } from '../shared/actor'
import { crowdAges, crowdGenders } from '../shared/choices'
import { type Context, requireRole } from '../shared/context'
import { Conflict, Forbidden } from '../shared/errors'
import { parse, whole } from '../shared/parse'
import { findSession, isOpen, requireOpen } from './session'
import { headcounts } from './tables'

/** `girls_0_5` … `boys_16_17`, and `adults`. */
export const crowdCategories: readonly string[] = [
  ...crowdGenders.flatMap(gender => crowdAges.map(age => `${gender}_${age}`)),
  'adults',
]

/** Heads of one category. */
export const MOST_HEADS = 100_000
const count = z.preprocess(value => (value === undefined || value === '' ? 0 : value), whole(0, MOST_HEADS))

/** The source of what staff say; other sources are phones. */
const OFFICE = 'office'

/** A count for each category; what is left out is none. */
export const headcountSchema = z.strictObject(Object.fromEntries(crowdCategories.map(category => [category, count])))

export type Headcount = Record<string, number>

/**
 * Counts a crowd without names: says how many came in all, whatever phones counted until now. What they count after that
 * adds to it.
 * A group head counts only at events meant for the own group by name, where nobody else's count would be replaced.
 * @throws Invalid per category; Missing, Forbidden, Conflict: the reasons of `findSession` and `requireOpen`
 */
export async function saveHeadcount(context: Context, occurrenceId: string, input: unknown): Promise<Headcount> {
  const { db, actor, now } = context
  const session = await findSession(context, occurrenceId)
  if (actor.role === 'group_head' && !session.forOwnGroup) throw new Forbidden('headcount_not_yours')
  const counts = parse(headcountSchema, input) as Headcount
  requireOpen(session, now)

  const open = isOpen(context, occurrenceId)
  const office = and(eq(headcounts.occurrenceId, occurrenceId), eq(headcounts.source, OFFICE))
  const [, , , [held]] = await db.batch([
    db.delete(headcounts).where(and(office, open)),
    db.insert(headcounts).select(
      sql`select ${actor.wardId}, ${occurrenceId}, category, ${OFFICE}, total - by_phones, '', ${actor.id}, ${now}
          from (select json_extract(value, '$[0]') as category, json_extract(value, '$[1]') as total,
            (select coalesce(sum(count), 0) from headcount where occurrence_id = ${occurrenceId}
              and category = json_extract(value, '$[0]')) as by_phones
            from json_each(${JSON.stringify(Object.entries(counts))}))
          where total <> by_phones and ${open}`,
    ),
    auditIf(context, open, 'headcount.saved', occurrenceId, {
      heads: Object.values(counts).reduce((sum, heads) => sum + heads, 0),
    }),
    db.select({ open: sql<number>`${open}` }).from(sql`(select 1)`),
  ])
  if (!held?.open) throw new Conflict('changed_meanwhile')
  return counts
}

/** The crowd counted at an occurrence: every category, with 0 where nothing was counted. */
export async function getHeadcount(context: Context, occurrenceId: string): Promise<Headcount> {
  requireRole(context.actor, ...wardRoles)
  await findSession(context, occurrenceId)
  const rows = await context.db
    .select({ category: headcounts.category, heads: sql`sum(${headcounts.count})`.mapWith(Number) })
    .from(headcounts)
    .where(eq(headcounts.occurrenceId, occurrenceId))
    .groupBy(headcounts.category)
  const counted = new Map(rows.map(({ category, heads }) => [category, heads]))
  return Object.fromEntries(crowdCategories.map(category => [category, counted.get(category) ?? 0]))
}
