import { describe, expect, test } from 'vitest'
import { endAlert } from '../../src/led/end-alert'
import { listAlerts } from '../../src/led/list-alerts'
import { raiseAlert } from '../../src/led/raise-alert'
import { registerScreen } from '../../src/led/register-screen'
import { HOUR, instantOf, MINUTE } from '../../src/shared/dates'
import { alertInputOf } from '../support/alerts'
import { callApi, getPage, keyFor, postForm, signedIn, testApp } from '../support/http'
import { plantPublication } from '../support/publications'
import { scenario } from '../support/scenario'

const STORM = 'KHẨN CẤP: Bão sắp vào. Bà con ở trong nhà. (đến 15:00 ngày 09/06)'

/** A ward with two boards, and what each of them gets. */
async function twoBoards() {
  const s = await scenario()
  const app = testApp(s)
  const gate = await registerScreen(s.admin, { name: 'Cổng UBND', width: 192, height: 96 })
  const market = await registerScreen(s.admin, { name: 'Chợ', width: 128, height: 64 })
  const get = async (board: { key: string }, path: string, headers: Record<string, string> = {}) =>
    app.request(`http://led.test/led/v1/${board.key}/${path}`, { headers })
  const now = async (board: { key: string }) => (await get(board, 'now.txt')).text()
  const schedule = async (board: { key: string }) =>
    (await (await get(board, 'schedule.json')).json()) as {
      pollAfterSec: number
      emergency: { kind: string; text: string; notAfter: string } | null
    }
  return { s, app, gate, market, get, now, schedule }
}

describe('an emergency on the boards', () => {
  test('shows with the next poll, and 111 keeps its fifth of the loop', async () => {
    const { s, gate, get, now } = await twoBoards()
    await plantPublication(s, { payload: { title: 'Tập bơi', startTime: '18:00' } })
    const before = await get(gate, 'now.txt')
    expect(await before.text()).toContain('Tập bơi')
    await raiseAlert(s.approver, alertInputOf())
    s.clock.now += 1_000
    const after = await get(gate, 'now.txt', { 'If-None-Match': before.headers.get('etag')! })
    expect(after.status).toBe(200)
    expect((await after.text()).trim().split('\n')).toEqual([
      ...Array(4).fill(STORM),
      'GỌI 111 – Bảo vệ trẻ em – Miễn phí, 24/7',
    ])
    expect(await (await get(gate, 'ticker.rss')).text()).toContain('<category>emergency</category>')
    expect(await now(gate)).not.toContain('Tập bơi')
  })

  test('has the boards ask every 15 seconds, and every minute again when it is over', async () => {
    const { s, gate, schedule } = await twoBoards()
    await raiseAlert(s.approver, alertInputOf())
    expect(await schedule(gate)).toMatchObject({
      pollAfterSec: 15,
      emergency: { kind: 'emergency', text: STORM, notAfter: '2026-06-09T15:00:00+07:00' },
    })
    s.clock.now += HOUR
    expect(await schedule(gate)).toMatchObject({ pollAfterSec: 60, emergency: null })
  })

  test('ends by itself to the second, and caches let go of it by then', async () => {
    const { s, gate, get, now } = await twoBoards()
    await raiseAlert(s.approver, alertInputOf())
    s.clock.now += HOUR - 5_000
    const last = await get(gate, 'now.txt')
    expect(await last.text()).toContain('KHẨN CẤP')
    expect(last.headers.get('cache-control')).toBe('public, max-age=5')
    s.clock.now += 5_000
    expect(await now(gate)).not.toContain('KHẨN CẤP')
  })

  test('is gone with the next poll when somebody ends it', async () => {
    const { s, gate, now, get } = await twoBoards()
    const { id } = await raiseAlert(s.approver, alertInputOf())
    expect(await now(gate)).toContain('KHẨN CẤP')
    s.clock.now += MINUTE
    await endAlert(s.admin, id)
    s.clock.now += 1_000
    expect(await now(gate)).not.toContain('KHẨN CẤP')
    expect(await (await get(gate, 'alerts.cap.xml')).text()).toContain('<msgType>Cancel</msgType>')
  })

  test('shows on the chosen boards alone', async () => {
    const { s, gate, market, now, get } = await twoBoards()
    const etag = (await get(gate, 'now.txt')).headers.get('etag')!
    await raiseAlert(s.approver, alertInputOf({ screenIds: [market.id] }))
    s.clock.now += 1_000
    expect(await now(market)).toContain('KHẨN CẤP')
    expect(await now(gate)).not.toContain('KHẨN CẤP')
    expect((await get(gate, 'now.txt', { 'If-None-Match': etag })).status).toBe(304)
    expect(await (await get(market, 'alerts.cap.xml')).text()).toContain('<status>Actual</status>')
    expect(await (await get(gate, 'alerts.cap.xml')).text()).toContain('<status>System</status>')
  })

  test('lights boards outside their hours, and leaves them dark again', async () => {
    const { s, gate, now } = await twoBoards()
    s.clock.now = instantOf('2026-06-09', '23:30')
    expect(await now(gate)).toBe('')
    await raiseAlert(s.approver, alertInputOf())
    s.clock.now += 1_000
    expect(await now(gate)).toContain('đến 00:30 ngày 10/06')
    s.clock.now = instantOf('2026-06-10', '00:15')
    expect(await now(gate)).toContain('KHẨN CẤP')
    s.clock.now = instantOf('2026-06-10', '00:30')
    expect(await now(gate)).toBe('')
  })
})

describe('the pages of emergencies', () => {
  const storm = { kind: 'storm', text: 'Bão sắp vào', reason: 'Tin bão', ends: '60', boards: 'all', sure: 'yes' }

  test('raise one for an approver, show it to the office in red, and end it', async () => {
    const { s, app } = await twoBoards()
    const [approver, editor] = [await signedIn(s, 'approver'), await signedIn(s, 'editor')]
    const posted = await postForm(app, '/staff/led/alerts', storm, { as: approver })
    const [alert] = await listAlerts(s.approver)
    expect([posted.status, posted.headers.get('location')]).toEqual([303, `/staff/led/alerts/${alert!.id}`])
    const again = await postForm(app, '/staff/led/alerts', storm, { as: approver })
    expect(again.headers.get('location')).toBe(`/staff/led/alerts/${alert!.id}`)
    const shown = await (await getPage(app, `/staff/led/alerts/${alert!.id}`, { as: editor })).text()
    expect(shown).toContain('0/2 màn hình đã nhận')
    expect(shown).not.toContain(`alerts/${alert!.id}/end`)
    expect(await (await getPage(app, '/staff/led/alerts', { as: editor })).text()).toContain('Đang phát')
    const end = await postForm(app, `/staff/led/alerts/${alert!.id}/end`, {}, { as: approver })
    expect(end.status).toBe(303)
    const late = await postForm(app, `/staff/led/alerts/${alert!.id}/end`, {}, { as: approver })
    expect(late.status).toBe(409)
    expect(await late.text()).toContain('Thông báo này đã kết thúc rồi')
  })

  test('stand on today in red while one runs, with the button for those who may raise one', async () => {
    const { s, app } = await twoBoards()
    const [approver, editor] = [await signedIn(s, 'approver'), await signedIn(s, 'editor')]
    const today = async (as: string) => (await getPage(app, '/staff', { as })).text()
    expect(await today(approver)).toContain('href="/staff/led/alert"')
    expect(await today(editor)).not.toContain('href="/staff/led/alert"')
    await raiseAlert(s.approver, alertInputOf())
    expect(await today(editor)).toContain('alarm-bar')
    s.clock.now += HOUR
    expect(await today(editor)).not.toContain('alarm-bar')
  })

  test('ask once more before anything is raised, with the usual words filled in', async () => {
    const { s, app } = await twoBoards()
    const as = await signedIn(s, 'approver')
    const asked = await postForm(app, '/staff/led/alerts', { kind: 'fire', ends: 'day', boards: 'all' }, { as })
    const html = await asked.text()
    expect(asked.status).toBe(200)
    for (const part of ['nhường đường cho xe chữa cháy', 'Theo yêu cầu của lực lượng chữa cháy', 'name="sure"'])
      expect(html).toContain(part)
    expect(await listAlerts(s.approver)).toEqual([])
  })

  test.each([
    ['nothing', {}, 422, 'Hãy điền ô này'],
    ['no end', { ...storm, ends: '' }, 422, 'Hãy chọn phát đến lúc nào'],
    ['an end that is no time', { ...storm, ends: 'other', endsAt: '25:00' }, 422, 'Giờ không đúng'],
    ['no board of some', { ...storm, boards: 'some' }, 422, 'Hãy chọn ít nhất một màn hình'],
    ['an emoji', { ...storm, text: 'Bão 🌀' }, 422, 'Màn hình LED không hiện được: 🌀'],
    ['an override of direction', { ...storm, text: 'Bão \u202eoàb' }, 422, 'Màn hình LED không hiện được: U+202E'],
    ['5,000 characters', { ...storm, text: 'Đ'.repeat(5000) }, 422, 'Tối đa 120 ký tự'],
  ])('refuse %s, say why, and keep what was typed', async (_name, fields: Record<string, string>, status, reason) => {
    const { s, app } = await twoBoards()
    const as = await signedIn(s, 'approver')
    const refused = await postForm(app, '/staff/led/alerts', fields, { as })
    const html = await refused.text()
    expect(refused.status).toBe(status)
    expect(html).toContain(reason)
    if (fields.text) expect(html).toContain(fields.text)
    expect(await listAlerts(s.approver)).toEqual([])
  })

  test('draw the picture of what stands in the form, whatever that is', async () => {
    const { s, app } = await twoBoards()
    const as = await signedIn(s, 'approver')
    for (const fields of [{}, storm, { ...storm, ends: 'other', endsAt: 'x' }, { ...storm, text: 'a'.repeat(9000) }]) {
      const drawn = await postForm(app, '/staff/led/alert/preview', fields as Record<string, string>, { as })
      expect(drawn.status).toBe(200)
      expect(await drawn.text()).toContain('data:image/png;base64,')
    }
  })

  test('start again from one before', async () => {
    const { s, app, market } = await twoBoards()
    const { id } = await raiseAlert(s.approver, alertInputOf({ kind: 'flood', screenIds: [market.id] }))
    const html = await (
      await getPage(app, `/staff/led/alert?again=${id}`, { as: await signedIn(s, 'approver') })
    ).text()
    expect(html).toContain('Bão sắp vào. Bà con ở trong nhà.')
    expect(html).toMatch(/value="flood" checked/)
    const stranger = await signedIn(await scenario({ db: s.db }), 'approver')
    expect((await getPage(app, `/staff/led/alert?again=${id}`, { as: stranger })).status).toBe(404)
  })
})

test('the API raises, lists, reads and ends; an editor’s key only reads', async () => {
  const { s, app } = await twoBoards()
  const [key, editor] = [await keyFor(s, 'approver'), await keyFor(s, 'editor')]
  const raised = await callApi(app, 'POST', '/api/v1/led-alerts', key, alertInputOf())
  expect(raised.status).toBe(201)
  const { id, status } = (await raised.json()) as { id: string; status: string }
  expect([raised.headers.get('location'), status]).toEqual([`/api/v1/led-alerts/${id}`, 'running'])
  expect((await callApi(app, 'POST', '/api/v1/led-alerts', editor, alertInputOf())).status).toBe(403)
  expect((await callApi(app, 'POST', `/api/v1/led-alerts/${id}/end`, editor, {})).status).toBe(403)
  const refused = await callApi(app, 'POST', '/api/v1/led-alerts', key, alertInputOf({ text: '🌀', minutes: 1 }))
  expect(refused.status).toBe(422)
  const { items } = (await (await callApi(app, 'GET', '/api/v1/led-alerts', editor)).json()) as { items: unknown[] }
  expect(items).toHaveLength(1)
  const ended = await callApi(app, 'POST', `/api/v1/led-alerts/${id}/end`, key, {})
  expect([ended.status, ((await ended.json()) as { status: string }).status]).toEqual([200, 'ended'])
  expect((await callApi(app, 'POST', `/api/v1/led-alerts/${id}/end`, key, {})).status).toBe(409)
  const stranger = await keyFor(await scenario({ db: s.db }), 'approver')
  expect((await callApi(app, 'GET', `/api/v1/led-alerts/${id}`, stranger)).status).toBe(404)
})
