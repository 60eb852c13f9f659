import { and, eq, inArray } from 'drizzle-orm'
import type { Context } from '../shared/context'
import { screenPairings, screens } from './tables'

/**
 * A statement after which no device collects a key any more for a board of the ward. Belongs in the batch that stops its
 * key: a device that staff said it was would else take the board back into use.
 */
export const forgetPairings = ({ db, actor }: Context, screenId: string) =>
  db.delete(screenPairings).where(
    inArray(
      screenPairings.screenId,
      db
        .select({ id: screens.id })
        .from(screens)
        .where(and(eq(screens.id, screenId), eq(screens.wardId, actor.wardId))),
    ),
  )
