import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm'
import { auditIf, previousChanged } from '../audit/record'
import { insertWhere } from '../database/insert-where'
import { approvers } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { MINUTE } from '../shared/dates'
import { Invalid } from '../shared/errors'
import { newId } from '../shared/ids'
import { parse } from '../shared/parse'
import { alertInput, endOf } from './alert-schema'
import { bumpBoards } from './bump-boards'
import { listScreens } from './list-screens'
import { ledAlerts } from './tables'

/**
 * Puts an emergency on the boards, at any hour, until its end. The same for the same boards, sent again within a
 * minute by the same person, as phones do on bad networks, is the one that stands already.
 * @throws Invalid
 */
export async function raiseAlert(context: Context, input: unknown): Promise<{ id: string }> {
  const { db, actor, now } = context
  requireRole(actor, ...approvers)
  const { minutes, expiresAt: end, ...alert } = parse(alertInput, input)
  const expiresAt = endOf({ minutes, expiresAt: end }, now)
  await requireScreens(context, alert.screenIds)
  const id = newId()
  const same = and(
    eq(ledAlerts.wardId, actor.wardId),
    eq(ledAlerts.raisedBy, actor.id),
    eq(ledAlerts.kind, alert.kind),
    eq(ledAlerts.text, alert.text),
    eq(ledAlerts.screenIds, alert.screenIds),
    gt(ledAlerts.raisedAt, now - MINUTE),
    isNull(ledAlerts.endedAt),
  )
  const [, , , [raised]] = await db.batch([
    insertWhere(
      db,
      ledAlerts,
      { ...alert, id, wardId: actor.wardId, raisedAt: now, expiresAt, raisedBy: actor.id },
      sql`not exists (select 1 from ${ledAlerts} where ${same})`,
    ),
    bumpBoards(context, previousChanged),
    auditIf(context, previousChanged, 'led_alert.raised', id, {
      kind: alert.kind,
      minutes: Math.round((expiresAt - now) / MINUTE),
      screens: alert.screenIds.length,
    }),
    db.select({ id: ledAlerts.id }).from(ledAlerts).where(same).orderBy(asc(ledAlerts.raisedAt)).limit(1),
  ])
  return { id: raised?.id ?? id }
}

/** A board that shows nothing, because it is another ward's or revoked, may not be chosen. */
async function requireScreens(context: Context, ids: string[]) {
  if (!ids.length) return
  const inUse = (await listScreens(context)).filter(({ revokedAt }) => revokedAt === null)
  if (!ids.every(id => inUse.some(screen => screen.id === id)))
    throw new Invalid({ screenIds: { code: 'unknown_choice' } })
}
