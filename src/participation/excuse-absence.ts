import { and, eq, sql } from 'drizzle-orm'
import { auditIf, previousChanged } from '../audit/record'
import { insertWhere } from '../database/insert-where'
import { occurrences } from '../database/schema'
import type { Context } from '../shared/context'
import { Conflict, Missing } from '../shared/errors'
import { findParty } from './find-party'
import { excuses } from './tables'

/**
 * Says that a child cannot come to a meeting: it is not counted as a no-show. The family until the meeting starts, staff
 * also afterwards. Saying it again changes nothing.
 * @throws Missing, Forbidden, Conflict: `excuse_too_late`; `already_cancelled` for a place given back
 */
export async function excuseAbsence(context: Context, registrationId: string, occurrenceId: string): Promise<void> {
  const { db, actor, now } = context
  const { childId, stands } = await findExcusable(context, registrationId, occurrenceId)
  const row = { wardId: actor.wardId, occurrenceId, childId, recordedBy: actor.id, recordedAt: now }
  await db.batch([
    insertWhere(db, excuses, row, stands).onConflictDoNothing(),
    auditIf(context, previousChanged, 'absence.excused', occurrenceId),
  ])
}

/** Takes it back: the child comes after all. As `excuseAbsence`. */
export async function withdrawExcuse(context: Context, registrationId: string, occurrenceId: string): Promise<void> {
  const { db } = context
  const { childId } = await findExcusable(context, registrationId, occurrenceId)
  await db.batch([
    db.delete(excuses).where(and(eq(excuses.occurrenceId, occurrenceId), eq(excuses.childId, childId))),
    auditIf(context, previousChanged, 'absence.excuse_withdrawn', occurrenceId),
  ])
}

async function findExcusable(context: Context, registrationId: string, occurrenceId: string) {
  const { db, actor, now } = context
  const place = (await findParty(context, registrationId)).find(({ id }) => id === registrationId)
  if (!place) throw new Missing()
  if (place.status === 'cancelled') throw new Conflict('already_cancelled')
  const [meeting] = await db
    .select({ startsAt: occurrences.startsAt })
    .from(occurrences)
    .where(
      and(
        eq(occurrences.id, occurrenceId),
        eq(occurrences.eventId, place.eventId),
        eq(occurrences.wardId, actor.wardId),
        eq(occurrences.shown, true),
      ),
    )
  if (!meeting) throw new Missing()
  if (actor.role === 'guardian' && meeting.startsAt <= now) throw new Conflict('excuse_too_late')
  const stands = sql`exists (select 1 from registration where id = ${registrationId} and status <> 'cancelled')`
  return { childId: place.childId, stands }
}
