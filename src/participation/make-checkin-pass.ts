import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { audit } from '../audit/record'
import { occurrences } from '../database/schema'
import { wardRoles } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { wallDate } from '../shared/dates'
import { Conflict, Forbidden, Invalid, Missing } from '../shared/errors'
import { hashSecret, newId, newSecret } from '../shared/ids'
import { idText, many, optionalLine, parse } from '../shared/parse'
import { PASS_BEFORE, PASS_LASTS, sendingEndsAt, windowOf } from './checkin-times'
import { closedBecause, sessionsOf } from './session'
import { checkinDevices } from './tables'

const MOST_SESSIONS = 12

const passInput = z.object({ occurrenceIds: many(idText(), MOST_SESSIONS), label: optionalLine(60) })

/** `code` is told this once, and opens one phone until `codeExpiresAt`. */
export type CheckinPass = { id: string; code: string; codeExpiresAt: number; label: string }

/**
 * A pass for one phone to sessions of one day (`occurrenceIds`, at most 12), from a day before until the day is over.
 * The phone acts for the staff member who makes it.
 * @throws Invalid, Missing, Forbidden, Conflict: why a session takes no ticks
 */
export async function makeCheckinPass(context: Context, input: unknown): Promise<CheckinPass> {
  const { db, actor, now } = context
  requireRole(actor, ...wardRoles)
  if (actor.kind !== 'staff') throw new Forbidden()
  const { label, ...wanted } = parse(passInput, input)
  const occurrenceIds = [...new Set(wanted.occurrenceIds)]
  if (!occurrenceIds.length) throw new Invalid({ occurrenceIds: { code: 'choose_sessions' } })
  const sessions = await sessionsOf(context).where(
    and(
      eq(occurrences.wardId, actor.wardId),
      sql`${occurrences.id} in (select value from json_each(${JSON.stringify(occurrenceIds)}))`,
    ),
  )
  if (sessions.filter(({ published }) => published).length < occurrenceIds.length) throw new Missing()
  if (new Set(sessions.map(({ startsAt }) => wallDate(startsAt))).size > 1)
    throw new Invalid({ occurrenceIds: { code: 'checkin_one_day' } })
  for (const session of sessions) {
    if (!session.reachable) throw new Forbidden('attendance_not_yours')
    if (windowOf(session).closesAt <= now) throw new Conflict('checkin_day_over')
    if (session.startsAt > now + PASS_BEFORE) throw new Conflict('checkin_too_early')
    const closed = closedBecause(session, now)
    if (closed && closed !== 'attendance_too_early') throw new Conflict(closed)
  }

  const [id, code] = [newId(), newSecret()]
  const codeExpiresAt = now + PASS_LASTS
  await db.batch([
    db.insert(checkinDevices).values({
      ...{ id, wardId: actor.wardId, occurrenceIds, label, codeExpiresAt, createdAt: now },
      ...{ actorId: actor.id, role: actor.role as (typeof wardRoles)[number] },
      organizationId: actor.organizationId ?? null,
      groupId: actor.groupId ?? null,
      codeHash: await hashSecret(code),
      expiresAt: Math.max(...sessions.map(sendingEndsAt)),
    }),
    audit(context, 'checkin.pass_made', id, { sessions: occurrenceIds.length }),
  ])
  return { id, code, codeExpiresAt, label }
}
