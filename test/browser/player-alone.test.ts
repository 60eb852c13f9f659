import { expect, test } from 'vitest'
import { listScreens } from '../../src/led/list-screens'
import { raiseAlert } from '../../src/led/raise-alert'
import { reportPlays } from '../../src/led/report-plays'
import { withdrawMessage } from '../../src/led/withdraw-message'
import { DAY, HOUR, MINUTE } from '../../src/shared/dates'
import { type BoardDevice, boardDevices, showing, textOf } from '../support/board-device'
import { NOW } from '../support/scenario'

const device = boardDevices()

async function seen({ page, pass }: BoardDevice, seconds: number) {
  const texts = new Set<string>()
  for (let second = 0; second < seconds; second++) {
    texts.add(await textOf(page))
    await pass(1000)
  }
  return [...texts].join('|')
}

/** What the service worker holds, addresses without their origin. */
const held = ({ page }: BoardDevice) =>
  page.evaluate(async () => {
    const caught: string[] = []
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) caught.push(new URL(url).pathname)
    return caught.sort()
  })

/** Until the service worker holds so many files. */
const keeps = (d: BoardDevice, count: number) =>
  expect.poll(async () => (await held(d)).length, { timeout: 10_000 }).toBe(count)

/** The page, the player, its styles, two fonts. */
const PARTS = 5

test('the server is killed: it plays on, a reload too, and takes what is new when the server is back', async () => {
  const d = await device()
  await d.approve('Nhớ mang mũ')
  await d.open()
  await keeps(d, PARTS + 2)
  expect(await seen(d, 25)).toContain('Nhớ mang mũ')

  await d.kill()
  expect(await seen(d, 90)).toContain('Nhớ mang mũ')
  await d.open()
  expect(await d.page.locator('#board img').count()).toBe(1)
  const alone = await seen(d, 60)
  expect(alone).toContain('GỌI 111')
  expect(alone).toContain('Nhớ mang mũ')
  expect(await d.page.evaluate(() => document.fonts.check('800 16px "Be Vietnam Pro"', 'Ễ'))).toBe(true)

  await d.revive()
  await d.approve('Đã có mạng')
  await d.leap(70_000)
  expect(await seen(d, 60)).toContain('Đã có mạng')
})

test('a device that starts anew without its server trusts no clock: the failsafe, with the page and fonts it kept', async () => {
  const d = await device()
  await d.approve('Nhớ mang mũ')
  await d.open()
  await keeps(d, PARTS + 2)
  await d.kill()
  await d.page.addInitScript(() => sessionStorage.clear())
  await d.open()
  expect(await showing(d.page)).toBe('failsafe')
  const alone = await seen(d, 30)
  expect(alone).toBe('GỌI 111 Bảo vệ trẻ em Miễn phí, 24/7')
  await d.revive()
  await d.leap(70_000)
  expect(await seen(d, 30)).toContain('Nhớ mang mũ')
})

test('what is kept is this board’s page, its parts and the pictures it may show, and nothing else', async () => {
  const d = await device()
  const id = await d.approve('Sẽ bị gỡ')
  await d.open()
  await keeps(d, PARTS + 2)
  const first = await held(d)
  expect(first.filter(path => path.startsWith(`${d.path}/frames/`))).toHaveLength(2)
  expect(first).toContain(`${d.path}/player`)
  expect(first.some(path => path.includes('schedule'))).toBe(false)
  await withdrawMessage(d.s.editor, id, { version: 2 })
  await d.leap(70_000)
  await keeps(d, PARTS + 1)

  await d.kill()
  await expect(d.page.goto(`${d.address.replace(/[^/]+$/, 'x'.repeat(26))}/player`)).rejects.toThrow()
})

test('a refusal or another’s page at the player’s address never takes the place of the player', async () => {
  const d = await device()
  await d.open()
  await keeps(d, PARTS + 1)
  for (const [status, body] of [
    [410, 'gone\n'],
    [502, '<h1>Bad gateway</h1>'],
    [200, '<h1>Wi-Fi</h1>'],
  ] as const) {
    await d.context.route('**/player', route => route.fulfill({ status, body, contentType: 'text/html' }))
    await d.open()
    expect(await d.page.locator('#board').count()).toBe(1)
    await d.context.unroute('**/player')
  }
})

test('proof of play and health reach the server, and what was played without network comes after', async () => {
  const d = await device()
  const told = () => reportPlays(d.s.admin, { from: '2026-06-09', to: '2026-06-09' })
  const sent: { startedAt: number; seconds: number }[] = []
  d.page.on('response', answer => {
    if (answer.url().endsWith('/plays') && answer.ok()) sent.push(...answer.request().postDataJSON().plays)
  })
  await d.approve('Nhớ mang mũ')
  await d.open()
  await d.kill()
  for (let i = 0; i < 12; i++) await d.pass(MINUTE)
  expect((await told()).items).toEqual([])
  await d.revive()
  for (let i = 0; i < 18; i++) await d.pass(MINUTE)
  const { items } = await told()
  // How many come in so many minutes depends on the board's own pace: three batches of fifty at least.
  expect(sent.length).toBeGreaterThanOrEqual(150)
  expect(items.reduce((sum, { times }) => sum + times, 0)).toBe(sent.length)
  // From the first on, each begins where the one before it ended: none is missing, none twice.
  expect(Math.abs(sent[0]!.startedAt - NOW)).toBeLessThan(2000)
  for (const [index, { startedAt, seconds }] of sent.slice(0, -1).entries())
    expect(Math.abs(sent[index + 1]!.startedAt - startedAt - seconds * 1000)).toBeLessThan(2000)
  expect(items.map(({ text }) => text)).toContain('Nhớ mang mũ')
  const [screen] = await listScreens(d.s.admin)
  expect(screen).toMatchObject({
    playing: expect.stringMatching(/^(hotline-111|message-)/),
    clockOffsetSec: expect.any(Number),
  })
  expect(screen!.beatAt).toBeGreaterThan(NOW + 20 * MINUTE)
})

test('another version comes in by itself within a day, though not without network or during an emergency', async () => {
  const d = await device({ pictures: false })
  await d.open()
  await d.page.evaluate(() => Object.assign(window, { sameLoad: true }))
  const isSame = () => d.page.evaluate(() => 'sameLoad' in window)
  const halfDay = 13 * HOUR + 10 * MINUTE
  await d.leap(halfDay)
  expect(await isSame()).toBe(true)
  await d.page.route('**/player', async route => {
    const response = await route.fetch().catch(() => null)
    if (!response) return route.abort()
    const body = (await response.text()).replace(/data-version="\d+"/, 'data-version="x"')
    return route.fulfill({ response, body })
  })
  await d.kill()
  await d.leap(halfDay)
  expect(await isSame()).toBe(true)
  await d.revive()
  await raiseAlert(d.s.approver, { kind: 'flood', text: 'Nước lên nhanh', reason: 'Mưa lớn', minutes: 24 * 60 - 5 })
  await d.leap(70_000)
  await d.leap(halfDay)
  await d.leap(20 * MINUTE)
  expect(await isSame()).toBe(true)
  const loaded = d.page.waitForEvent('load')
  await d.leap(halfDay)
  await d.leap(20 * MINUTE)
  await loaded
  expect(await isSame()).toBe(false)
})

test('a device that forbids storage and workers, and has no fonts to load, plays all the same', async () => {
  const d = await device({ pictures: false })
  await d.approve('Nhớ mang mũ')
  await d.page.addInitScript(() => {
    const refuse = {
      get: () => {
        throw new Error('SecurityError')
      },
    }
    for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, refuse)
    Object.defineProperty(Navigator.prototype, 'serviceWorker', refuse)
  })
  await d.open()
  expect(await seen(d, 30)).toContain('Nhớ mang mũ')
})

test('where drawing fails the page shows its own hotline 111, and draws again as soon as it can', async () => {
  const d = await device({ pictures: false })
  await d.approve('Nhớ mang mũ')
  await d.open()
  await d.page.evaluate(() => {
    const create = document.createElement
    document.createElement = () => {
      document.createElement = create
      throw new Error('out of memory')
    }
  })
  while ((await d.page.locator('#board svg').count()) === 0) await d.pass(250)
  expect(await d.page.locator('#board').textContent()).toContain('GỌI 111')
  await d.pass(500)
  expect(await d.page.locator('#board svg').count()).toBe(0)
  expect(await seen(d, 60)).toContain('Nhớ mang mũ')
})

test('a week passes and nothing grows: no nodes, no heap, no storage', async () => {
  const d = await device({ width: 128, height: 64 })
  await d.approve('Nhớ mang mũ', { endsOn: '2026-06-30' })
  await d.approve('Chỉ buổi sáng', { endsOn: '2026-06-30', toTime: '12:00' })
  await d.open()
  const cdp = await d.context.newCDPSession(d.page)
  const weigh = async () => {
    await cdp.send('HeapProfiler.collectGarbage')
    const { usedSize } = await cdp.send('Runtime.getHeapUsage')
    const page = await d.page.evaluate(async () => ({
      nodes: document.querySelectorAll('*').length,
      stored: JSON.stringify({ ...localStorage }).length + JSON.stringify({ ...sessionStorage }).length,
    }))
    return { ...page, usedSize, held: (await held(d)).length }
  }
  const days: Awaited<ReturnType<typeof weigh>>[] = []
  const texts = new Set<string>()
  for (let day = 0; day < 7; day++) {
    for (let step = 0; step < DAY / (12 * MINUTE); step++) {
      await d.leap(12 * MINUTE - 500)
      await d.pass(500)
      if (step % 7 === 0) texts.add(await textOf(d.page))
    }
    days.push(await weigh())
  }
  const [first, last] = [days[0]!, days.at(-1)!]
  expect([...texts].sort()).toEqual(['Chỉ buổi sáng', 'GỌI 111 Bảo vệ trẻ em Miễn phí, 24/7', 'Nhớ mang mũ'])
  expect(last.nodes).toBe(first.nodes)
  expect(last.held).toBe(PARTS + 3)
  expect(last.usedSize).toBeLessThan(first.usedSize * 1.1 + 200_000)
  for (const { stored } of days) expect(stored).toBeLessThan(200_000)
}, 300_000)
