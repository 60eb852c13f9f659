import { and, eq, type SQL, sql } from 'drizzle-orm'
import { publications } from '../database/schema'
import type { Context } from '../shared/context'

/** What the public sees of an event now, also as cancelled; undefined when it sees nothing. */
export async function readPublished({ db, actor }: Context, id: string) {
  const [publication] = await db
    .select({ sequence: publications.sequence, status: publications.status, payload: publications.payload })
    .from(publications)
    .where(and(eq(publications.id, id), eq(publications.wardId, actor.wardId)))
  return publication?.status === 'withdrawn' ? undefined : publication
}

export type Published = NonNullable<Awaited<ReturnType<typeof readPublished>>>

/** For a condition: the public still sees exactly what was read, so that a payload made from it may be written back. */
export const publishedIs = (id: string, publication: Published | undefined): SQL =>
  sql`coalesce((select sequence from publication where publication.id = ${id} and publication.status <> 'withdrawn'), -1)
    = ${publication?.sequence ?? -1}`
