import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { openD1 } from '../../src/database/open-d1'
import { approveMessage } from '../../src/led/approve-message'
import { createMessage } from '../../src/led/create-message'
import { registerScreen } from '../../src/led/register-screen'
import { revokeScreen } from '../../src/led/revoke-screen'
import { rotateScreenKey } from '../../src/led/rotate-screen-key'
import { withdrawMessage } from '../../src/led/withdraw-message'
import { DAY, HOUR, instantOf, MINUTE } from '../../src/shared/dates'
import { messageInputOf } from '../support/boards'
import { testApp } from '../support/http'
import { plantPublication } from '../support/publications'
import { scenario } from '../support/scenario'

type Schedule = ReturnType<typeof import('../../src/led/schedule').scheduleOf>

/** A ward with one board, and its feed; `reads` counts statements that reach the database. */
async function board() {
  const s = await scenario()
  const { id, key } = await registerScreen(s.admin, { name: 'Cổng UBND', width: 192, height: 96 })
  const counted = { reads: 0 }
  const binding = (env as unknown as { DB: D1Database }).DB
  const db = openD1(
    new Proxy(binding, {
      get(target, property) {
        if (property === 'prepare') counted.reads++
        const value = target[property as keyof D1Database]
        return typeof value === 'function' ? value.bind(target) : value
      },
    }),
  )
  const app = testApp({ ...s, clock: s.clock, db })
  const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    app.request(`http://led.test/led/v1/${key}/${path}`, { headers, method })
  return { s, id, key, app, get, counted }
}

const read = async (response: Response) => (await response.json()) as Schedule
const today = { startsOn: '2026-06-09', endsOn: '2026-06-09' }
const formats = [
  'schedule.json',
  'now.txt',
  'now.json',
  'kv.txt',
  'ticker.rss',
  'index.smil',
  'alerts.cap.xml',
  'frame.png',
  'frame.bmp',
  'player',
]

describe('schedule.json', () => {
  test('says what stands in the contract, 72 hours ahead', async () => {
    const { s, id, get } = await board()
    const { id: messageId } = await createMessage(s.editor, {
      ...messageInputOf('Đừng kết bạn với người lạ', { ...today, fromTime: '13:00', toTime: '15:00' }),
      priority: 3,
    })
    await approveMessage(s.approver, messageId, { version: 1 })
    await plantPublication(s, { payload: { startTime: '19:00' } })
    const response = await get('schedule.json')
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
    const schedule = await read(response)
    expect(schedule).toMatchObject({
      schemaVersion: 1,
      screen: { id, w: 192, h: 96, tz: 'Asia/Ho_Chi_Minh' },
      validUntil: '2026-06-12T14:00:00+07:00',
      pollAfterSec: 60,
      nextChangeAt: '2026-06-09T15:00:00+07:00',
      failsafe: { text: 'GỌI 111 – Bảo vệ trẻ em – Miễn phí, 24/7' },
      emergency: null,
    })
    expect(schedule.items.find(({ kind }) => kind === 'message')).toEqual({
      ...{ id: `message-${messageId}`, revision: 2, kind: 'message', priority: 3 },
      ...{
        text: 'Đừng kết bạn với người lạ',
        lines: ['Đừng kết bạn với người lạ'],
        frame: expect.any(Object),
        durationSec: 6,
      },
      ...{ share: null, undated: false },
      ...{ notBefore: '2026-06-09T13:00:00+07:00', notAfter: '2026-06-09T15:00:00+07:00' },
      ...{ days: [2], from: '13:00', to: '15:00', freezeSafe: false },
    })
    expect(schedule.items.map(({ text }) => text)).toContain(
      '19:00 HÔM NAY: Lớp Internet an toàn cho em – Nhà văn hóa Đông Cao',
    )
    expect(schedule.items.filter(item => item.id === 'hotline-111').map(({ from, to }) => [from, to])).toEqual([
      ['06:00', '22:00'],
      ['06:00', '22:00'],
      ['06:00', '22:00'],
      ['06:00', '14:00'],
    ])
  })
})

describe.each(formats)('polling %s', name => {
  test('answers 304 to the validator it gave, and 200 to an empty or another one', async () => {
    const { get, id, s } = await board()
    const first = await get(name)
    expect(first.status).toBe(200)
    expect(first.headers.get('cache-control')).toBe('public, max-age=30')
    expect(first.headers.get('cache-tag')).toContain(`screen-${id}`)
    expect(Date.parse(first.headers.get('date')!)).toBe(s.clock.now)
    const etag = first.headers.get('etag')!
    s.clock.now += MINUTE
    const again = await get(name, { 'If-None-Match': etag })
    expect([again.status, await again.text()]).toEqual([304, ''])
    expect(again.headers.get('etag')).toBe(etag)
    expect((await get(name, { 'If-None-Match': `W/${etag}, "x"` })).status).toBe(304)
    expect((await get(name, { 'If-None-Match': '""' })).status).toBe(200)
    expect((await get(name, { 'If-None-Match': '' })).status).toBe(200)
    expect((await get(name, { 'If-Modified-Since': new Date(s.clock.now).toUTCString() })).status).toBe(200)
  })

  test('costs one read of the database, whether it answers 304 or repeats 200', async () => {
    const { s, get, counted } = await board()
    const etag = (await get(name)).headers.get('etag')!
    for (const headers of [{}, { 'If-None-Match': etag }, {}]) {
      // Past the second for which polls are answered from memory.
      s.clock.now += 1_000
      counted.reads = 0
      await get(name, headers as Record<string, string>)
      expect(counted.reads).toBe(1)
    }
  })

  test('answers HEAD like GET, without a body', async () => {
    const { get } = await board()
    const [full, head] = [await get(name), await get(name, {}, 'HEAD')]
    expect([head.status, await head.text()]).toEqual([200, ''])
    expect(head.headers.get('etag')).toBe(full.headers.get('etag'))
  })

  test('is refused without details to a wrong, an old and a revoked key', async () => {
    const { s, app, get, id, counted } = await board()
    counted.reads = 0
    for (const wrong of ['x', '0'.repeat(26)]) {
      const response = await app.request(`/led/v1/${wrong}/${name}`)
      expect([response.status, await response.text()]).toEqual([404, 'not found\n'])
      expect(response.headers.get('cache-control')).toBe('private, no-store')
    }
    expect(counted.reads).toBe(1)
    await revokeScreen(s.admin, id)
    const gone = await get(name)
    expect([gone.status, await gone.text()]).toEqual([410, 'gone\n'])
    await rotateScreenKey(s.admin, id)
    expect((await get(name)).status).toBe(404)
  })
})

test('the validator changes at a window’s edge, and caches let go by then', async () => {
  const { s, get } = await board()
  const { id } = await createMessage(
    s.editor,
    messageInputOf('Về nhà trước khi trời tối', { ...today, fromTime: '14:30', toTime: '15:30' }),
  )
  await approveMessage(s.approver, id, { version: 1 })
  for (const name of formats.slice(0, 3)) {
    s.clock.now = instantOf('2026-06-09', '14:29')
    const before = await get(name)
    const text = await before.text()
    s.clock.now = instantOf('2026-06-09', '14:30') - 12_500
    const near = await get(name, { 'If-None-Match': before.headers.get('etag')! })
    expect([near.status, near.headers.get('cache-control')]).toEqual([304, 'public, max-age=12'])
    s.clock.now = instantOf('2026-06-09', '14:30')
    const after = await get(name, { 'If-None-Match': before.headers.get('etag')! })
    expect(after.status).toBe(200)
    expect(await after.text()).not.toBe(text)
    s.clock.now = instantOf('2026-06-09', '14:59')
    expect((await get(name, { 'If-None-Match': after.headers.get('etag')! })).status).toBe(304)
  }
})

test('a change of another process is seen a second later: a withdrawal, a publication', async () => {
  const { s, get } = await board()
  const { id } = await createMessage(s.editor, messageInputOf('Sắp gỡ', today))
  await approveMessage(s.approver, id, { version: 1 })
  expect(await (await get('now.txt')).text()).toContain('Sắp gỡ')
  await withdrawMessage(s.editor, id, { version: 2 })
  s.clock.now += 1_000
  expect(await (await get('now.txt')).text()).toBe('GỌI 111 – Bảo vệ trẻ em – Miễn phí, 24/7\n')
  await plantPublication(s, { payload: { title: 'Tập bơi', startTime: '18:00' } })
  s.clock.now += 1_000
  expect(await (await get('now.txt')).text()).toContain('18:00 HÔM NAY: Tập bơi')
})

test('a change that this board does not show leaves its validator alone', async () => {
  const { s, get } = await board()
  const etag = (await get('schedule.json')).headers.get('etag')!
  await plantPublication(s, { payload: { startsOn: '2026-08-01' } })
  expect((await get('schedule.json', { 'If-None-Match': etag })).status).toBe(304)
})

test('outside its hours a board gets nothing to show, and knows when that changes', async () => {
  const { s, get } = await board()
  s.clock.now = instantOf('2026-06-09', '23:00')
  expect(await (await get('now.txt')).text()).toBe('')
  expect((await (await get('ticker.rss')).text()).includes('<item>')).toBe(false)
  expect((await read(await get('schedule.json'))).nextChangeAt).toBe('2026-06-10T06:00:00+07:00')
})

test('the body keeps still between edges for an hour, and nothing in it tells the time', async () => {
  const { s, get } = await board()
  const bodies = new Set<string>()
  for (let minute = 0; minute < 60; minute += 7) {
    s.clock.now = instantOf('2026-06-09', '14:00') + minute * MINUTE + 123
    bodies.add(await (await get('schedule.json')).text())
  }
  expect(bodies.size).toBe(1)
  s.clock.now = instantOf('2026-06-09', '14:00') + HOUR
  const later = await read(await get('schedule.json'))
  expect(Date.parse(later.validUntil) - s.clock.now).toBe(3 * DAY)
})

test('the player page holds the board’s size and no inline script', async () => {
  const { get } = await board()
  const response = await get('player')
  const html = await response.text()
  expect(html).toContain('data-width="192" data-height="96"')
  expect(html).not.toMatch(/<script(?![^>]*src=)/)
  expect(response.headers.get('content-security-policy')).toContain("script-src 'self'")
})
