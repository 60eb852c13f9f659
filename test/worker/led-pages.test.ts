import { describe, expect, test } from 'vitest'
import { listMessages } from '../../src/led/list-messages'
import { listScreens } from '../../src/led/list-screens'
import { callApi, getPage, keyFor, postForm, signedIn, testApp } from '../support/http'
import { plantPublication } from '../support/publications'
import { scenario } from '../support/scenario'

const gate = { name: 'Cổng UBND phường', width: '192', height: '96', groupId: '', opensAt: '06:00', closesAt: '00:00' }
const june = { startsOn: '2026-06-01', endsOn: '2026-06-30' }
const text = 'Đừng kết bạn với người lạ'
/** As the form names it. */
const safe = { text, 'windows.0.startsOn': june.startsOn, 'windows.0.endsOn': june.endsOn, priority: '0' }
/** As the API has it. */
const said = { text, windows: [june], priority: 2 }

async function office() {
  const s = await scenario()
  const app = testApp(s)
  const [admin, approver, editor] = [
    await signedIn(s, 'admin'),
    await signedIn(s, 'approver'),
    await signedIn(s, 'editor'),
  ]
  return { s, app, admin, approver, editor }
}

describe('the LED pages', () => {
  test('register a board, show its key once, and its player opens', async () => {
    const { s, app, admin, editor } = await office()
    const empty = await (await getPage(app, '/staff/led', { as: editor })).text()
    expect(empty).toContain('Chưa có màn hình nào')
    const html = await (await postForm(app, '/staff/led/screens', gate, { as: admin })).text()
    const player = /\/led\/v1\/[0-9a-z]{26}\/player/.exec(html)?.[0]
    expect(html).toContain('mật khẩu Wi-Fi')
    expect((await getPage(app, player!)).status).toBe(200)
    const [screen] = await listScreens(s.admin)
    expect(screen).toMatchObject({ name: gate.name, closesAt: '24:00' })
    for (const path of ['/staff/led', `/staff/led/screens/${screen!.id}`]) {
      const page = await getPage(app, path, { as: admin })
      expect(page.status).toBe(200)
      expect(await page.text()).not.toContain(player!.split('/')[3])
    }
  })

  test('take a message from draft to the board, and off it', async () => {
    const { s, app, admin, approver, editor } = await office()
    await postForm(app, '/staff/led/screens', gate, { as: admin })
    const created = await postForm(
      app,
      '/staff/led/messages',
      { ...safe, 'windows.0.days': ['1', '2'] },
      { as: editor },
    )
    expect(created.status).toBe(303)
    const [message] = await listMessages(s.editor)
    const path = `/staff/led/messages/${message!.id}`
    expect(await (await getPage(app, path, { as: editor })).text()).not.toContain(`${path}/approval`)
    expect(await (await getPage(app, path, { as: approver })).text()).toContain(`${path}/approval`)
    expect((await postForm(app, `${path}/approval`, { version: '1' }, { as: approver })).status).toBe(303)
    expect(await (await getPage(app, '/staff/led', { as: editor })).text()).toContain('đã duyệt')
    const again = await postForm(app, `${path}/approval`, { version: '1' }, { as: approver })
    expect(again.status).toBe(409)
    expect(await again.text()).toContain('Người khác vừa sửa mục này')
    expect((await postForm(app, `${path}/withdrawal`, { version: '2' }, { as: editor })).status).toBe(303)
    expect((await listMessages(s.editor))[0]?.status).toBe('withdrawn')
  })

  test('say beside the field what is wrong and lose nothing that was typed', async () => {
    const { app, admin, editor } = await office()
    const wrong = { ...gate, name: '<script>alert(1)</script>', width: '0', opensAt: '07:15' }
    const screen = await postForm(app, '/staff/led/screens', wrong, { as: admin })
    const html = await screen.text()
    expect(screen.status).toBe(422)
    for (const kept of ['Phải từ 16 trở lên.', 'value="07:15"', '&lt;script&gt;']) expect(html).toContain(kept)
    expect(html).not.toContain('<script>alert')
    const message = await postForm(
      app,
      '/staff/led/messages',
      { ...safe, 'windows.0.endsOn': '31/02/2026' },
      { as: editor },
    )
    expect(message.status).toBe(422)
    expect(await message.text()).toContain(safe.text)
  })

  test('say what a board shows at an hour that is asked for', async () => {
    const { s, app, admin } = await office()
    await postForm(app, '/staff/led/screens', gate, { as: admin })
    await plantPublication(s, { payload: { title: 'Tập bơi', startTime: '18:00' } })
    const [screen] = await listScreens(s.admin)
    const at = async (query: string) =>
      (await getPage(app, `/staff/led/screens/${screen!.id}${query}`, { as: admin })).text()
    expect(await at('?at=18:30')).toContain('ĐANG DIỄN RA ĐẾN 19:30: Tập bơi')
    expect(await at('?at=03:00')).toContain('Ngoài giờ phát: màn hình tắt')
    const day = (await at('?on=2026-06-10&at=99:99')).split('led-week')[0]
    expect(day).toContain('Vòng phát Thứ Tư 10/06')
    expect(day).not.toContain('Tập bơi')
  })

  test('are closed to an editor where they are the administrator’s, and to other wards', async () => {
    const { s, app, admin, editor } = await office()
    await postForm(app, '/staff/led/screens', gate, { as: admin })
    const [screen] = await listScreens(s.admin)
    const path = `/staff/led/screens/${screen!.id}`
    expect((await postForm(app, '/staff/led/screens', gate, { as: editor })).status).toBe(403)
    expect((await postForm(app, `${path}/revocation`, {}, { as: editor })).status).toBe(403)
    expect(await (await getPage(app, path, { as: editor })).text()).not.toContain(`${path}/key`)
    const other = await scenario({ db: s.db })
    const stranger = await signedIn(other, 'admin')
    expect((await getPage(app, path, { as: stranger })).status).toBe(404)
    expect((await postForm(app, `${path}/key`, {}, { as: stranger })).status).toBe(404)
  })

  test('rotate and revoke a key', async () => {
    const { s, app, admin } = await office()
    const first = await (await postForm(app, '/staff/led/screens', gate, { as: admin })).text()
    const [screen] = await listScreens(s.admin)
    const feed = (html: string) => `${/\/led\/v1\/[0-9a-z]{26}/.exec(html)![0]}/now.txt`
    const path = `/staff/led/screens/${screen!.id}`
    const second = await (await postForm(app, `${path}/key`, {}, { as: admin })).text()
    expect((await getPage(app, feed(first))).status).toBe(404)
    expect((await getPage(app, feed(second))).status).toBe(200)
    expect((await postForm(app, `${path}/revocation`, {}, { as: admin })).status).toBe(303)
    expect((await getPage(app, feed(second))).status).toBe(410)
    expect((await postForm(app, `${path}/revocation`, {}, { as: admin })).status).toBe(409)
  })
})

describe('the LED API', () => {
  test('registers a board, tells its key once, and never again', async () => {
    const { s, app } = await office()
    const key = await keyFor(s, 'admin')
    const created = await callApi(app, 'POST', '/api/v1/screens', key, { name: 'Chợ', width: 640, height: 384 })
    expect(created.status).toBe(201)
    const screen = (await created.json()) as { id: string; key: string }
    expect((await getPage(app, `/led/v1/${screen.key}/schedule.json`)).status).toBe(200)
    const list = await (await callApi(app, 'GET', '/api/v1/screens', key)).text()
    expect(list).toContain(screen.id)
    expect(list).not.toContain(screen.key)
    expect((await callApi(app, 'POST', `/api/v1/screens/${screen.id}/revocation`, key)).status).toBe(200)
    expect((await getPage(app, `/led/v1/${screen.key}/schedule.json`)).status).toBe(410)
  })

  test('writes, edits and approves a message, each by whom it may', async () => {
    const { s, app } = await office()
    const [editor, approver] = [await keyFor(s, 'editor'), await keyFor(s, 'approver')]
    const created = await callApi(app, 'POST', '/api/v1/led-messages', editor, {
      ...said,
      windows: [{ ...june, days: [6, 7] }],
    })
    const { id } = (await created.json()) as { id: string }
    expect(created.status).toBe(201)
    const path = `/api/v1/led-messages/${id}`
    expect((await callApi(app, 'PUT', path, editor, { ...said, version: 1 })).status).toBe(200)
    expect((await callApi(app, 'PUT', path, editor, { ...said, version: 1 })).status).toBe(409)
    expect((await callApi(app, 'POST', `${path}/approval`, editor, { version: 2 })).status).toBe(403)
    const approved = await callApi(app, 'POST', `${path}/approval`, approver, { version: 2 })
    expect(await approved.json()).toMatchObject({ status: 'approved', version: 3, windows: [{ days: [] }] })
    const wrong = await callApi(app, 'POST', '/api/v1/led-messages', editor, { ...said, text: 'a'.repeat(10_000) })
    expect(wrong.status).toBe(422)
    expect(await wrong.json()).toMatchObject({ fields: { text: { code: 'too_long' } } })
  })
})
