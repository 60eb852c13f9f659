import { and, eq, ne } from 'drizzle-orm'
import type { Database } from '../database/database'
import { publications } from '../database/schema'
import { Missing } from '../shared/errors'
import type { Publication } from './publication'

/**
 * One published or cancelled event.
 * @throws Missing when there is none, it was withdrawn, or it is another ward's
 */
export async function getPublication(db: Database, wardId: string, id: string): Promise<Publication> {
  const [found] = await db
    .select()
    .from(publications)
    .where(and(eq(publications.id, id), eq(publications.wardId, wardId), ne(publications.status, 'withdrawn')))
  if (!found) throw new Missing()
  return found
}
