import { decode } from 'fast-png'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { raiseAlert } from '../../src/led/raise-alert'
import { revokeScreen } from '../../src/led/revoke-screen'
import { withdrawMessage } from '../../src/led/withdraw-message'
import { DAY, HOUR, MINUTE } from '../../src/shared/dates'
import { type BoardDevice, boardDevices, showing, textOf } from '../support/board-device'
import { plantPublication } from '../support/publications'

const LONG =
  'Trẻ em đi bơi phải có người lớn trông; mặc áo phao, khởi động kỹ, không nhảy cắm đầu, không bơi lúc nắng gắt hay sau khi ăn no. Thấy bạn đuối nước: hô to, ném phao, gọi người lớn, gọi 115.'
const HOTLINE = 'GỌI 111 Bảo vệ trẻ em Miễn phí, 24/7'

const device = boardDevices()

/** All that is shown while `seconds` pass. */
async function seen({ page, pass }: BoardDevice, seconds: number, step = 1) {
  const texts = new Set<string>()
  for (let second = 0; second < seconds; second += step) {
    texts.add(await textOf(page))
    await pass(step * 1000)
  }
  return [...texts]
}

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
      text: Array.from(board.querySelectorAll('.line'), line => line.textContent).join(' '),
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
    const { s, page, open, approve, pass } = await device({ width, height, pictures: false })
    await approve('Đừng kết bạn với người lạ trên mạng')
    await approve(LONG)
    await plantPublication(s, { payload: { title: 'Sân khấu hóa “Lướt mạng tỉnh táo”', startTime: '19:00' } })
    await open()
    const frames = await watch(page, pass, 150)
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

test('what has ended is dropped in the middle of its turn, and past validity only the failsafe is left', async () => {
  const d = await device({ pictures: false })
  await d.approve('Suốt tuần')
  await d.approve('Chỉ đến ba giờ', { fromTime: '14:00', toTime: '15:00', endsOn: '2026-06-09' })
  await d.open()
  await d.kill()
  const before = (await seen(d, 60)).join('|')
  for (const words of ['GỌI 111', 'Suốt tuần', 'Chỉ đến ba giờ']) expect(before).toContain(words)
  await d.leap(HOUR)
  const after = (await seen(d, 60)).join('|')
  expect(after).toContain('Suốt tuần')
  expect(after).not.toContain('Chỉ đến')
  await d.leap(3 * DAY)
  expect(await seen(d, 30)).toEqual([HOTLINE])
  expect(await showing(d.page)).toBe('failsafe')
})

test('an item that is withdrawn is cut in the middle of its turn', async () => {
  const d = await device()
  const id = await d.approve('Sẽ bị gỡ ngay khi đang phát trên màn hình này')
  await d.open()
  while (!(await textOf(d.page)).includes('Sẽ bị gỡ')) await d.pass(500)
  await d.pass(2000)
  await withdrawMessage(d.s.editor, id, { version: 2 })
  const polled = d.page.waitForResponse('**/schedule.json')
  await d.leap(66_000)
  await (await polled).finished()
  await d.settle()
  await d.pass(250)
  expect((await seen(d, 30)).join('|')).not.toContain('Sẽ bị gỡ')
})

test('an emergency breaks in with the next poll, also outside the hours, and ends by itself', async () => {
  const d = await device({ closesAt: '14:05' })
  await d.approve('Nhớ mang mũ')
  await d.open()
  expect((await seen(d, 30)).join('|')).toContain('Nhớ mang mũ')
  await raiseAlert(d.s.approver, { kind: 'flood', text: 'Nước lên nhanh', reason: 'Mưa lớn', minutes: 15 })
  await d.leap(66_000)
  await d.pass(3000)
  expect(await textOf(d.page)).toContain('KHẨN CẤP')
  const during = (await seen(d, 60)).join('|')
  expect(during).toContain('GỌI 111')
  expect(during).not.toContain('Nhớ mang mũ')
  await d.kill()
  await d.leap(8 * MINUTE)
  expect((await seen(d, 20)).join('|')).toContain('KHẨN CẤP')
  await d.leap(7 * MINUTE)
  await d.pass(3000)
  expect(await seen(d, 20)).toEqual([''])
})

test('a key that is revoked means the failsafe with the next poll, also after a reload', async () => {
  const d = await device()
  await d.approve('Nhớ mang mũ')
  await d.open()
  expect((await seen(d, 30)).join('|')).toContain('Nhớ mang mũ')
  await revokeScreen(d.s.admin, d.screen.id)
  await d.leap(66_000)
  await d.pass(250)
  expect(await seen(d, 30)).toEqual([HOTLINE])
  await d.open()
  expect(await showing(d.page)).toBe('failsafe')
  expect(await seen(d, 20)).toEqual([HOTLINE])
})

test('at the very end of its hours the board goes dark', async () => {
  const d = await device({ closesAt: '14:01' })
  await d.open()
  await d.pass(50_000)
  expect(await textOf(d.page)).toBe(HOTLINE)
  await d.pass(15_000)
  expect(await textOf(d.page)).toBe('')
  expect(await showing(d.page)).toBeNull()
})

test.each([2 * DAY, -30 * DAY])('a device whose clock is off by %i ms plays by the server’s time', async skew => {
  const d = await device({ skew })
  await d.approve('Chỉ hôm nay', { endsOn: '2026-06-09' })
  await d.open()
  expect((await seen(d, 30)).join('|')).toContain('Chỉ hôm nay')
})

test('without any word from the server a board shows the failsafe, never a blank', async () => {
  const d = await device({ pictures: false })
  await d.page.route('**/schedule.json', route => route.abort())
  await d.open()
  for (let i = 0; i < 5; i++) {
    expect(await textOf(d.page)).toBe(HOTLINE)
    await d.leap(30_000)
  }
})

test('before its script runs, and where none can run, the page says hotline 111 by itself', async () => {
  const d = await device({ width: 64, height: 32 })
  await d.page.route('**/led-player.js*', route => route.abort())
  await d.page.goto(`${d.address}/player`)
  const boxes = await d.page
    .locator('#board text')
    .evaluateAll(lines => lines.map(line => [line.textContent, line.getBoundingClientRect()] as const))
  expect(boxes.map(([line]) => line).join(' ')).toBe(HOTLINE)
  const { data, channels } = decode(await d.page.screenshot({ clip: { x: 0, y: 0, width: 64, height: 32 } }))
  expect(data.filter((value, index) => index % channels === 1 && value > 128).length).toBeGreaterThan(60)
  for (const [, { left, right, top, bottom }] of boxes) {
    expect(Math.min(left, top)).toBeGreaterThanOrEqual(-1)
    expect(right).toBeLessThanOrEqual(64)
    expect(bottom).toBeLessThanOrEqual(33)
  }
})
