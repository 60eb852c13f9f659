import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { acceptInvitation } from '../../src/accounts/accept-invitation'
import { actorOfApiKey } from '../../src/accounts/actor-of-api-key'
import { actorOfSession } from '../../src/accounts/actor-of-session'
import { buildAuth, SESSION_LENGTH } from '../../src/accounts/auth'
import { changePassword } from '../../src/accounts/change-password'
import { createApiKey } from '../../src/accounts/create-api-key'
import { createStaff } from '../../src/accounts/create-staff'
import { deactivateStaff } from '../../src/accounts/deactivate-staff'
import { INVITATION_LENGTH, inviteStaff } from '../../src/accounts/invite-staff'
import { listSessions } from '../../src/accounts/list-sessions'
import { listApiKeys, listInvitations, listStaff } from '../../src/accounts/list-staff'
import { revokeApiKey } from '../../src/accounts/revoke-api-key'
import { revokeInvitation } from '../../src/accounts/revoke-invitation'
import { revokeSession } from '../../src/accounts/revoke-session'
import { signIn } from '../../src/accounts/sign-in'
import { auditEntries, staff, users } from '../../src/database/schema'
import { MINUTE } from '../../src/shared/dates'
import { refusalOf } from '../support/refusal-of'
import { type Scenario, scenario } from '../support/scenario'

const SECRET = 'only-for-tests-only-for-tests-only-for-tests'
const PASSWORD = 'mùa hè vui vẻ 2026'

const authFor = (s: Scenario) =>
  buildAuth({ db: s.db, secret: SECRET, baseUrl: null, clock: () => s.clock.now, secure: false })

/** A ward with one editor who can sign in; names are the ward's own because tests share a database. */
async function wardWithStaff() {
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
const tokenOf = (cookies: string[]) => /session_token=([^.;%]+)/.exec(cookies.join())?.[1] ?? ''

describe('signing in', () => {
  test('works by user name, in any case, and by phone as people write it', async () => {
    const { db, clock, enter, username, phone, id, wardId } = await wardWithStaff()
    for (const identifier of [username, ` ${username.toUpperCase()} `, phone, `+84 ${phone.slice(1)}`]) {
      const found = await actorOfSession(db, tokenOf(await enter(identifier)), clock.now)
      expect(found?.actor).toMatchObject({ id, role: 'editor', wardId })
      expect(found?.ward?.name).toBe('Sao Mai')
    }
  })

  test('is refused alike for a wrong password, an unknown name and a deactivated person', async () => {
    const { admin, enter, username, id } = await wardWithStaff()
    const wrong = { form: 'wrong_sign_in' }
    expect(await refusalOf(enter(username, 'không phải thế này'))).toEqual(wrong)
    expect(await refusalOf(enter('khong-co-ai'))).toEqual(wrong)
    expect(await refusalOf(enter('nobody--0'))).toEqual(wrong)
    expect(await refusalOf(enter('Tên có dấu <script>'))).toEqual(wrong)
    await deactivateStaff(admin, id)
    expect(await refusalOf(enter(username))).toEqual(wrong)
  })

  test('is limited per person, whatever the password, until the window is over', async () => {
    const { clock, enter, username } = await wardWithStaff()
    for (let n = 0; n < 5; n++) await refusalOf(enter(username, 'đoán bừa một cái'))
    expect(await refusalOf(enter(username))).toBe('too_many_sign_ins')
    clock.now += 15 * MINUTE
    expect(await enter(username)).toHaveLength(1)
  })

  test('counts guesses made at the same instant', async () => {
    const { enter, username } = await wardWithStaff()
    const reasons = await Promise.all(Array.from({ length: 12 }, () => refusalOf(enter(username, 'đoán bừa một cái'))))
    expect(reasons.filter(reason => reason === 'too_many_sign_ins')).toHaveLength(7)
  })

  test('forgets failures after a success', async () => {
    const { enter, username } = await wardWithStaff()
    for (let round = 0; round < 2; round++) {
      for (let n = 0; n < 3; n++) await refusalOf(enter(username, 'đoán bừa một cái'))
      await enter(username)
    }
  })

  test('is limited per address over many names', async () => {
    const { s, enter, wardId } = await wardWithStaff()
    const guess = (n: number) => refusalOf(enter(`ten-${n}-${wardId}`, 'đoán bừa', `address-${wardId}`))
    const reasons: unknown[] = []
    for (let n = 0; n < 42; n += 6) reasons.push(...(await Promise.all([0, 1, 2, 3, 4, 5].map(k => guess(n + k)))))
    expect(reasons.filter(reason => reason === 'too_many_sign_ins')).toHaveLength(2)
    expect(JSON.stringify(await s.db.query.signInAttempts.findMany())).not.toContain(wardId)
  }, 30_000)
})

describe('a session', () => {
  test('ends when its person revokes it, and after its days', async () => {
    const { db, clock, enter, username, me } = await wardWithStaff()
    const [one, two] = [tokenOf(await enter(username)), tokenOf(await enter(username))]
    const first = (await listSessions(me)).find(session => session.token === one)!
    await revokeSession(me, first.id)
    expect(await actorOfSession(db, one, clock.now)).toBeNull()
    expect(await actorOfSession(db, two, clock.now)).not.toBeNull()
    expect(await actorOfSession(db, two, clock.now + SESSION_LENGTH)).toBeNull()
  })

  test("cannot be revoked by somebody else, nor another ward's", async () => {
    const { admin, enter, username, me } = await wardWithStaff()
    await enter(username)
    const [session] = await listSessions(me)
    expect(await refusalOf(revokeSession(admin, session!.id))).toBe('missing')
  })

  test('reads the role afresh', async () => {
    const { db, clock, enter, username, id } = await wardWithStaff()
    const token = tokenOf(await enter(username))
    await db.update(staff).set({ role: 'approver' }).where(eq(staff.id, id))
    expect((await actorOfSession(db, token, clock.now))?.actor.role).toBe('approver')
  })

  test('ends on deactivation and on a new password', async () => {
    const { db, clock, admin, auth, enter, username, me, id } = await wardWithStaff()
    const before = tokenOf(await enter(username))
    const after = tokenOf(await changePassword(me, auth, { current: PASSWORD, password: 'một mật khẩu khác' }))
    expect(await actorOfSession(db, before, clock.now)).toBeNull()
    expect(await actorOfSession(db, after, clock.now)).not.toBeNull()
    expect(await refusalOf(enter(username))).toEqual({ form: 'wrong_sign_in' })
    await deactivateStaff(admin, id)
    expect(await actorOfSession(db, after, clock.now)).toBeNull()
  })
})

describe('a password', () => {
  test.each([
    ['ngắn', { password: 'password_too_short' }],
    ['', { password: 'required' }],
    ['x'.repeat(10_000), { password: 'too_long' }],
    ['Nguyễn Thị Lan', { password: 'password_is_name' }],
  ])('such as %.12s is refused', async (password, expected) => {
    const s = await scenario()
    const person = { name: 'Nguyễn Thị Lan', username: `x.${s.wardId}`, password, role: 'editor' }
    expect(await refusalOf(createStaff(s.system, authFor(s), person))).toEqual(expected)
  })

  test('is changed only by who knows the old one', async () => {
    const { me, auth } = await wardWithStaff()
    const attempt = { current: 'không biết đâu', password: 'một mật khẩu khác' }
    expect(await refusalOf(changePassword(me, auth, attempt))).toEqual({ current: 'wrong_password' })
  })
})

describe('an invitation', () => {
  const acceptance = (s: Scenario, n = 1) => ({
    name: 'Trần Văn Bình',
    username: `binh-${n}.${s.wardId}`,
    phone: '',
    password: PASSWORD,
  })

  test('becomes an account with its role, once', async () => {
    const s = await scenario()
    const auth = authFor(s)
    const { token } = await inviteStaff(s.admin, { name: 'Bình', role: 'group_head', groupId: s.group.id })
    await acceptInvitation({ db: s.db, now: s.clock.now }, auth, token, acceptance(s))
    const cookies = await signIn({ db: s.db, now: s.clock.now }, auth, {
      identifier: `binh-1.${s.wardId}`,
      password: PASSWORD,
    })
    const found = await actorOfSession(s.db, tokenOf(cookies), s.clock.now)
    expect(found?.actor).toMatchObject({ role: 'group_head', groupId: s.group.id, wardId: s.wardId })
    const again = acceptInvitation({ db: s.db, now: s.clock.now }, auth, token, acceptance(s, 2))
    expect(await refusalOf(again)).toBe('invitation_over')
    expect(await listInvitations(s.admin)).toEqual([])
  })

  test('makes one account when two people use it at the same instant', async () => {
    const s = await scenario()
    const auth = authFor(s)
    const { token } = await inviteStaff(s.admin, { name: 'Bình', role: 'editor' })
    const attempts = [1, 2, 3, 4].map(n =>
      refusalOf(acceptInvitation({ db: s.db, now: s.clock.now }, auth, token, acceptance(s, n))),
    )
    expect((await Promise.all(attempts)).sort()).toEqual([
      'done',
      'invitation_over',
      'invitation_over',
      'invitation_over',
    ])
    expect(await listStaff(s.admin)).toHaveLength(1)
  })

  test('cannot be used when unknown, revoked or expired', async () => {
    const s = await scenario()
    const auth = authFor(s)
    const use = (token: string) =>
      refusalOf(acceptInvitation({ db: s.db, now: s.clock.now }, auth, token, acceptance(s)))
    expect(await use('khong-co')).toBe('invitation_over')
    const revoked = await inviteStaff(s.admin, { name: 'Bình', role: 'editor' })
    await revokeInvitation(s.admin, revoked.id)
    expect(await use(revoked.token)).toBe('invitation_over')
    const late = await inviteStaff(s.admin, { name: 'Bình', role: 'editor' })
    s.clock.now += INVITATION_LENGTH
    expect(await use(late.token)).toBe('invitation_over')
  })

  test('says which field is wrong or taken, and stays open', async () => {
    const { s, auth, username, phone } = await wardWithStaff()
    const { token } = await inviteStaff(s.admin, { name: 'Bình', role: 'editor' })
    const use = (fields: object) =>
      refusalOf(acceptInvitation({ db: s.db, now: s.clock.now }, auth, token, { ...acceptance(s), ...fields }))
    expect(await use({ username })).toEqual({ username: 'username_taken' })
    expect(await use({ phone })).toEqual({ phone: 'phone_taken' })
    expect(await use({ phone: 'abc' })).toEqual({ phone: 'invalid_phone' })
    expect(await use({ username: 'có dấu' })).toEqual({ username: 'invalid_username' })
    expect(await use({ name: '\u0000\u202e ' })).toEqual({ name: 'required' })
    expect(await use({ name: 'x'.repeat(10_000) })).toEqual({ name: 'too_long' })
    expect(await use({ role: 'admin' })).toEqual({ form: 'unknown_field' })
    expect(await use({ name: 'Bình'.normalize('NFD') })).toBe('done')
    const found = await s.db.query.users.findFirst({ where: eq(users.username, `binh-1.${s.wardId}`) })
    expect(found?.name).toBe('Bình'.normalize('NFC'))
  })

  test('is given by an administrator, for a role of the ward, with what the role belongs to', async () => {
    const [s, other] = [await scenario(), await scenario()]
    const invite = (fields: object) => refusalOf(inviteStaff(s.admin, { name: 'Bình', ...fields }))
    expect(await refusalOf(inviteStaff(s.approver, { name: 'Bình', role: 'editor' }))).toBe('forbidden')
    expect(await invite({ role: 'province' })).toEqual({ role: 'invalid_value' })
    expect(await invite({ role: 'coordinator' })).toEqual({ organizationId: 'organization_required' })
    expect(await invite({ role: 'group_head', groupId: other.group.id })).toEqual({ groupId: 'group_required' })
    const foreign = await inviteStaff(other.admin, { name: 'Bình', role: 'editor' })
    expect(await refusalOf(revokeInvitation(s.admin, foreign.id))).toBe('missing')
  })
})

describe('a staff member', () => {
  test('cannot deactivate oneself, nor be deactivated twice or from another ward', async () => {
    const { admin, id } = await wardWithStaff()
    const other = await scenario()
    expect(await refusalOf(deactivateStaff(admin, admin.actor.id))).toBe('deactivate_self')
    expect(await refusalOf(deactivateStaff(other.admin, id))).toBe('missing')
    await deactivateStaff(admin, id)
    expect(await refusalOf(deactivateStaff(admin, id))).toBe('missing')
  })

  test('of a province belongs to no ward and is created by the system alone', async () => {
    const s = await scenario()
    const auth = authFor(s)
    const person = { name: 'Hà', username: `ha.${s.wardId}`, password: PASSWORD, role: 'province', provinceCode: '19' }
    expect(await refusalOf(createStaff(s.admin, auth, person))).toBe('forbidden')
    await createStaff(s.system, auth, person)
    const cookies = await signIn({ db: s.db, now: s.clock.now }, auth, {
      identifier: person.username,
      password: PASSWORD,
    })
    const found = await actorOfSession(s.db, tokenOf(cookies), s.clock.now)
    expect(found?.actor).toMatchObject({ role: 'province', provinceCode: '19', wardId: '' })
    expect(found?.ward).toBeUndefined()
  })
})

describe('an API key', () => {
  test('acts with its role in its ward until it is revoked', async () => {
    const s = await scenario()
    const { id, key } = await createApiKey(s.admin, {
      name: 'Cổng thông tin',
      role: 'coordinator',
      organizationId: s.school.id,
    })
    expect(key).toMatch(/^sc_[0-9a-z]{26}$/)
    const found = await actorOfApiKey(s.db, key)
    expect(found?.actor).toMatchObject({ kind: 'api_key', role: 'coordinator', organizationId: s.school.id })
    expect(JSON.stringify(await s.db.query.apiKeys.findMany())).not.toContain(key)
    await revokeApiKey(s.admin, id)
    expect(await actorOfApiKey(s.db, key)).toBeNull()
    expect(await listApiKeys(s.admin)).toEqual([])
    expect(await refusalOf(revokeApiKey(s.admin, id))).toBe('missing')
  })

  test('that is wrong or malformed is nobody', async () => {
    const { db } = await scenario()
    for (const key of ['', 'sc_', `sc_${'a'.repeat(26)}`, `sc_${'a'.repeat(10_000)}`, "' or 1=1"]) {
      expect(await actorOfApiKey(db, key)).toBeNull()
    }
  })

  test('is made by an administrator, and never reaches beyond the ward', async () => {
    const s = await scenario()
    expect(await refusalOf(createApiKey(s.editor, { name: 'x', role: 'editor' }))).toBe('forbidden')
    expect(await refusalOf(createApiKey(s.admin, { name: 'x', role: 'province' }))).toEqual({ role: 'invalid_value' })
  })
})

test('the audit says what was done without names, passwords or tokens', async () => {
  const { s, admin, auth, enter, username, me, id } = await wardWithStaff()
  await enter(username)
  const { token } = await inviteStaff(admin, { name: 'Trần Văn Bình', role: 'editor' })
  const { key } = await createApiKey(admin, { name: 'Cổng', role: 'editor' })
  await changePassword(me, auth, { current: PASSWORD, password: 'một mật khẩu khác' })
  await deactivateStaff(admin, id)
  const entries = await s.db.select().from(auditEntries).where(eq(auditEntries.wardId, s.wardId))
  expect(entries.map(({ action }) => action).sort()).toEqual([
    'api_key.created',
    'invitation.created',
    'password.changed',
    'session.started',
    'staff.created',
    'staff.deactivated',
  ])
  const text = JSON.stringify(entries)
  for (const secret of ['Lan', 'Bình', token, key, PASSWORD, username]) expect(text).not.toContain(secret)
})
