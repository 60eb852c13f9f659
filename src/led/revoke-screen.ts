import { and, eq, isNull } from 'drizzle-orm'
import { auditIf, previousChanged } from '../audit/record'
import { type Context, requireRole } from '../shared/context'
import { Conflict } from '../shared/errors'
import { forgetPairings } from './forget-pairings'
import { readScreen } from './list-screens'
import { screens } from './tables'

/**
 * Stops a board's key: its feeds answer 410 from now on, at which its player falls to the failsafe with its next poll.
 * A device that waits to collect a key for it gets none.
 * @throws Missing, Conflict when it is revoked already
 */
export async function revokeScreen(context: Context, id: string): Promise<void> {
  const { db, actor, now } = context
  requireRole(actor, 'admin')
  const [changed] = await db.batch([
    db
      .update(screens)
      .set({ revokedAt: now })
      .where(and(eq(screens.id, id), eq(screens.wardId, actor.wardId), isNull(screens.revokedAt)))
      .returning({ id: screens.id }),
    auditIf(context, previousChanged, 'screen.revoked', id),
    forgetPairings(context, id),
  ])
  if (changed.length) return
  await readScreen(context, id)
  throw new Conflict('screen_revoked_already')
}
