import { eq, lte, sql } from 'drizzle-orm'
import type { Database } from '../database/database'
import { signInAttempts } from '../database/schema'
import { MINUTE } from '../shared/dates'
import { TooMany } from '../shared/errors'
import { hashSecret } from '../shared/ids'

const WINDOW = 15 * MINUTE
const PER_IDENTIFIER = 5
/** A whole office may share one address. */
const PER_ADDRESS = 40

type Attempt = { db: Database; now: number; secret: string; identifier: string; address: string | null }
type CountedAttempt = { identifier: string; address: string | null }

/**
 * Counts an attempt before the password is looked at, in one atomic step, so that many guesses at once cannot slip
 * through together. A window starts with its first attempt and is not prolonged by later ones.
 * @throws TooMany
 */
export async function countAttempt({ db, now, secret, identifier, address }: Attempt): Promise<CountedAttempt> {
  const who = await hashSecret(`${secret}:who:${identifier}`)
  const where = address ? await hashSecret(`${secret}:where:${address}`) : null
  const count = (id: string) =>
    db
      .insert(signInAttempts)
      .values({ id, failures: 1, windowStartedAt: now })
      .onConflictDoUpdate({ target: signInAttempts.id, set: { failures: sql`${signInAttempts.failures} + 1` } })
      .returning()
  const forget = db.delete(signInAttempts).where(lte(signInAttempts.windowStartedAt, now - WINDOW))
  const [, [byWho], byWhere] = where
    ? await db.batch([forget, count(who), count(where)])
    : [...(await db.batch([forget, count(who)])), []]
  for (const [row, maximum] of [
    [byWho, PER_IDENTIFIER],
    [byWhere[0], PER_ADDRESS],
  ] as const) {
    if (row && row.failures > maximum) {
      throw new TooMany(Math.max(1, Math.ceil((row.windowStartedAt + WINDOW - now) / 1000)), 'too_many_sign_ins')
    }
  }
  return { identifier: who, address: where }
}

/** After a success: clears the person's count and takes this attempt off the address's. */
export async function clearAttempts(db: Database, counted: CountedAttempt): Promise<void> {
  await db.batch([
    db.delete(signInAttempts).where(eq(signInAttempts.id, counted.identifier)),
    db
      .update(signInAttempts)
      .set({ failures: sql`max(0, ${signInAttempts.failures} - 1)` })
      .where(eq(signInAttempts.id, counted.address ?? '')),
  ])
}
