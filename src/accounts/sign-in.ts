import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { audit } from '../audit/record'
import type { Database } from '../database/database'
import { staff, users } from '../database/schema'
import { Invalid } from '../shared/errors'
import { parse } from '../shared/parse'
import { readPhone } from '../shared/phone'
import { anyPassword } from './account-fields'
import type { Auth } from './auth'
import { clearAttempts, countAttempt } from './sign-in-attempts'
import { NOBODY } from './username'

const entry = z.object({
  identifier: z
    .string('required')
    .max(200, 'too_long')
    .transform(text => text.normalize('NFC').trim())
    .pipe(z.string().min(1, 'required')),
  password: anyPassword(),
})

type Origin = { address?: string | null; device?: string }

/**
 * Signs in by user name or phone. A wrong name, a wrong password and a deactivated person are refused alike.
 * @param origin where the request came from: of the address only a keyed hash is kept, and only while it fails; the
 *   device's own description is shown to its person
 * @returns the `Set-Cookie` headers of the new session
 * @throws Invalid, TooMany
 */
export async function signIn(
  { db, now }: { db: Database; now: number },
  auth: Auth,
  input: unknown,
  { address = null, device = '' }: Origin = {},
): Promise<string[]> {
  const { identifier, password } = parse(entry, input)
  const known = readPhone(identifier) ?? identifier.toLowerCase()
  const { secret } = await auth.$context
  const counted = await countAttempt({ db, now, secret, identifier: known, address })
  const person = await findPerson(db, known)
  const cookies = await cookiesOf(auth, person?.username ?? NOBODY, password, device)
  if (!person || !cookies) throw new Invalid({ form: { code: 'wrong_sign_in' } })
  await clearAttempts(db, counted)
  const actor = { kind: 'staff' as const, id: person.id, role: person.role, wardId: person.wardId ?? '' }
  await audit({ db, now, actor }, 'session.started', person.id)
  return cookies
}

async function findPerson(db: Database, identifier: string) {
  const [person] = await db
    .select({ id: users.id, username: users.username, role: staff.role, wardId: staff.wardId })
    .from(staff)
    .innerJoin(users, eq(users.id, staff.id))
    .where(
      and(
        identifier.startsWith('+') ? eq(staff.phone, identifier) : eq(users.username, identifier),
        isNull(staff.disabledAt),
      ),
    )
  return person
}

/** Null when better-auth refuses; anything that is not a refusal is passed on. */
async function cookiesOf(auth: Auth, username: string, password: string, device: string): Promise<string[] | null> {
  try {
    const { headers } = await auth.api.signInUsername({
      body: { username, password },
      headers: new Headers({ 'user-agent': device.slice(0, 200) }),
      returnHeaders: true,
    })
    return headers.getSetCookie()
  } catch (error) {
    if (error instanceof Error && error.name === 'APIError') return null
    throw error
  }
}
