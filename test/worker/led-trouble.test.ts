import { eq } from 'drizzle-orm'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { raster } from '#test-raster'
import { createApp } from '../../src/app'
import { ledServedDays, screens } from '../../src/database/schema'
import { approveMessage } from '../../src/led/approve-message'
import { createMessage } from '../../src/led/create-message'
import type { Raster } from '../../src/led/frames/raster'
import { registerScreen } from '../../src/led/register-screen'
import { instantOf, MINUTE } from '../../src/shared/dates'
import { messageInputOf } from '../support/boards'
import { testConfig } from '../support/http'
import { scenario } from '../support/scenario'

type Schedule = { items: { text: string; frame: { url: string } | null }[] }

// The first picture waits for the module and the font.
beforeAll(() => raster('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'), 60_000)

const logged: string[] = []
beforeEach(() => {
  logged.length = 0
  vi.spyOn(console, 'error').mockImplementation(line => logged.push(String(line)))
})
afterEach(() => void vi.restoreAllMocks())

let width = 100

/** A board of a size no other test has drawn for, over a raster and a database that may fail. */
async function board(own: { raster?: Raster } = {}) {
  const s = await scenario()
  const { id, key } = await registerScreen(s.admin, { name: 'Cổng', width: width++, height: 37 })
  const message = await createMessage(s.editor, messageInputOf('Bí mật'))
  await approveMessage(s.approver, message.id, { version: 1 })
  const state = { down: false }
  const db = new Proxy(s.db, {
    get(target, property) {
      if (state.down) throw new Error('D1_ERROR: Bí mật')
      return target[property as keyof typeof target]
    },
  })
  const app = createApp({ config: testConfig(s), db, crypto: s.crypto, raster: own.raster ?? raster })
  const waiting: Promise<unknown>[] = []
  const execution = {
    waitUntil: (work: Promise<unknown>) => waiting.push(work),
    passThroughOnException() {},
    props: {},
  }
  const get = async (file: string, headers: Record<string, string> = {}) =>
    app.request(`http://led.test/led/v1/${key}/${file}`, { headers }, {}, execution as unknown as ExecutionContext)
  const seen = async () => {
    await Promise.all(waiting)
    return s.db.query.screens.findFirst({ where: eq(screens.id, id) })
  }
  return { s, id, get, state, seen, message: message.id }
}

test('a raster that fails takes no text down: frames are null, pictures come later, only the kind is logged', async () => {
  let broken = true
  const { s, get } = await board({
    raster: svg => (broken ? Promise.reject(new RangeError('Bí mật')) : raster(svg)),
  })
  const schedule = (await (await get('schedule.json')).json()) as Schedule
  expect(schedule.items.map(({ text }) => text)).toContain('Bí mật')
  expect(schedule.items.every(({ frame }) => frame === null)).toBe(true)
  expect(logged).toEqual([expect.stringContaining('"error":"RangeError"')])
  expect(logged.join()).not.toContain('Bí mật')
  for (const file of ['now.txt', 'now.json', 'kv.txt', 'ticker.rss', 'index.smil'])
    expect((await get(file)).status).toBe(200)
  const still = await get('frame.png')
  expect([still.status, still.headers.get('retry-after')]).toEqual([503, '60'])
  expect(still.headers.get('cache-control')).toBe('private, no-store')

  broken = false
  s.clock.now += MINUTE
  const healed = (await (await get('schedule.json')).json()) as Schedule
  expect(healed.items.every(({ frame }) => frame !== null)).toBe(true)
  expect((await get('frame.png')).status).toBe(200)
  expect((await get(healed.items[0]!.frame!.url)).status).toBe(200)
})

test('a raster that cannot draw one text draws the others', async () => {
  let calls = 0
  const { get } = await board({ raster: svg => (calls++ ? raster(svg) : Promise.reject(new Error())) })
  const { items } = (await (await get('schedule.json')).json()) as Schedule
  expect(new Set(items.map(({ frame }) => frame === null)).size).toBe(2)
})

test('a database that is gone is a 503 that says when to ask again', async () => {
  const { get, state } = await board()
  expect((await get('now.txt')).status).toBe(200)
  state.down = true
  for (const file of ['now.txt', 'frame.png', `frames/${'0'.repeat(64)}.png`]) {
    const response = await get(file)
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '60'])
    expect(await response.text()).toBe('try again later\n')
  }
  expect(logged.join()).not.toContain('Bí mật')
})

test('a poll is written down after the answer, at most once in five minutes, with what was served', async () => {
  const { s, id, get, seen, message } = await board()
  await get('player')
  expect((await seen())!.seenAt).toBeNull()
  const first = s.clock.now
  const etag = (await get('kv.txt')).headers.get('etag')!
  expect(await seen()).toMatchObject({ seenAt: first, seenVia: 'kv.txt', validUntil: instantOf('2026-06-09', '22:00') })
  s.clock.now += 4 * MINUTE
  await get('now.txt')
  expect((await seen())!.seenAt).toBe(first)
  s.clock.now += MINUTE
  await get('kv.txt', { 'If-None-Match': etag })
  expect((await seen())!.seenAt).toBe(first + 5 * MINUTE)
  const served = await s.db.select().from(ledServedDays).where(eq(ledServedDays.screenId, id))
  expect(served.map(({ itemId }) => itemId).sort()).toEqual(['hotline-111', `message-${message}`])
  s.clock.now += 5 * MINUTE
  await get('schedule.json')
  expect(await seen()).toMatchObject({ seenVia: 'schedule.json', validUntil: instantOf('2026-06-12', '14:00') })
})
