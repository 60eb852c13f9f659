import { and, asc, eq, gte, isNull, or } from 'drizzle-orm'
import type { Database } from '../database/database'
import { residentialGroups, venues } from '../database/schema'

export type PublicPlace = { id: string; slug: string; name: string }

const columns = { id: true, slug: true, name: true } as const

/** Names of the residential groups that exist on `today` (`YYYY-MM-DD`). */
export const listGroups = (db: Database, wardId: string, today: string): Promise<PublicPlace[]> =>
  db.query.residentialGroups.findMany({
    columns,
    where: and(
      eq(residentialGroups.wardId, wardId),
      or(isNull(residentialGroups.validTo), gte(residentialGroups.validTo, today)),
    ),
    orderBy: [asc(residentialGroups.searchName)],
    limit: 500,
  })

/** Names of the venues. */
export const listVenues = (db: Database, wardId: string): Promise<PublicPlace[]> =>
  db.query.venues.findMany({
    columns,
    where: eq(venues.wardId, wardId),
    orderBy: [asc(venues.searchName)],
    limit: 500,
  })

/** The residential group of an address; for one that has since been merged its successor: its followers keep their feed. */
export async function findGroup(db: Database, wardId: string, slug: string): Promise<PublicPlace | undefined> {
  const { residentialGroups: groups } = db.query
  const found = await groups.findFirst({
    where: and(eq(residentialGroups.wardId, wardId), eq(residentialGroups.slug, slug)),
  })
  if (!found?.validTo) return found
  const all = await groups.findMany({ where: eq(residentialGroups.wardId, wardId) })
  const seen = new Set<string>()
  let group: typeof found = found
  while (group.validTo && !seen.has(group.id)) {
    seen.add(group.id)
    const { id } = group
    const heirs = all.filter(({ predecessors }) => predecessors.includes(id))
    // Of one that was divided nobody can say which part follows it.
    if (heirs.length !== 1) break
    group = heirs[0]!
  }
  return group
}

/** The venue of an address. */
export const findVenue = (db: Database, wardId: string, slug: string): Promise<PublicPlace | undefined> =>
  db.query.venues.findFirst({ columns, where: and(eq(venues.wardId, wardId), eq(venues.slug, slug)) })
