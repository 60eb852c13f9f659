import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { actorOfSession } from '../../src/accounts/actor-of-session'
import { SESSION_LENGTH } from '../../src/accounts/auth'
import { changePassword } from '../../src/accounts/change-password'
import { createStaff } from '../../src/accounts/create-staff'
import { deactivateStaff } from '../../src/accounts/deactivate-staff'
import { listSessions } from '../../src/accounts/list-sessions'
import { revokeSession } from '../../src/accounts/revoke-session'
import { staff } from '../../src/database/schema'
import { MINUTE } from '../../src/shared/dates'
import { authFor, PASSWORD, tokenOf, wardWithStaff } from '../support/account-steps'
import { refusalOf } from '../support/refusal-of'
import { scenario } from '../support/scenario'

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
