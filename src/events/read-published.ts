import { and, eq, type SQL, sql } from 'drizzle-orm'
import { publications } from '../database/schema'
import type { PublicationPayload, PublicOccurrence } from '../publications/publication'
import type { Context } from '../shared/context'

/** What the public sees of an event now; undefined when it sees nothing. */
export async function readPublished({ db, actor }: Context, id: string) {
  const [publication] = await db
    .select({ sequence: publications.sequence, payload: publications.payload })
    .from(publications)
    .where(and(eq(publications.id, id), eq(publications.wardId, actor.wardId), eq(publications.status, 'published')))
  return publication
}

/** For a condition: the public still sees exactly what was read, so that a payload made from it may be written back. */
export const publishedIs = (id: string, publication: { sequence: number } | undefined): SQL =>
  sql`coalesce((select sequence from publication where publication.id = ${id} and publication.status = 'published'), -1)
    = ${publication?.sequence ?? -1}`

/** The payload with the named meetings cancelled. Edits that wait for approval do not slip in with it. */
export const withCancelled = (
  payload: PublicationPayload,
  which: (meeting: PublicOccurrence) => boolean,
  reason: string,
): PublicationPayload => ({
  ...payload,
  occurrences: payload.occurrences.map(meeting =>
    meeting.status === 'scheduled' && which(meeting) ? { ...meeting, status: 'cancelled', reason } : meeting,
  ),
})
