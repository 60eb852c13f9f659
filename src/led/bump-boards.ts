import { and, eq, type SQL, sql } from 'drizzle-orm'
import { wards } from '../places/tables'
import type { Context } from '../shared/context'

/** A statement that has every board of the ward resolve anew, while `condition` holds. Belongs in the change's own batch. */
export const bumpBoards = ({ db, actor }: Context, condition: SQL) =>
  db
    .update(wards)
    .set({ ledRevision: sql`${wards.ledRevision} + 1` })
    .where(and(eq(wards.id, actor.wardId), condition))
