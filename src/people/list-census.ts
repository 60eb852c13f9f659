import { and, asc, desc, eq, gte, isNull, or, sql } from 'drizzle-orm'
import { residentialGroups } from '../places/tables'
import { registrars } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { wallDate } from '../shared/dates'
import { parse } from '../shared/parse'
import { type CensusField, censusFields, censusYear } from './census-input'
import { censuses } from './census-tables'

/** What was surveyed of a group; null: not surveyed. */
export type CensusFigures = Record<CensusField, number | null>

export type Census = {
  year: number
  source: string
  /** When it was last saved; null where it never was. */
  savedAt: number | null
  /** Every group that stands, and those that no longer do but were surveyed that year; by name. */
  rows: ({ groupId: string; name: string } & CensusFigures)[]
  /** The last year before with figures, to copy from; null where there is none. */
  before: number | null
}

/**
 * What was surveyed in a year: of all groups for the office, of the own one for its group head.
 * @throws Invalid, Forbidden
 */
export async function listCensus(context: Context, input: unknown): Promise<Census> {
  const { db, actor, now } = context
  requireRole(actor, ...registrars)
  const { year } = parse(censusYear, { year: input })
  const inReach = actor.role === 'group_head' ? eq(residentialGroups.id, actor.groupId ?? '') : undefined
  const stands = or(isNull(residentialGroups.validTo), gte(residentialGroups.validTo, wallDate(now)))
  const found = await db
    .select({ groupId: residentialGroups.id, name: residentialGroups.name, census: censuses })
    .from(residentialGroups)
    .leftJoin(censuses, and(eq(censuses.groupId, residentialGroups.id), eq(censuses.year, year)))
    .where(and(eq(residentialGroups.wardId, actor.wardId), inReach, or(stands, sql`${censuses.groupId} is not null`)))
    .orderBy(asc(residentialGroups.searchName), asc(residentialGroups.id))
  const saved = found.flatMap(row => row.census ?? []).sort((a, b) => b.savedAt - a.savedAt)[0]
  return {
    year,
    source: saved?.source ?? '',
    savedAt: saved?.savedAt ?? null,
    rows: found.map(({ groupId, name, census }) => ({ groupId, name, ...figuresOf(census) })),
    before: await yearBefore(context, year),
  }
}

const figuresOf = (census: typeof censuses.$inferSelect | null) =>
  Object.fromEntries(censusFields.map(field => [field, census?.[field] ?? null])) as CensusFigures

async function yearBefore({ db, actor }: Context, year: number): Promise<number | null> {
  const [before] = await db
    .select({ year: censuses.year })
    .from(censuses)
    .where(and(eq(censuses.wardId, actor.wardId), sql`${censuses.year} < ${year}`))
    .orderBy(desc(censuses.year))
    .limit(1)
  return before?.year ?? null
}
