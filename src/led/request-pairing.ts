import { lte, sql } from 'drizzle-orm'
import type { Database } from '../database/database'
import { insertWhere } from '../database/insert-where'
import { TooMany } from '../shared/errors'
import { hashSecret, newId, newSecret } from '../shared/ids'
import { parse } from '../shared/parse'
import { newCode, PAIRING_LASTS, writtenCode } from './pairing-code'
import { screenSize } from './screen-schema'
import { screenPairings } from './tables'

/** Devices that may wait at once; far more than are ever hung up on one day. */
export const MOST_OPEN = 300
const RETRY_SECONDS = 60

/**
 * A device without a board asks to be paired. It shows the code, and with the secret collects its key once staff have
 * typed the code.
 * @throws Invalid, TooMany while too many devices wait
 */
export async function requestPairing(db: Database, input: unknown, now: number) {
  const { width, height } = parse(screenSize, input)
  const [id, code, secret, expiresAt] = [newId(), newCode(), newSecret(), now + PAIRING_LASTS]
  const row = {
    ...{ id, width, height, expiresAt, screenId: null },
    codeHash: await hashSecret(code),
    secretHash: await hashSecret(secret),
  }
  const [, added] = await db.batch([
    db.delete(screenPairings).where(lte(screenPairings.expiresAt, now)),
    insertWhere(db, screenPairings, row, sql`(select count(*) from ${screenPairings}) < ${MOST_OPEN}`).returning({
      id: screenPairings.id,
    }),
  ])
  if (!added.length) throw new TooMany(RETRY_SECONDS, 'too_many_pairings')
  return { id, code: writtenCode(code), secret, expiresAt }
}
