import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listAlerts } from '../../src/led/list-alerts'
import { registerScreen } from '../../src/led/register-screen'
import { openBrowser } from '../support/browser'
import { signedIn } from '../support/http'
import { type Scenario, scenario } from '../support/scenario'
import { serve } from '../support/serve'

const STORM = 'Bão sắp vào. Bà con ở trong nhà, không ra sông suối.'

describe('raising an emergency on a phone', () => {
  let s: Scenario
  let browser: Browser
  let server: Awaited<ReturnType<typeof serve>>
  let key: string

  beforeAll(async () => {
    s = await scenario()
    key = (await registerScreen(s.admin, { name: 'Cổng UBND', width: 192, height: 96 })).key
    await registerScreen(s.admin, { name: 'Chợ', width: 128, height: 64 })
    server = await serve(s)
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  async function phone(own: { javaScriptEnabled?: boolean; height?: number } = {}): Promise<Page> {
    const { height = 740, ...rest } = own
    const context = await browser.newContext({
      ...{ viewport: { width: 360, height }, hasTouch: true, isMobile: true, ...rest },
    })
    context.setDefaultTimeout(15_000)
    const [name = '', ...value] = (await signedIn(s, 'approver')).split('=')
    await context.addCookies([{ name, value: value.join('='), url: server.url }])
    return context.newPage()
  }

  const texts = async () => (await listAlerts(s.approver)).map(({ text }) => text)
  const nowTxt = async () => (await fetch(`${server.url}/led/v1/${key}/now.txt`)).text()
  const button = (page: Page, name: string) => page.getByRole('button', { name })

  test('fits one screen, 740 and 640 pixels high, with nothing of the way to the button out of sight', async () => {
    const page = await phone()
    await page.goto(`${server.url}/staff/led/alert`)
    const size = () =>
      page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight])
    expect((await size())[0]).toBe(360)
    expect((await size())[1]).toBeLessThanOrEqual(740)
    await page.setViewportSize({ width: 360, height: 640 })
    const bottom = (selector: string) =>
      page.evaluate(found => document.querySelector(found)!.getBoundingClientRect().bottom, selector)
    const top = await page.evaluate(() => document.querySelector('.alarm-go')!.getBoundingClientRect().top)
    for (const selector of ['.tap-chips-kind', '#f-text', '.tap-chips-ends', '#f-reason'])
      expect(await bottom(selector), selector).toBeLessThanOrEqual(top)
    expect(await bottom('.alarm-go .button-danger')).toBeLessThanOrEqual(640)
    const heights = await page.evaluate(() =>
      Array.from(document.querySelectorAll('.tap-chip'), chip => chip.getBoundingClientRect().height),
    )
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44)
    await page.context().close()
  })

  test('takes three taps from the open page, less than ten seconds, and the board says it', async () => {
    const page = await phone()
    const began = performance.now()
    let taps = 0
    const tap = async (what: ReturnType<Page['locator']>) => {
      taps += 1
      await what.tap()
    }
    await page.goto(`${server.url}/staff/led/alert`)
    await tap(page.getByLabel('Bão', { exact: true }))
    expect(await page.getByLabel('Màn hình sẽ hiện').inputValue()).toBe(STORM)
    await tap(button(page, 'Phát ngay'))
    // As long as it takes to read the button; a second tap at once would count as the first.
    await page.waitForTimeout(400)
    expect(await texts()).toEqual([])
    await tap(button(page, 'Chạm lần nữa để phát'))
    await page.waitForURL(/\/staff\/led\/alerts\/\w+$/)
    await page.getByText('0/2 màn hình đã nhận').waitFor()
    expect(taps).toBeLessThanOrEqual(4)
    expect(performance.now() - began).toBeLessThan(10_000)
    expect(await texts()).toEqual([STORM])
    expect(await nowTxt()).toContain(`KHẨN CẤP: ${STORM} (đến 15:00 ngày 09/06)`)
    await page.context().close()
  })

  test('keeps words that were typed when another kind is chosen, and the picture follows them', async () => {
    const page = await phone()
    await page.goto(`${server.url}/staff/led/alert`)
    await page.getByLabel('Cháy').tap()
    await page.getByLabel('Y tế').tap()
    expect(await page.inputValue('[name=reason]')).toBe('Theo thông báo của trạm y tế')
    await page.fill('[name=text]', 'Nước máy chưa dùng được')
    await page.getByLabel('Mất điện').tap()
    expect(await page.inputValue('[name=text]')).toBe('Nước máy chưa dùng được')
    expect(await page.inputValue('[name=reason]')).toBe('Theo thông báo của ngành điện')
    await page.locator('[aria-label*="Nước máy chưa dùng được"]').waitFor()
    await page.fill('[name=text]', 'Bão 🌀')
    await page.getByText('Màn hình LED không hiện được: 🌀').waitFor()
    await page.context().close()
  })

  test('a second tap that comes with the first, or after a change, raises nothing', async () => {
    const page = await phone()
    const before = await texts()
    await page.goto(`${server.url}/staff/led/alert`)
    await page.getByLabel('Giao thông').tap()
    await button(page, 'Phát ngay').dblclick()
    await button(page, 'Chạm lần nữa').waitFor()
    await page.getByLabel('3 giờ').tap()
    await button(page, 'Phát ngay').waitFor()
    expect(await texts()).toEqual(before)
    await page.context().close()
  })

  test('on chosen boards until a time of day; what is refused loses nothing', async () => {
    const page = await phone()
    await page.goto(`${server.url}/staff/led/alert`)
    await page.getByLabel('Khác', { exact: true }).first().tap()
    await page.fill('[name=text]', 'Bão 🌀')
    await page.locator('.tap-chips-ends').getByLabel('Khác').tap()
    await page.fill('[name=endsAt]', '14:02')
    await page.locator('.tap-chips-boards').getByLabel('Chọn màn hình').tap()
    await page.getByLabel('Chợ').check()
    await button(page, 'Phát ngay').tap()
    await page.waitForTimeout(400)
    await button(page, 'Chạm lần nữa').tap()
    await page.getByText('Màn hình LED không hiện được: 🌀').first().waitFor()
    expect(await page.inputValue('[name=text]')).toBe('Bão 🌀')
    await page.fill('[name=text]', 'Chợ nghỉ hôm nay')
    await button(page, 'Phát ngay').tap()
    await page.waitForTimeout(400)
    await button(page, 'Chạm lần nữa').tap()
    await page.getByText('phát ít nhất 5 phút').first().waitFor()
    expect(await page.inputValue('[name=endsAt]')).toBe('14:02')
    expect(await page.getByLabel('Chợ', { exact: true }).isChecked()).toBe(true)
    await page.fill('[name=endsAt]', '20:30')
    await button(page, 'Phát ngay').tap()
    await page.waitForTimeout(400)
    await button(page, 'Chạm lần nữa').tap()
    await page.getByText('0/1 màn hình đã nhận').waitFor()
    expect(await nowTxt()).not.toContain('Chợ nghỉ hôm nay')
    await page.context().close()
  })

  test('ends at once from its page, which counts down and looks again by itself', async () => {
    const page = await phone()
    const [alert] = await listAlerts(s.approver)
    await page.goto(`${server.url}/staff/led/alerts/${alert!.id}`)
    const left = page.locator('[data-left]')
    const first = await left.textContent()
    await expect.poll(() => left.textContent(), { timeout: 5000 }).not.toBe(first)
    page.on('dialog', dialog => dialog.accept())
    await button(page, 'Kết thúc ngay').tap()
    await page.getByText('Đã kết thúc trước giờ').waitFor()
    expect((await listAlerts(s.approver)).find(({ id }) => id === alert!.id)?.status).toBe('ended')
    await page.context().close()
  })

  test('works without scripts: the page asks once more and then raises', async () => {
    const page = await phone({ javaScriptEnabled: false })
    await page.goto(`${server.url}/staff/led/alert`)
    await page.getByLabel('Mất điện').check()
    const before = await texts()
    await button(page, 'Phát ngay').click()
    await page.getByText('Chưa có màn hình nào hiện câu này').waitFor()
    expect(await page.inputValue('[name=text]')).toContain('Khu vực mất điện')
    expect(await texts()).toEqual(before)
    await button(page, 'Phát ngay').click()
    await page.getByText('Khu vực mất điện').first().waitFor()
    expect(await texts()).toHaveLength(before.length + 1)
    await page.context().close()
  })
})
