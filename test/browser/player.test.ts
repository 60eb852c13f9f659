import type { Browser, Page, Request } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { approveMessage } from '../../src/led/approve-message'
import { createMessage } from '../../src/led/create-message'
import { registerScreen } from '../../src/led/register-screen'
import { withdrawMessage } from '../../src/led/withdraw-message'
import { DAY, HOUR, MINUTE } from '../../src/shared/dates'
import { messageInputOf } from '../support/boards'
import { openBrowser } from '../support/browser'
import { plantPublication } from '../support/publications'
import { NOW, scenario } from '../support/scenario'
import { serve } from '../support/serve'

const LONG =
  'Trẻ em đi bơi phải có người lớn trông; mặc áo phao, khởi động kỹ, không nhảy cắm đầu, không bơi lúc nắng gắt hay sau khi ăn no. Thấy bạn đuối nước: hô to, ném phao, gọi người lớn, gọi 115.'

let browser: Browser
const closing: (() => Promise<void>)[] = []

beforeAll(async () => {
  browser = await openBrowser()
})
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})
afterAll(() => browser.close())

/** A ward with one board of a size, its server, and a device whose clock is off by `skew`. */
async function device({ width = 192, height = 96, skew = 0, closesAt = '24:00' } = {}) {
  const s = await scenario()
  const { key } = await registerScreen(s.admin, { name: 'Cổng', width, height, opensAt: '00:00', closesAt })
  const server = await serve(s)
  const context = await browser.newContext({ viewport: { width: Math.max(width + 40, 300), height: height + 40 } })
  closing.push(() => context.close(), server.close)
  const page = await context.newPage()
  await page.clock.install({ time: NOW + skew })
  return {
    s,
    server,
    page,
    /** Opens the player and waits until it has its fonts and its schedule, or with `cut` has failed to get one. */
    open: async ({ cut = false } = {}) => {
      const about = (request: Request) => request.url().endsWith('schedule.json')
      const polled = cut ? page.waitForEvent('requestfailed', about) : page.waitForEvent('requestfinished', about)
      await page.goto(`${server.url}/led/v1/${key}/player`)
      await page.evaluate(() => document.fonts.ready)
      await polled
      await page.evaluate(() => new Promise(resolve => queueMicrotask(() => resolve(null))))
    },
    show: async (text: string, own: Record<string, unknown> = {}) => {
      const input = messageInputOf(text, { startsOn: '2026-06-09', endsOn: '2026-06-12', ...own })
      const { id } = await createMessage(s.editor, input)
      await approveMessage(s.approver, id, { version: 1 })
      return id
    },
    /** Lets both clocks run on together, polls included. */
    pass: async (milliseconds: number) => {
      s.clock.now += milliseconds
      await page.clock.runFor(milliseconds)
      await page.waitForTimeout(0)
    },
  }
}

const text = (page: Page) =>
  page.locator('#board').evaluate(board => Array.from(board.children, line => line.textContent).join(' '))
const until = (page: Page, words: string) => page.waitForFunction(w => document.body.textContent.includes(w), words)

/** Every different page that is drawn while the time passes, with how it lies on the board. */
async function watch(page: Page, pass: (ms: number) => Promise<void>, seconds: number) {
  const frames = new Map<string, Awaited<ReturnType<typeof measure>>>()
  for (let second = 0; second < seconds; second += 2) {
    const frame = await measure(page)
    frames.set(frame.text, frame)
    await pass(2000)
  }
  return [...frames.values()]
}

const measure = (page: Page) =>
  page.evaluate(() => {
    const board = document.getElementById('board')!
    const box = board.getBoundingClientRect()
    const lines = Array.from(board.querySelectorAll('.line'), line => {
      const range = document.createRange()
      range.selectNodeContents(line)
      const rects = Array.from(range.getClientRects(), ({ left, right }) => ({ left, right }))
      const { top, bottom } = line.getBoundingClientRect()
      const style = getComputedStyle(line)
      return {
        top,
        bottom,
        rects,
        ratio: Number.parseFloat(style.lineHeight) / Number.parseFloat(style.fontSize),
        size: Number.parseFloat(style.fontSize),
      }
    })
    return {
      text: Array.from(board.children, line => line.textContent).join(' '),
      box: { x: box.x, y: box.y, width: box.width, height: box.height },
      font: document.fonts.check('800 16px "Be Vietnam Pro"'),
      lines,
    }
  })

describe.each([
  [64, 32],
  [128, 64],
  [192, 96],
  [640, 384],
  [512, 32],
])('on a board of %i×%i', (width, height) => {
  test('every frame fills exactly the pixels and no letter leaves them', async () => {
    const { s, page, open, show, pass } = await device({ width, height })
    await show('Đừng kết bạn với người lạ trên mạng', { priority: 5 })
    await show(LONG, { priority: 2 })
    await plantPublication(s, { payload: { title: 'Sân khấu hóa “Lướt mạng tỉnh táo”', startTime: '19:00' } })
    await open()
    await until(page, 'GỌI 111')
    const frames = await watch(page, pass, 60)
    for (const { box, lines, font } of frames) {
      expect(font).toBe(true)
      expect(box).toEqual({ x: 0, y: 0, width, height })
      expect(lines.length).toBeGreaterThan(0)
      for (const { top, bottom, rects, ratio, size } of lines) {
        expect(top).toBeGreaterThanOrEqual(0)
        expect(bottom).toBeLessThanOrEqual(height)
        expect(ratio).toBeGreaterThanOrEqual(1.299)
        expect(size).toBeGreaterThanOrEqual(8)
        for (const { left, right } of rects) {
          expect(left).toBeGreaterThanOrEqual(0)
          expect(right).toBeLessThanOrEqual(width + 0.5)
        }
      }
    }
    const all = frames.map(frame => frame.text).join(' ')
    for (const words of ['GỌI 111', '19:00 HÔM NAY', 'Lướt mạng tỉnh táo', 'Đừng kết bạn', 'áo phao', 'gọi 115.']) {
      expect(all).toContain(words)
    }
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(0, 0, 0)')
  })
})

test('with the server stopped the player goes on, drops what has ended, and past validity shows only the failsafe', async () => {
  const { page, open, show, server } = await device()
  await show('Suốt tuần')
  await show('Chỉ đến ba giờ', { fromTime: '14:00', toTime: '15:00', endsOn: '2026-06-09' })
  await open()
  await until(page, 'GỌI 111')
  await server.close()

  const seen = async (minutes: number) => {
    const texts = new Set<string>()
    for (let i = 0; i < 20; i++) {
      await page.clock.runFor((minutes * MINUTE) / 20)
      texts.add(await text(page))
    }
    return [...texts].join('|')
  }
  const before = await seen(5)
  for (const words of ['GỌI 111', 'Suốt tuần', 'Chỉ đến ba giờ']) expect(before).toContain(words)
  await page.clock.fastForward(HOUR)
  const after = await seen(5)
  expect(after).toContain('Suốt tuần')
  expect(after).not.toContain('Chỉ đến')
  await page.clock.fastForward(3 * DAY)
  const late = await seen(5)
  expect(late).toBe('GỌI 111 Bảo vệ trẻ em Miễn phí, 24/7')
})

test('a reload without the server’s schedule plays the remembered one; a fresh device shows the failsafe', async () => {
  const { page, open, show, pass } = await device()
  await show('Nhớ mang mũ')
  await open()
  await until(page, 'GỌI 111')
  await pass(12_000)
  expect(await text(page)).toContain('Nhớ mang mũ')
  await page.route('**/schedule.json', route => route.abort())
  await open({ cut: true })
  await pass(12_000)
  expect(await text(page)).toContain('Nhớ mang mũ')
  // A restart of the device: its clock may be anything now.
  await page.evaluate(() => sessionStorage.clear())
  await open({ cut: true })
  await pass(12_000)
  expect(await page.locator('#board').getAttribute('data-showing')).toBe('failsafe')
})

test('an item that is withdrawn is cut in the middle of its turn', async () => {
  const { s, page, open, show, pass } = await device()
  const id = await show('Sẽ bị gỡ ngay khi đang phát trên màn hình này')
  await open()
  await until(page, 'GỌI 111')
  while (!(await text(page)).includes('Sẽ bị gỡ')) await pass(500)
  await withdrawMessage(s.editor, id, { version: 2 })
  const polled = page.waitForResponse('**/schedule.json')
  await page.clock.runFor(66_000)
  await (await polled).finished()
  await page.waitForFunction(() => !document.body.textContent.includes('Sẽ bị gỡ'))
  await pass(20_000)
  expect(await text(page)).toContain('GỌI 111')
})

test('a lone item leaves at the very end of its window, and the board goes dark', async () => {
  const { page, open, pass } = await device({ closesAt: '14:01' })
  await open()
  await until(page, 'GỌI 111')
  await pass(58_000)
  expect(await text(page)).toContain('GỌI 111')
  await pass(3_000)
  expect(await text(page)).toBe('')
})

test('a device whose clock is two days off plays by the server’s time', async () => {
  const { page, open, show, pass } = await device({ skew: 2 * DAY })
  await show('Chỉ hôm nay', { endsOn: '2026-06-09' })
  await open()
  await until(page, 'GỌI 111')
  await pass(11_000)
  expect(await text(page)).toContain('Chỉ hôm nay')
})

test('without any word from the server a board shows the failsafe, never a blank', async () => {
  const { page, open, pass } = await device()
  await page.route('**/schedule.json', route => route.abort())
  await open({ cut: true })
  for (let i = 0; i < 5; i++) {
    expect(await text(page)).toBe('GỌI 111 Bảo vệ trẻ em Miễn phí, 24/7')
    await pass(30_000)
  }
})
