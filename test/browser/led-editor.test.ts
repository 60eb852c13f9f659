import { createHash } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../src/accounts/demo-accounts'
import { requestPairing } from '../../src/led/request-pairing'
import { scrollSeconds } from '../../src/led/scroll'
import { openBrowser } from '../support/browser'
import { demoWards } from '../support/demo'
import { serve } from '../support/serve'

describe('boards on a desk', () => {
  let browser: Browser
  let server: Awaited<ReturnType<typeof serve>>
  let demo: Awaited<ReturnType<typeof demoWards>>
  let page: Page

  const signIn = async (javaScriptEnabled = true) => {
    const context = await browser.newContext({ viewport: { width: 1366, height: 820 }, javaScriptEnabled })
    context.setDefaultTimeout(15_000)
    const signed = await context.newPage()
    await signed.goto(`${server.url}/staff/sign-in`)
    await signed.fill('[name=identifier]', 'admin.trung-thanh')
    await signed.fill('[name=password]', DEMO_PASSWORD)
    await signed.click('main button[type=submit]')
    await signed.waitForURL(`${server.url}/staff`)
    return signed
  }

  beforeAll(async () => {
    demo = await demoWards()
    server = await serve(demo.running, { demo: true })
    browser = await openBrowser()
    page = await signIn()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  const figure = (size: string, on = page) => on.locator(`[data-size="${size}"]`)
  const picture = (size: string, on = page) => figure(size, on).locator('image').getAttribute('href')
  const open = (name: string, on = page) =>
    on.goto(`${server.url}/staff/led`).then(() => on.click(`.led-card-title a:text-is("${name}")`))

  describe('the editor', () => {
    test('shows what is typed on every size of board, within a moment and never blank', async () => {
      await page.goto(`${server.url}/staff/led/messages/new`)
      const before = await picture('192x96-full')
      expect(before).toMatch(/^data:image\/png;base64,/)
      const started = Date.now()
      await page.fill('#f-text', 'Tắt máy, ra sân chơi')
      await page.waitForFunction(
        old => document.querySelector('[data-size="192x96-full"] image')?.getAttribute('href') !== old,
        before,
      )
      expect(Date.now() - started).toBeLessThan(1500)
      expect(await picture('192x96-full')).toMatch(/^data:image\/png;base64,/)
      expect(await page.textContent('[data-count-of]')).toBe('20 ký tự')
      expect(await figure('192x96-full').textContent()).toContain('đứng yên')
    })

    test('says which board would scroll, how short to be, and what cannot be drawn', async () => {
      await page.fill('#f-text', 'Trẻ gặp chuyện trên mạng: nói ngay với cha mẹ, thầy cô hoặc gọi số 111, miễn phí 😀')
      await page.getByText('Màn hình không vẽ được: 😀').waitFor()
      expect(await figure('128x64-mono').locator('[data-note]').textContent()).toMatch(
        /^Trường THCS Trung Thành 128 × 64 điểm ảnh: chữ sẽ chạy ngang vì dài quá; rút còn khoảng \d+ ký tự/,
      )
      // As the player moves it: still at its beginning, then to its end and no further, slowly enough to be read.
      const moving = figure('128x64-mono').locator('animate')
      const width = Number(await figure('128x64-mono').locator('image').getAttribute('width'))
      expect(await moving.getAttribute('values')).toBe(`0;0;${128 - width};${128 - width}`)
      expect(await moving.getAttribute('dur')).toBe(`${Math.max(10, scrollSeconds(width, 128))}s`)
    })

    test('shows only the boards that the chosen audiences reach, and on a phone keeps their pictures in sight', async () => {
      await page.check('[name=tags][value="trường học"]')
      await figure('192x96-full').waitFor({ state: 'hidden' })
      expect(await figure('128x64-mono').isVisible()).toBe(true)
      await page.setViewportSize({ width: 360, height: 740 })
      expect(await page.locator('[data-strip] svg').count()).toBe(1)
      await page.locator('[name=freezeSafe]').scrollIntoViewIfNeeded()
      expect((await page.locator('[data-strip]').boundingBox())!.y).toBeCloseTo(0, 0)
      await page.setViewportSize({ width: 1366, height: 820 })
      await page.uncheck('[name=tags][value="trường học"]')
      await figure('192x96-full').waitFor({ state: 'visible' })
    })

    test('adds and takes away windows, and what is saved is what boards are given, to the pixel', async () => {
      await page.fill('#f-text', 'Tắt máy, ra sân chơi')
      await figure('192x96-full').getByText('đứng yên').waitFor()
      await page.getByText('Màn hình không vẽ được').waitFor({ state: 'detached' })
      const rows = () => page.locator('[data-rows=windows] [data-row]').count()
      expect(await rows()).toBe(1)
      await page.click('[data-rows=windows] [data-add-row]')
      await page.click('[data-rows=windows] [data-add-row]')
      expect(await rows()).toBe(3)
      expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('windows.2.startsOn')
      await page.locator('[data-rows=windows] [data-remove-row]').nth(1).click()
      await page.fill('[name="windows.2.startsOn"]', '2026-06-20')
      await page.fill('[name="windows.2.endsOn"]', '2026-06-20')
      await page.check('[name=freezeSafe]')
      const sent = await picture('192x96-full')
      await page.click('text=Lưu và gửi duyệt')
      await page.waitForURL(/done=created/)
      expect(await page.inputValue('[name="windows.1.startsOn"]')).toBe('2026-06-20')
      await page.click('button:has-text("Duyệt"):not(:has-text("gửi"))')
      await page.waitForURL(/done=approved/)
      const { key } = demo.screens.find(({ name }) => name === 'Cổng UBND phường')!
      const answer = await fetch(`${server.url}/led/v1/${key}/schedule.json`)
      const { items } = (await answer.json()) as { items: { text: string; frame: { sha256: string } }[] }
      const png = Buffer.from(sent!.split(',')[1]!, 'base64')
      expect(items.find(({ text }) => text === 'Tắt máy, ra sân chơi')!.frame.sha256).toBe(
        createHash('sha256').update(png).digest('hex'),
      )
    })
  })

  describe('a board through the day', () => {
    const bar = () => page.locator('[data-scrub]')
    const states = () => page.locator('[data-item] .tag').allTextContents()

    test('moves by keyboard: the time, what plays and the picture follow without a reload', async () => {
      await open('Cổng UBND phường')
      await page.goto(`${page.url()}?on=2026-06-13&at=06:30`)
      const [before, listed] = [await page.locator('[data-board] image').getAttribute('href'), await states()]
      await page.evaluate(() => Object.assign(window, { stayed: true }))
      await bar().focus()
      for (let step = 0; step < 6; step++) await page.keyboard.press('PageUp')
      expect(await page.inputValue('[data-time]')).not.toBe('06:30')
      expect(await bar().getAttribute('aria-valuetext')).toBe(await page.inputValue('[data-time]'))
      await page.waitForFunction(
        old => document.querySelector('[data-board] image')?.getAttribute('href') !== old,
        before,
      )
      expect(await states()).not.toEqual(listed)
      expect(page.url()).toContain(`at=${await page.inputValue('[data-time]')}`)
      expect(await page.evaluate(() => 'stayed' in window)).toBe(true)
    })

    test('is dark before its hours, and the loop steps round', async () => {
      await bar().fill('180')
      expect(await page.textContent('[data-shown]')).toBe('Ngoài giờ phát: màn hình tắt')
      expect(await states()).not.toContain('đang phát')
      await bar().fill('1110')
      const place = () => page.textContent('[data-place-of]')
      const first = await place()
      await page.click('[data-step="1"]')
      expect(await place()).not.toBe(first)
      await page.click('[data-step="-1"]')
      expect(await place()).toBe(first)
      expect(await page.inputValue('[data-time]')).toBe('18:30')
    })
  })

  test('a code in small letters pairs a device', async () => {
    const { code } = await requestPairing(demo.running.db, { width: 64, height: 32 }, demo.running.clock.now)
    await page.goto(`${server.url}/staff/led/pair`)
    await page.fill('[name=code]', code.toLowerCase())
    await page.fill('[name=name]', 'Nhà văn hóa Tân Phú')
    await page.click('main form button:has-text("Ghép")')
    await page.getByText('Màn hình sẽ bắt đầu phát trong vài giây').waitFor()
  })

  test('without scripts a window can be added, a time looked at, and pictures are there', async () => {
    const plain = await signIn(false)
    await plain.goto(`${server.url}/staff/led/messages/new`)
    await plain.fill('[name=text]', 'Không cần máy')
    await plain.fill('[name="windows.1.startsOn"]', '2026-06-20')
    await plain.fill('[name="windows.1.endsOn"]', '2026-06-21')
    await plain.click('text=Lưu và gửi duyệt')
    await plain.waitForURL(/done=created/)
    expect(await plain.inputValue('[name="windows.1.endsOn"]')).toBe('2026-06-21')
    expect(await picture('192x96-full', plain)).toMatch(/^data:image/)
    await open('Cổng UBND phường', plain)
    await plain.fill('[data-time]', '03:00')
    await plain.click('.led-scrub button:has-text("Xem")')
    expect(await plain.inputValue('[data-time]')).toBe('03:00')
    expect(await plain.textContent('[data-shown]')).toBe('Ngoài giờ phát: màn hình tắt')
    await plain.context().close()
  })
})
