import { and, eq, isNull, sql } from 'drizzle-orm'
import { children } from '../people/tables'
import { wardRoles } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { Conflict, Forbidden, Missing } from '../shared/errors'
import { recordPresence } from './record-presence'
import { findSession, requireOpen } from './session'

/**
 * A registered child came. Ticking again, also from another phone, changes nothing.
 * @throws Missing, Forbidden, Conflict: the reasons of `findSession` and `requireOpen`, and `attendance_not_registered`
 */
export async function tickChild(context: Context, occurrenceId: string, childId: string): Promise<void> {
  requireRole(context.actor, ...wardRoles)
  const written = await recordPresence(context, occurrenceId, [childId], { kind: 'registered' })
  if (!written) await explainUnrecorded(context, occurrenceId, childId, 'attendance_not_registered')
}

/**
 * Several registered children came, as on a list from the door. Those without a place are passed over.
 * @returns how many were not present before
 * @throws Missing, Forbidden, Conflict: the reasons of `findSession` and `requireOpen`
 */
export async function tickChildren(context: Context, occurrenceId: string, childIds: string[]): Promise<number> {
  requireOpen(await findSession(context, occurrenceId), context.now)
  return recordPresence(context, occurrenceId, childIds, { kind: 'registered' })
}

/** Returns where the child is present already; else throws why nothing was recorded. */
export async function explainUnrecorded(
  context: Context,
  occurrenceId: string,
  childId: string,
  otherwise: 'attendance_not_registered' | 'consent_missing',
): Promise<void> {
  const { db, actor, now } = context
  requireOpen(await findSession(context, occurrenceId), now)
  const [child] = await db
    .select({
      groupId: children.groupId,
      present: sql`exists(select 1 from attendance a
        where a.occurrence_id = ${occurrenceId} and a.child_id = ${childId})`.mapWith(Boolean),
    })
    .from(children)
    .where(and(eq(children.id, childId), eq(children.wardId, actor.wardId), isNull(children.erasedAt)))
  if (!child) throw new Missing()
  if (actor.role === 'group_head' && child.groupId !== actor.groupId) throw new Forbidden('attendance_other_group')
  if (!child.present) throw new Conflict(otherwise)
}
