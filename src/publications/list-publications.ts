import { and, asc, eq, gt, lt, max, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../database/database'
import { publications } from '../database/schema'
import type { Publication } from './publication'

/** More than any client takes: Google reads 1,000 events of a feed. */
const MOST = 1000

export type PublicationFilter = {
  wardId: string
  /** A residential group's id: what is meant for it, and what is meant for the whole ward. */
  groupId?: string
  /** What takes place there: whole events, also those of their meetings that are elsewhere, and single meetings. */
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
    // Ids are found as text, and again exactly below: a ward's payloads are too many to be read as JSON for this.
    venueId
      ? or(eq(publications.venueId, venueId), sql`instr(${publications.payload}, ${`"id":"${venueId}"`}) > 0`)
      : undefined,
    category ? eq(publications.category, category) : undefined,
    campaignId ? eq(publications.campaignId, campaignId) : undefined,
  ]
  const found = await db.query.publications.findMany({
    where: and(...conditions),
    orderBy: [asc(publications.firstStartsAt), asc(publications.id)],
    limit: MOST,
  })
  const near = venueId ? found.flatMap(publication => held(publication, venueId, from, to)) : found
  return groupId ? near.filter(publication => isFor(publication, groupId)) : near
}

/** What of an event takes place at a venue: all of it where it is the event's own, else the meetings that are there. */
function held(publication: Publication, venueId: string, from: number, to: number): Publication[] {
  const { payload } = publication
  if (payload.venue?.id === venueId) return [publication]
  const occurrences = payload.occurrences.filter(({ venue }) => venue?.id === venueId)
  return occurrences.some(({ startsAt, endsAt }) => endsAt > from && startsAt < to)
    ? [{ ...publication, payload: { ...payload, occurrences } }]
    : []
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
