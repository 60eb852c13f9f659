import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { acceptInvitation } from '../../src/accounts/accept-invitation'
import { actorOfApiKey } from '../../src/accounts/actor-of-api-key'
import { actorOfSession } from '../../src/accounts/actor-of-session'
import { changePassword } from '../../src/accounts/change-password'
import { createApiKey } from '../../src/accounts/create-api-key'
import { createStaff } from '../../src/accounts/create-staff'
import { deactivateStaff } from '../../src/accounts/deactivate-staff'
import { INVITATION_LENGTH, inviteStaff } from '../../src/accounts/invite-staff'
import { listApiKeys, listInvitations, listStaff } from '../../src/accounts/list-staff'
import { revokeApiKey } from '../../src/accounts/revoke-api-key'
import { revokeInvitation } from '../../src/accounts/revoke-invitation'
import { signIn } from '../../src/accounts/sign-in'
import { auditEntries, users } from '../../src/database/schema'
import { authFor, PASSWORD, tokenOf, wardWithStaff } from '../support/account-steps'
import { refusalOf } from '../support/refusal-of'
import { type Scenario, scenario } from '../support/scenario'

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
