import { and, asc, eq, gt, lt, max, ne, type SQL } from 'drizzle-orm'
import type { Database } from '../database/database'
import { publications } from '../database/schema'
import type { Publication } from './publication'

/** More than any client takes: Google reads 1,000 events of a feed. */
const MOST = 1000

export type PublicationFilter = {
  wardId: string
  /** A residential group's id: what is meant for it, and what is meant for the whole ward. */
  groupId?: string
  venueId?: string
  category?: Publication['payload']['category']
  campaignId?: string
  /** UTC milliseconds: what ends after `from` and starts before `to`. */
  from: number
  to: number
}

/** Published and cancelled events that touch the window, first to start first; withdrawn ones are gone. */
export async function listPublications(db: Database, filter: PublicationFilter): Promise<Publication[]> {
  const { wardId, groupId, venueId, category, campaignId, from, to } = filter
  const conditions: (SQL | undefined)[] = [
    eq(publications.wardId, wardId),
    gt(publications.lastEndsAt, from),
    lt(publications.firstStartsAt, to),
    ne(publications.status, 'withdrawn'),
    venueId ? eq(publications.venueId, venueId) : undefined,
    category ? eq(publications.category, category) : undefined,
    campaignId ? eq(publications.campaignId, campaignId) : undefined,
  ]
  const found = await db.query.publications.findMany({
    where: and(...conditions),
    orderBy: [asc(publications.firstStartsAt), asc(publications.id)],
    limit: MOST,
  })
  return groupId ? found.filter(publication => isFor(publication, groupId)) : found
}

/** Whether an event is meant for a residential group; events without groups are for the whole ward. */
export const isFor = ({ payload }: Publication, groupId: string): boolean =>
  payload.groups.length === 0 || payload.groups.some(group => group.id === groupId)

/** When anything of the ward's events last changed for the public, withdrawals included; 0 before the first. */
export async function newestChange(db: Database, wardId: string): Promise<number> {
  const [row] = await db
    .select({ at: max(publications.modifiedAt) })
    .from(publications)
    .where(eq(publications.wardId, wardId))
  return row?.at ?? 0
}
