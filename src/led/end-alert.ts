import { and, eq, gt, isNull } from 'drizzle-orm'
import { auditIf, previousChanged } from '../audit/record'
import { approvers } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { Conflict } from '../shared/errors'
import { bumpBoards } from './bump-boards'
import { readAlert } from './list-alerts'
import { ledAlerts } from './tables'

/**
 * Ends an emergency before its time: boards leave it with their next poll.
 * @throws Missing, Conflict when it is over already
 */
export async function endAlert(context: Context, id: string): Promise<void> {
  const { db, actor, now } = context
  requireRole(actor, ...approvers)
  const [changed] = await db.batch([
    db
      .update(ledAlerts)
      .set({ endedAt: now, endedBy: actor.id })
      .where(
        and(
          eq(ledAlerts.id, id),
          eq(ledAlerts.wardId, actor.wardId),
          isNull(ledAlerts.endedAt),
          gt(ledAlerts.expiresAt, now),
        ),
      )
      .returning({ id: ledAlerts.id }),
    bumpBoards(context, previousChanged),
    auditIf(context, previousChanged, 'led_alert.ended', id),
  ])
  if (changed.length) return
  await readAlert(context, id)
  throw new Conflict('alert_over_already')
}
