import { and, eq, gt, isNull, lte, min, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { auditIf, previousChanged } from '../audit/record'
import { insertWhere } from '../database/insert-where'
import { type Context, requireRole } from '../shared/context'
import { MINUTE } from '../shared/dates'
import { Invalid, TooMany } from '../shared/errors'
import { hashSecret, newId, newSecret } from '../shared/ids'
import { idText, line, optional, parse } from '../shared/parse'
import { bumpBoards } from './bump-boards'
import { readScreen } from './list-screens'
import { PAIRING_LASTS, readCode } from './pairing-code'
import { requireGroup } from './require-references'
import { screenInput } from './screen-schema'
import { pairingFailures, screenPairings, screens } from './tables'

/** Wrong codes a ward may type within the time in which they are counted. */
export const MOST_FAILURES = 10
const COUNTED = 10 * MINUTE

/** Of a new board also what `screenInput` asks for; a size left out is the device's own. */
const claimInput = z.object({ code: line(40), screenId: optional(idText()) })

export type Claimed = { screenId: string; isNew: boolean; device: { width: number; height: number } }

/**
 * Staff say which board the device is that shows a code: one of the ward's (`screenId`), or a new one. The device then
 * collects its key by itself; until then the board's former key goes on. Case, spaces and dashes make no difference.
 * @throws Invalid with `pairing_code_wrong` where no device waits under that code, TooMany, Missing
 */
export async function claimPairing(context: Context, input: unknown): Promise<Claimed> {
  const { db, actor, now } = context
  requireRole(actor, 'admin')
  const { code, screenId: known } = parse(claimInput, input)
  if (known) await readScreen(context, known)
  const pairing = await findByCode(context, code)
  const { width, height } = pairing
  const screenId = known ?? newId()
  const waits = and(
    eq(screenPairings.id, pairing.id),
    gt(screenPairings.expiresAt, now),
    or(isNull(screenPairings.screenId), eq(screenPairings.screenId, screenId)),
  )!
  const claim = [
    db
      .update(screenPairings)
      .set({ screenId, expiresAt: now + PAIRING_LASTS })
      .where(waits)
      .returning({ id: screenPairings.id }),
    auditIf(context, previousChanged, 'screen.paired', screenId, { registered: !known }),
    bumpBoards(context, previousChanged),
  ] as const
  if (known) {
    const [changed] = await db.batch(claim)
    if (!changed.length) throw wrongCode()
    return { screenId, isNew: false, device: { width, height } }
  }
  const row = await newBoard(context, screenId, { ...pairing, ...given(input) })
  const free = sql`exists (select 1 from ${screenPairings} where ${waits})`
  const [, changed] = await db.batch([insertWhere(db, screens, row, free), ...claim])
  if (!changed.length) throw wrongCode()
  return { screenId, isNew: true, device: { width, height } }
}

/**
 * The device that waits under a code. Every attempt is counted before the code is looked at, in the same batch, and
 * taken off again where the code is right: many guesses at once get no further than one after the other.
 */
async function findByCode({ db, actor, now }: Context, code: string) {
  const attempt = { id: newId(), wardId: actor.wardId, at: now }
  const ours = eq(pairingFailures.wardId, actor.wardId)
  const counted = sql`exists (select 1 from ${pairingFailures} where ${eq(pairingFailures.id, attempt.id)})`
  const right = and(eq(screenPairings.codeHash, await hashSecret(readCode(code))), gt(screenPairings.expiresAt, now))!
  const [, added, found, , [oldest]] = await db.batch([
    db.delete(pairingFailures).where(lte(pairingFailures.at, now - COUNTED)),
    insertWhere(
      db,
      pairingFailures,
      attempt,
      sql`(select count(*) from ${pairingFailures} where ${ours}) < ${MOST_FAILURES}`,
    ).returning({ id: pairingFailures.id }),
    db
      .select({ id: screenPairings.id, width: screenPairings.width, height: screenPairings.height })
      .from(screenPairings)
      .where(and(right, counted)),
    db
      .delete(pairingFailures)
      .where(and(eq(pairingFailures.id, attempt.id), sql`exists (select 1 from ${screenPairings} where ${right})`)),
    db
      .select({ at: min(pairingFailures.at) })
      .from(pairingFailures)
      .where(ours),
  ])
  if (!added.length) {
    const over = (oldest?.at ?? now) + COUNTED
    throw new TooMany(Math.max(1, Math.ceil((over - now) / 1000)), 'too_many_pairing_codes')
  }
  if (!found[0]) throw wrongCode()
  return found[0]
}

/** A board whose key nobody knows: the device's own replaces it. */
async function newBoard(context: Context, id: string, input: unknown) {
  const screen = parse(screenInput, input)
  await requireGroup(context, screen.groupId)
  const keyHash = await hashSecret(newSecret())
  return { ...screen, id, wardId: context.actor.wardId, keyHash, keyHint: '', createdAt: context.now }
}

/** What was said at all: an empty field of a form says nothing. */
const given = (input: unknown) =>
  Object.fromEntries(Object.entries(input as object).filter(([, value]) => value !== ''))

const wrongCode = () => new Invalid({ code: { code: 'pairing_code_wrong' } })
