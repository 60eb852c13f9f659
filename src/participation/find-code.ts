import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { PersonalContext } from '../people/context'
import type { FieldCrypto } from '../people/field-crypto'
import { Conflict } from '../shared/errors'
import { eligibilityCodes } from './tables'

/** As it is typed from paper or a message: case, spaces and look-alikes do not matter. */
const readCode = (typed: string) =>
  typed
    .slice(0, 40)
    .toLowerCase()
    .replace(/[\s.–-]/g, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1')

/** What is stored of a code: a keyed hash within the ward. */
export const codeHash = (crypto: FieldCrypto, wardId: string, code: string): Promise<string> =>
  crypto.hash(`eligibility-code|${wardId}|${readCode(code)}`)

/** Inside a statement: the code stands and nobody has a place by it. */
export const codeIsFree = (id: string): SQL =>
  sql`exists (select 1 from eligibility_code where id = ${id} and revoked_at is null)
    and not exists (select 1 from registration where code_id = ${id} and status <> 'cancelled')`

/**
 * The id of the code a family typed, for `takeSeats`. A code is good for one submission at a time: when all that were
 * registered with it gave their places back, it can be used again. Guesses are not counted: of 40 bits, with hundreds of
 * codes in an event, a thousand guesses a second find one in months.
 * @throws Conflict `code_unknown`, `code_revoked`, `code_used`
 */
export async function findCode({ db, actor, crypto }: PersonalContext, eventId: string, code: string): Promise<string> {
  const hash = await codeHash(crypto, actor.wardId, code)
  const [found] = await db
    .select({
      id: eligibilityCodes.id,
      revokedAt: eligibilityCodes.revokedAt,
      used: sql`exists (select 1 from registration where code_id = eligibility_code.id and status <> 'cancelled')`.mapWith(
        Boolean,
      ),
    })
    .from(eligibilityCodes)
    .where(
      and(
        eq(eligibilityCodes.wardId, actor.wardId),
        eq(eligibilityCodes.codeHash, hash),
        eq(eligibilityCodes.eventId, eventId),
      ),
    )
  if (!found) throw new Conflict('code_unknown')
  if (found.revokedAt !== null) throw new Conflict('code_revoked')
  if (found.used) throw new Conflict('code_used')
  return found.id
}
