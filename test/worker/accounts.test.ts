import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { authOf } from '../../src/accounts/auth'
import { createStaff } from '../../src/accounts/create-staff'
import { DEMO_PASSWORD, demoAccounts } from '../../src/accounts/demo-accounts'
import { apiKeys, staff } from '../../src/database/schema'
import { callApi, getPage, keyFor, postForm, signedIn, testApp, testConfig } from '../support/http'
import { scenario } from '../support/scenario'

const PASSWORD = 'mùa hè vui vẻ 2026'

async function wardWithEditor() {
  const s = await scenario()
  const app = testApp(s)
  const username = `lan.${s.wardId}`
  const auth = authOf({ db: s.db, config: testConfig(s) })
  const id = await createStaff(s.system, auth, { name: 'Nguyễn Thị Lan', username, password: PASSWORD, role: 'editor' })
  const enter = (fields: Record<string, string> = {}) =>
    postForm(app, '/staff/sign-in', { identifier: username, password: PASSWORD, ...fields })
  return { s, app, username, id, enter }
}

const cookieOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map(cookie => cookie.split(';')[0])
    .join('; ')

describe('signing in', () => {
  test('leads to the page that was asked for, with a cookie scripts cannot read', async () => {
    const { app, enter } = await wardWithEditor()
    const answer = await enter({ next: '/staff/places?tab=venues' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/staff/places?tab=venues'])
    const [cookie] = answer.headers.getSetCookie()
    expect(cookie).toMatch(/^san-choi\.session_token=.*HttpOnly/)
    expect(cookie).toContain('SameSite=Lax')
    expect(cookie).not.toContain('Secure')
    const page = await getPage(app, '/staff', { as: cookieOf(answer) })
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('Nguyễn Thị Lan')
  })

  test('sends the cookie over https alone when the deployment is reached by https', async () => {
    const { s, username } = await wardWithEditor()
    const app = testApp(s, { baseUrl: 'https://san-choi.example' })
    const answer = await postForm(app, '/staff/sign-in', { identifier: username, password: PASSWORD })
    expect(answer.headers.getSetCookie()[0]).toMatch(/^__Secure-san-choi\.session_token=.*Secure/)
    expect((await getPage(app, '/staff', { as: cookieOf(answer) })).status).toBe(200)
  })

  test.each(['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)', '/\t/evil.example'])(
    'never leads to another site, as %s',
    async next => {
      const { enter } = await wardWithEditor()
      const location = (await enter({ next })).headers.get('location')!
      expect(new URL(location, 'http://san-choi.test').host).toBe('san-choi.test')
      expect(location).not.toMatch(/^\/[/\\]/)
    },
  )

  test('keeps what was typed but the password, and says one thing for every refusal', async () => {
    const { enter } = await wardWithEditor()
    const wrong = await enter({ password: 'sai rồi nhé' })
    const page = await wrong.text()
    expect(wrong.status).toBe(422)
    expect(page).toContain('Tên đăng nhập, số điện thoại hoặc mật khẩu không đúng')
    expect(page).not.toContain('sai rồi nhé')
    const unknown = await (await enter({ identifier: '<script>x</script>', password: 'sai rồi nhé' })).text()
    expect(unknown).toContain('mật khẩu không đúng')
    expect(unknown).toContain('&lt;script&gt;')
    expect(unknown).not.toContain('<script>x')
  })

  test('says when to try again after too many failures', async () => {
    const { enter } = await wardWithEditor()
    for (let n = 0; n < 5; n++) await enter({ password: 'sai rồi nhé' })
    const locked = await enter()
    expect(locked.status).toBe(429)
    expect(await locked.text()).toContain('15 phút')
  })

  test('shows demo accounts in demo mode only', async () => {
    const s = await scenario()
    const plain = await (await getPage(testApp(s), '/staff/sign-in')).text()
    const demo = await (await getPage(testApp(s, { demo: true }), '/staff/sign-in')).text()
    for (const { username } of demoAccounts) expect(demo).toContain(username)
    expect(demo).toContain(DEMO_PASSWORD)
    expect(plain).not.toContain(DEMO_PASSWORD)
    expect(demoAccounts.map(({ username }) => username)).toEqual(
      expect.arrayContaining(['admin.trung-thanh', 'group-head.binh-lu', 'province.thai-nguyen', 'province.lai-chau']),
    )
  })

  test('has no sign-up, nor any other address of its library', async () => {
    const { app } = await wardWithEditor()
    for (const path of ['/api/auth/sign-up/email', '/api/auth/sign-in/username', '/staff/sign-up']) {
      expect((await postForm(app, path, { email: 'a@b.c', password: PASSWORD, name: 'x' })).status).toBe(404)
    }
  })
})

describe('a session', () => {
  test('ends on signing out, on deactivation and with a forged cookie', async () => {
    const { s, app, id, enter } = await wardWithEditor()
    const [one, two] = [cookieOf(await enter()), cookieOf(await enter())]
    expect((await postForm(app, '/staff/sign-out', {}, { as: one })).headers.get('location')).toBe('/staff/sign-in')
    expect((await getPage(app, '/staff', { as: one })).status).toBe(303)
    const admin = await signedIn(s, 'admin')
    await postForm(app, `/staff/staff/${id}/deactivation`, {}, { as: admin })
    expect((await getPage(app, '/staff', { as: two })).status).toBe(303)
    const forged = admin.replace(/%3D$/, '').slice(0, -3)
    expect((await getPage(app, '/staff', { as: `${forged}abc%3D` })).status).toBe(303)
  })

  test('is listed on the account page and can be revoked there', async () => {
    const { app, enter } = await wardWithEditor()
    const [one, two] = [cookieOf(await enter()), cookieOf(await enter())]
    const page = await (await getPage(app, '/staff/account', { as: two })).text()
    const id = /sessions\/(\w+)\/revocation/.exec(page)?.[1]
    await postForm(app, `/staff/account/sessions/${id}/revocation`, {}, { as: two })
    expect((await getPage(app, '/staff', { as: one })).status).toBe(303)
    expect((await getPage(app, '/staff', { as: two })).status).toBe(200)
  })

  test('of a person whose role was changed has the new role at once', async () => {
    const { s, app, id, enter } = await wardWithEditor()
    const as = cookieOf(await enter())
    expect((await getPage(app, '/staff/settings', { as })).status).toBe(403)
    await s.db.update(staff).set({ role: 'admin' }).where(eq(staff.id, id))
    expect((await getPage(app, '/staff/settings', { as })).status).toBe(200)
  })

  test('moves on with a new password, alone', async () => {
    const { app, enter } = await wardWithEditor()
    const [one, two] = [cookieOf(await enter()), cookieOf(await enter())]
    const refused = await postForm(app, '/staff/account/password', { current: 'sai', password: 'ngắn' }, { as: one })
    expect(refused.status).toBe(422)
    const fields = { current: PASSWORD, password: 'một mật khẩu khác' }
    const changed = await postForm(app, '/staff/account/password', fields, { as: one })
    expect((await getPage(app, '/staff', { as: cookieOf(changed) })).status).toBe(200)
    for (const as of [one, two]) expect((await getPage(app, '/staff', { as })).status).toBe(303)
  })
})

describe('an invitation', () => {
  test('is shown once, taken once and signs its person in', async () => {
    const s = await scenario()
    const app = testApp(s)
    const as = await signedIn(s, 'admin')
    const made = await postForm(app, '/staff/invitations', { name: 'Trần Bình', role: 'approver' }, { as })
    const path = /\/staff\/invitations\/[0-9a-z]{26}/.exec(await made.text())![0]
    expect(await (await getPage(app, '/staff/settings', { as })).text()).not.toContain(path)
    expect(await (await getPage(app, path)).text()).toContain('Phường Sao Mai')
    const fields = { name: 'Trần Bình', username: `binh.${s.wardId}`, phone: '', password: PASSWORD }
    const weak = await postForm(app, path, { ...fields, password: 'x' })
    expect(weak.status).toBe(422)
    expect(await weak.text()).toContain(`binh.${s.wardId}`)
    const taken = await postForm(app, path, fields)
    expect((await getPage(app, '/staff/approvals', { as: cookieOf(taken) })).status).not.toBe(403)
    for (const again of [await getPage(app, path), await postForm(app, path, fields)]) {
      expect(again.status).toBe(409)
      expect(await again.text()).toContain('Liên kết không còn dùng được')
    }
  })
})

describe('an API key', () => {
  test('made on the settings page is shown once and works until it is revoked', async () => {
    const s = await scenario()
    const app = testApp(s)
    const as = await signedIn(s, 'admin')
    const made = await postForm(app, '/staff/api-keys', { name: 'Cổng thông tin', role: 'editor' }, { as })
    const key = /sc_[0-9a-z]{26}/.exec(await made.text())![0]
    const settings = await (await getPage(app, '/staff/settings?tab=keys', { as })).text()
    expect(settings).toContain('Cổng thông tin')
    expect(settings).not.toContain(key)
    expect(await (await callApi(app, 'GET', '/api/v1/ward', key)).json()).toMatchObject({ slug: s.slug })
    const [row] = await s.db.select().from(apiKeys).where(eq(apiKeys.wardId, s.wardId))
    await postForm(app, `/staff/api-keys/${row!.id}/revocation`, {}, { as })
    const refused = await callApi(app, 'GET', '/api/v1/ward', key)
    expect([refused.status, refused.headers.get('content-type')]).toEqual([
      401,
      expect.stringContaining('problem+json'),
    ])
  })

  test('is refused when wrong, and the form says what a role needs', async () => {
    const s = await scenario()
    const app = testApp(s)
    expect((await callApi(app, 'GET', '/api/v1/ward', 'sc_sai')).status).toBe(401)
    const as = await signedIn(s, 'admin')
    const refused = await postForm(app, '/staff/api-keys', { name: 'Trường', role: 'coordinator' }, { as })
    expect(refused.status).toBe(422)
    const page = await refused.text()
    expect(page).toContain('Hãy chọn cơ quan, đơn vị của điều phối viên.')
    expect(page).toContain('value="Trường"')
  })
})

describe('pages', () => {
  test('speak the language that was chosen, and go back to where one was', async () => {
    const s = await scenario()
    const app = testApp(s)
    const from = (referer: string) => getPage(app, '/staff/language/en', { headers: { referer } })
    const answer = await from('http://san-choi.test/staff/places?tab=groups')
    expect(answer.headers.get('location')).toBe('/staff/places?tab=groups')
    expect((await from('https://evil.example/staff')).headers.get('location')).toBe('/staff')
    const as = `${await signedIn(s, 'admin')}; ${cookieOf(answer)}`
    expect(await (await getPage(app, '/staff/settings', { as })).text()).toContain('Invite staff')
    expect((await getPage(app, '/staff/language/xx')).status).toBe(404)
  })

  test('of errors give the reason and a way on, in the look of their side', async () => {
    const s = await scenario()
    const app = testApp(s)
    const outside = await getPage(app, '/khong-co-trang-nay')
    const text = await outside.text()
    expect([outside.status, text.includes('tel:111'), text.includes('Về trang chủ')]).toEqual([404, true, true])
    const refused = await getPage(app, '/staff/settings', { as: await signedIn(s, 'editor') })
    expect([refused.status, (await refused.text()).includes('Về Hôm nay')]).toEqual([403, true])
    const stranger = await postForm(app, '/staff/places/venues')
    expect([stranger.status, (await stranger.text()).includes('/staff/sign-in')]).toEqual([401, true])
  })

  test('of the audit tell in words what was done', async () => {
    const s = await scenario()
    const app = testApp(s)
    const as = await signedIn(s, 'admin')
    await keyFor(s, 'editor')
    await postForm(app, '/staff/places/groups', { name: 'TDP Mới' }, { as })
    const page = await (await getPage(app, '/staff/settings?tab=audit', { as })).text()
    expect(page).toContain('Thêm tổ dân phố')
    expect(page).toContain('Người admin')
  })
})
