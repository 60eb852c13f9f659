import { and, asc, eq } from 'drizzle-orm'
import { schoolTerms } from '../database/schema'
import type { Context } from '../shared/context'
import { Missing } from '../shared/errors'

const columns = {
  id: schoolTerms.id,
  name: schoolTerms.name,
  startsOn: schoolTerms.startsOn,
  endsOn: schoolTerms.endsOn,
}

/** The ward's weeks of school in order. */
export const listTerms = ({ db, actor }: Context) =>
  db
    .select(columns)
    .from(schoolTerms)
    .where(eq(schoolTerms.wardId, actor.wardId))
    .orderBy(asc(schoolTerms.startsOn))
    .limit(200)

/**
 * One term of the ward.
 * @throws Missing
 */
export async function findTerm({ db, actor }: Context, id: string) {
  const [found] = await db
    .select(columns)
    .from(schoolTerms)
    .where(and(eq(schoolTerms.id, id), eq(schoolTerms.wardId, actor.wardId)))
  if (!found) throw new Missing()
  return found
}
