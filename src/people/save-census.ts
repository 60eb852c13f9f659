import { and, eq, sql } from 'drizzle-orm'
import { audit } from '../audit/record'
import type { Statement } from '../database/database'
import { insertRows } from '../database/insert-rows'
import { registrars } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { Invalid } from '../shared/errors'
import { parse } from '../shared/parse'
import { censusFields, censusInput, censusYear } from './census-input'
import { censuses } from './census-tables'
import { requireOwnGroup } from './own-group'
import { wardGroupIds } from './ward-groups'

const CHUNK = 400

/**
 * Writes what was surveyed of some residential groups in a year; a group without figures is taken out, one that is not
 * sent stays as it is. The office for any group, a group head for the own one.
 * @throws Invalid with fields named `rows.index.field`, Forbidden
 */
export async function saveCensus(context: Context, year: unknown, input: unknown): Promise<{ groups: number }> {
  const { db, actor, now } = context
  requireRole(actor, ...registrars)
  const of = parse(censusYear, { year })
  const { source, rows } = parse(censusInput, input)
  for (const { groupId } of rows) requireOwnGroup(actor, groupId)
  const known = await wardGroupIds(context)
  const strange = rows.findIndex(({ groupId }) => !known.has(groupId))
  if (strange >= 0) throw new Invalid({ [`rows.${strange}.groupId`]: { code: 'unknown_group' } })

  const made = { ...of, source, wardId: actor.wardId, savedBy: actor.id, savedAt: now }
  const surveyed = rows.flatMap(row => (row.under16 === null ? [] : [{ ...made, ...row, under16: row.under16 }]))
  const emptied = rows.filter(row => row.under16 === null).map(row => row.groupId)
  const batch: [Statement, ...Statement[]] = [
    audit(context, 'census.saved', actor.wardId, { year: of.year, groups: rows.length }),
  ]
  for (let from = 0; from < surveyed.length; from += CHUNK)
    batch.push(
      insertRows(db, censuses, surveyed.slice(from, from + CHUNK)).onConflictDoUpdate({
        target: [censuses.groupId, censuses.year],
        set: Object.fromEntries(
          [...censusFields, 'source', 'savedBy', 'savedAt'].map(name => [
            name,
            sql.raw(`excluded.${censuses[name as keyof typeof made].name}`),
          ]),
        ),
      }),
    )
  if (emptied.length)
    batch.push(
      db
        .delete(censuses)
        .where(
          and(
            eq(censuses.wardId, actor.wardId),
            eq(censuses.year, of.year),
            sql`${censuses.groupId} in (select value from json_each(${JSON.stringify(emptied)}))`,
          ),
        ),
    )
  await db.batch(batch)
  return { groups: surveyed.length }
}
