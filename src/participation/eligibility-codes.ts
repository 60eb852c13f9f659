import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { customAlphabet } from 'nanoid'
import { audit, auditChanges, auditIf, previousChanged } from '../audit/record'
import { insertRows } from '../database/insert-rows'
import { publications } from '../database/schema'
import type { PersonalContext } from '../people/context'
import { registrars } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { Conflict, Forbidden, Invalid, Missing } from '../shared/errors'
import { newId } from '../shared/ids'
import { codeHash } from './find-code'
import { eventsInReach } from './list-registration-events'
import { findOpenEvent } from './open-event'
import { eligibilityCodes } from './tables'

/** At a time. */
export const MOST_CODES = 100

/** 40 bits, without look-alikes when it is read aloud or copied from paper. */
const newCode = customAlphabet('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 8)

/**
 * Makes codes that a group head hands to families: who registers with one may take a kept seat, and nobody sees why.
 * A group head's are of the own group; the office's of none. They are shown this once.
 * @returns such as `7KQ2-M9TX`
 * @throws Missing, Forbidden, Invalid, Conflict: as `findOpenEvent`; `no_kept_seats`
 */
export async function makeEligibilityCodes(
  context: PersonalContext,
  eventId: string,
  count: number,
): Promise<string[]> {
  const { db, actor, crypto, now } = context
  await requireReach(context, eventId)
  if (!Number.isSafeInteger(count) || count < 1)
    throw new Invalid({ count: { code: 'too_small', values: { minimum: 1 } } })
  if (count > MOST_CODES) throw new Invalid({ count: { code: 'too_large', values: { maximum: MOST_CODES } } })
  const { payload } = await findOpenEvent(context, eventId)
  if (!payload.prioritySeats) throw new Conflict('no_kept_seats')
  const codes = Array.from({ length: count }, newCode)
  const { wardId } = actor
  const rows = await Promise.all(
    codes.map(async code => ({
      ...{ id: newId(), wardId, eventId, groupId: actor.groupId ?? null, createdBy: actor.id, createdAt: now },
      codeHash: await codeHash(crypto, wardId, code),
      revokedAt: null,
    })),
  )
  await db.batch([insertRows(db, eligibilityCodes, rows), audit(context, 'eligibility_code.made', eventId, { count })])
  return codes.map(code => `${code.slice(0, 4)}-${code.slice(4)}`)
}

/** A code without its letters: nobody can read it again. */
export type EligibilityCode = {
  id: string
  groupId: string | null
  createdAt: number
  state: 'free' | 'used' | 'revoked'
}

/** Codes of an event, the latest first: all for the office, a group head's own. @throws Missing, Forbidden */
export async function listEligibilityCodes(context: Context, eventId: string): Promise<EligibilityCode[]> {
  await requireReach(context, eventId)
  const { db } = context
  return db
    .select({
      id: eligibilityCodes.id,
      groupId: eligibilityCodes.groupId,
      createdAt: eligibilityCodes.createdAt,
      state: sql<EligibilityCode['state']>`case when revoked_at is not null then 'revoked'
        when exists (select 1 from registration where code_id = eligibility_code.id and status <> 'cancelled') then 'used'
        else 'free' end`,
    })
    .from(eligibilityCodes)
    .where(and(eq(eligibilityCodes.eventId, eventId), own(context)))
    .orderBy(desc(eligibilityCodes.createdAt), eligibilityCodes.id)
}

/**
 * Takes a code back that was lost or given to the wrong family. A place it was used for stays.
 * @throws Missing, Forbidden, Conflict `code_revoked` when it was already
 */
export async function revokeEligibilityCode(context: Context, eventId: string, codeId: string): Promise<void> {
  await requireReach(context, eventId)
  const { db, now } = context
  const which = and(eq(eligibilityCodes.id, codeId), eq(eligibilityCodes.eventId, eventId), own(context))
  if (!(await db.$count(eligibilityCodes, which))) throw new Missing()
  const [revoked] = await db.batch([
    db
      .update(eligibilityCodes)
      .set({ revokedAt: now })
      .where(and(which, isNull(eligibilityCodes.revokedAt)))
      .returning({ id: eligibilityCodes.id }),
    auditIf(context, previousChanged, 'eligibility_code.revoked', eventId),
  ])
  if (!revoked.length) throw new Conflict('code_revoked')
}

/** Takes back every code of the event that nobody has used: all for the office, a group head's own. @throws Missing, Forbidden */
export async function revokeFreeCodes(context: Context, eventId: string): Promise<void> {
  await requireReach(context, eventId)
  const { db, now } = context
  await db.batch([
    db
      .update(eligibilityCodes)
      .set({ revokedAt: now })
      .where(
        and(
          eq(eligibilityCodes.eventId, eventId),
          own(context),
          isNull(eligibilityCodes.revokedAt),
          sql`not exists (select 1 from registration where code_id = eligibility_code.id and status <> 'cancelled')`,
        ),
      ),
    auditChanges(context, 'eligibility_code.revoked', eventId),
  ])
}

const own = ({ actor }: Context) =>
  and(
    eq(eligibilityCodes.wardId, actor.wardId),
    actor.role === 'group_head' ? eq(eligibilityCodes.groupId, actor.groupId ?? '') : undefined,
  )

/** The office for every event, a group head for those the own group is invited to. */
async function requireReach({ db, actor }: Context, eventId: string): Promise<void> {
  requireRole(actor, ...registrars)
  const [found] = await db
    .select({ reachable: sql`(${eventsInReach(actor)})`.mapWith(Boolean) })
    .from(publications)
    .where(and(eq(publications.id, eventId), eq(publications.wardId, actor.wardId)))
  if (!found) throw new Missing()
  if (!found.reachable) throw new Forbidden('own_group_only')
}
