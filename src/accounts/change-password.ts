import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { auditIf, previousChanged } from '../audit/record'
import { credentials, sessions, users } from '../database/schema'
import type { Context } from '../shared/context'
import { Conflict, Invalid } from '../shared/errors'
import { parse } from '../shared/parse'
import { anyPassword, newPassword, refuseGuessable } from './account-fields'
import type { Auth } from './auth'
import { clearAttempts, countAttempt } from './sign-in-attempts'

const change = z.strictObject({ current: anyPassword(), password: newPassword() })

/**
 * Changes the actor's own password and ends all their sessions, this one too.
 * @returns the `Set-Cookie` headers of a new session
 * @throws Invalid, TooMany
 */
export async function changePassword(
  { db, actor, now }: Context,
  auth: Auth,
  input: unknown,
  device = '',
): Promise<string[]> {
  const { current, password } = parse(change, input)
  const { secret, password: hasher } = await auth.$context
  const [account] = await db
    .select({ hash: credentials.password, username: users.username, name: users.name })
    .from(credentials)
    .innerJoin(users, eq(users.id, credentials.userId))
    .where(and(eq(credentials.userId, actor.id), eq(credentials.providerId, 'credential')))
  if (!account?.hash || !account.username) throw new Invalid({ current: { code: 'wrong_password' } })
  refuseGuessable(password, account.username, account.name)
  const counted = await countAttempt({ db, now, secret, identifier: `password of ${actor.id}`, address: null })
  if (!(await hasher.verify({ hash: account.hash, password: current }))) {
    throw new Invalid({ current: { code: 'wrong_password' } })
  }
  await clearAttempts(db, counted)

  const hash = await hasher.hash(password)
  const changed = sql`exists (select 1 from ${credentials} where ${credentials.userId} = ${actor.id} and ${credentials.password} = ${hash})`
  const [updated] = await db.batch([
    db
      .update(credentials)
      .set({ password: hash, updatedAt: new Date(now) })
      .where(and(eq(credentials.userId, actor.id), eq(credentials.password, account.hash)))
      .returning({ id: credentials.id }),
    auditIf({ db, actor, now }, previousChanged, 'password.changed', actor.id),
    db.delete(sessions).where(and(eq(sessions.userId, actor.id), changed)),
  ])
  if (!updated.length) throw new Conflict('changed_meanwhile')
  const { headers } = await auth.api.signInUsername({
    body: { username: account.username, password },
    headers: new Headers({ 'user-agent': device.slice(0, 200) }),
    returnHeaders: true,
  })
  return headers.getSetCookie()
}
