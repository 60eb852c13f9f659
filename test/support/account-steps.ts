import { buildAuth } from '../../src/accounts/auth'
import { createStaff } from '../../src/accounts/create-staff'
import { signIn } from '../../src/accounts/sign-in'
import { type Scenario, scenario } from './scenario'

const SECRET = 'only-for-tests-only-for-tests-only-for-tests'
export const PASSWORD = 'mùa hè vui vẻ 2026'

export const authFor = (s: Scenario) =>
  buildAuth({ db: s.db, secret: SECRET, baseUrl: null, clock: () => s.clock.now, secure: false })

/** A ward with one editor who can sign in; names are the ward's own because tests share a database. */
export async function wardWithStaff() {
  const s = await scenario()
  const auth = authFor(s)
  const username = `lan.${s.wardId}`
  const phone = `09${String(Number.parseInt(s.wardId.slice(1), 36))
    .padStart(8, '0')
    .slice(-8)}`
  const person = { name: 'Nguyễn Thị Lan', username, phone, password: PASSWORD, role: 'editor' }
  const id = await createStaff(s.system, auth, person)
  const enter = (identifier: string, password = PASSWORD, address: string | null = null) =>
    signIn({ db: s.db, now: s.clock.now }, auth, { identifier, password }, { address })
  const me = s.as({ kind: 'staff', id, role: 'editor', wardId: s.wardId })
  return { ...s, s, auth, username, phone, id, enter, me }
}

/** The token inside the session cookie. */
export const tokenOf = (cookies: string[]) => /session_token=([^.;%]+)/.exec(cookies.join())?.[1] ?? ''
