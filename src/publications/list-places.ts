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

/** The residential group of an address, also one that has since been merged: its followers keep their feed. */
export const findGroup = (db: Database, wardId: string, slug: string): Promise<PublicPlace | undefined> =>
  db.query.residentialGroups.findFirst({
    columns,
    where: and(eq(residentialGroups.wardId, wardId), eq(residentialGroups.slug, slug)),
  })

/** The venue of an address. */
export const findVenue = (db: Database, wardId: string, slug: string): Promise<PublicPlace | undefined> =>
  db.query.venues.findFirst({ columns, where: and(eq(venues.wardId, wardId), eq(venues.slug, slug)) })
