import { and, eq, type SQL, sql } from 'drizzle-orm'
import { wards } from '../database/schema'
import type { Context } from '../shared/context'

/** A statement by which calendars, boards and pages of the ward are drawn anew, while `condition` holds. Belongs in the change's own batch. */
export const raiseRevisions = ({ db, actor }: Context, condition: SQL) =>
  db
    .update(wards)
    .set({ revision: sql`${wards.revision} + 1`, ledRevision: sql`${wards.ledRevision} + 1` })
    .where(and(eq(wards.id, actor.wardId), condition))
