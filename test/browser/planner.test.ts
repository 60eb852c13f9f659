import axe from 'axe-core'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../src/accounts/demo-accounts'
import { calendarViews } from '../../src/web/islands/planner/contract'
import { openBrowser } from '../support/browser'
import { demoWards } from '../support/demo'
import { serve } from '../support/serve'

const calendar = '/staff/events?date=2026-06-09&view='
const desk = { width: 1366, height: 768 }
const phone = { width: 360, height: 740 }

describe('the planning calendar', () => {
  let browser: Browser
  let server: Awaited<ReturnType<typeof serve>>
  let context: BrowserContext

  beforeAll(async () => {
    server = await serve((await demoWards()).running, { demo: true })
    browser = await openBrowser()
    context = await signedIn()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  /** An administrator's browser; what its page says to the console is collected as faults. */
  async function signedIn(options: BrowserContextOptions = {}) {
    const own = await browser.newContext({ viewport: desk, ...options })
    const page = await own.newPage()
    await page.goto(`${server.url}/staff/sign-in`)
    await page.fill('[name=identifier]', 'admin.trung-thanh')
    await page.fill('[name=password]', DEMO_PASSWORD)
    await page.click('main button[type=submit]')
    await page.waitForURL(/\/staff$/)
    await page.close()
    return own
  }

  async function open(path: string, viewport = desk) {
    const page = await context.newPage()
    await page.setViewportSize(viewport)
    const faults: string[] = []
    page.on('console', message => ['error', 'warning'].includes(message.type()) && faults.push(message.text()))
    page.on('pageerror', error => faults.push(error.message))
    await page.goto(server.url + path)
    return { page, faults }
  }

  const meeting = (page: Page, title: string) => page.locator('.ec-event .meeting', { hasText: title }).first()

  async function violations(page: Page): Promise<string[]> {
    await page.evaluate(axe.source)
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    return page.evaluate(async runOnly => {
      const run = (globalThis as unknown as { axe: typeof axe }).axe.run(document, { runOnly })
      return (await run).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)
    }, tags)
  }

  test.each(calendarViews)(
    'shows %s under the strict policy for scripts and styles, and axe finds nothing',
    async view => {
      const { page, faults } = await open(calendar + view)
      await page.waitForSelector('.ec-event')
      expect(await violations(page)).toEqual([])
      expect(faults).toEqual([])
      await page.close()
    },
  )

  test('a filter goes into the address at once and survives a reload, a change of view and the way back', async () => {
    const { page } = await open(`${calendar}venues`)
    await meeting(page, 'Múa hát tập thể').waitFor()
    await page.click('.planner-filter summary')
    await page.selectOption('[name=category]', 'sports')
    await meeting(page, 'Múa hát tập thể').waitFor({ state: 'detached' })
    expect(page.url()).toContain('category=sports')
    await page.reload()
    await meeting(page, 'Tập bơi').waitFor()
    expect(await meeting(page, 'Múa hát tập thể').count()).toBe(0)
    await page.click('.segments a:has-text("Tháng")')
    await page.waitForSelector('.ec-month-view .ec-event')
    expect(page.url()).toMatch(/view=month.*category=sports/)
    await page.click('.planner-chosen a')
    await meeting(page, 'Múa hát tập thể').waitFor()
    expect(page.url()).not.toContain('category')
    await page.goBack()
    await meeting(page, 'Múa hát tập thể').waitFor({ state: 'detached' })
    await expect.poll(() => page.locator('.planner-chosen').innerText()).toContain('Thể thao')
    await page.close()
  })

  test('every meeting of a month keeps a line of its own when months are leafed through', async () => {
    const { page } = await open(`${calendar}month`)
    await page.waitForSelector('.ec-event')
    await page.click('[data-go=later]')
    await expect.poll(() => page.locator('[data-swap=heading]').innerText()).toBe('Tháng 7/2026')
    const stacked = () =>
      page.locator('.ec-event').evaluateAll(boxes => {
        const places = boxes.map(box => `${box.getBoundingClientRect().x} ${box.getBoundingClientRect().y}`)
        return places.length > 50 && new Set(places).size === places.length
      })
    await expect.poll(stacked).toBe(true)
    await page.close()
  })

  test('Enter on a meeting tells about it, lunar day included, and offers to move it by a form', async () => {
    const { page } = await open(`${calendar}week`)
    await meeting(page, 'Công dân số nhí').focus()
    await page.keyboard.press('Enter')
    const dialog = page.locator('dialog')
    expect(await dialog.innerText()).toContain('Thứ Sáu 12/06, 15:00–16:30 (27/4 âm lịch)')
    await dialog.locator('button:has-text("Dời")').first().press('Enter')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('startsOn')
    expect(await page.inputValue('dialog [name=startTime]')).toBe('15:00')
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Công dân số nhí')
    await page.close()
  })

  test('a filter that nothing matches is told as such, on the calendar of scripts too', async () => {
    const { page } = await open(`${calendar}week&status=returned&category=sports`)
    await page.locator('.notice', { hasText: 'Không có buổi nào khớp' }).waitFor()
    await page.locator('.planner-chosen a').first().click()
    await page.locator('.planner-chosen a').first().click()
    await page.locator('.notice', { hasText: 'Không có buổi nào khớp' }).waitFor({ state: 'detached' })
    await page.close()
  })

  test('every view leads to free times, one’s own week and the files', async () => {
    for (const view of ['month', 'list']) {
      const { page } = await open(`${calendar}${view}`)
      await page.locator('.plan-menu summary').click()
      expect(await page.locator('.plan-menu a').allInnerTexts()).toEqual([
        'Tìm giờ trống',
        'Lịch của tôi',
        'Nhập từ Excel, lịch',
        'Xuất Excel',
        'Bản in cả đợt',
        'Sao chép cả đợt sang năm sau',
      ])
      await page.close()
    }
  })

  test('a meeting that is over cannot be moved', async () => {
    const { page } = await open(`${calendar}venues`)
    await meeting(page, 'Nói không với bắt nạt').press('Enter')
    expect(await page.locator('dialog').innerText()).toContain('Buổi đã qua')
    expect(await page.locator('dialog button:has-text("Dời")').count()).toBe(0)
    await page.close()
  })

  test('a press on an empty slot opens the form of a new event on that day, at that hour or venue', async () => {
    const { page } = await open(`${calendar}venues`)
    await page.waitForSelector('.ec-event')
    const name = 'Nhà văn hóa TDP Thuận Thành'
    const row = (await page.locator('.ec-row-head', { hasText: name }).boundingBox())!
    const column = (await page.locator('.ec-col-head', { hasText: 'T5 11/06' }).boundingBox())!
    await page.mouse.click(column.x + column.width / 2, row.y + row.height / 2)
    await page.waitForURL(/\/new\?/)
    expect(await page.inputValue('[name=startsOn]')).toBe('2026-06-11')
    expect(await page.locator('[name=venueId] option:checked').innerText()).toContain(name)
    await page.close()
  })

  test('wall times stay those of Vietnam, wherever the computer thinks it is', async () => {
    const abroad = await signedIn({ timezoneId: 'America/New_York' })
    const page = await abroad.newPage()
    await page.goto(`${server.url}${calendar}week`)
    expect(await meeting(page, 'Công dân số nhí').innerText()).toContain('15:00–16:30')
    await abroad.close()
  })

  test('on a phone the days are an agenda, whose meetings open the same way', async () => {
    const { page, faults } = await open(`${calendar}venues`, phone)
    expect(await page.locator('.ec').count()).toBe(0)
    expect(await page.locator('.agenda h2:visible').first().innerText()).toContain('T3 09/06')
    await page.locator('.agenda summary', { hasText: 'Các ngày đã qua (1)' }).click()
    expect(await page.locator('.agenda h2:visible').first().innerText()).toContain('T2 08/06')
    await page.locator('.agenda a', { hasText: 'Công dân số nhí' }).click()
    await page.locator('dialog h2', { hasText: 'Công dân số nhí' }).waitFor()
    await page.keyboard.press('Escape')
    await page.click('[data-go=later]')
    await expect.poll(() => page.locator('[data-swap=heading]').innerText()).toContain('15/06 – 21/06')
    expect(await page.locator('.agenda h2').first().innerText()).toContain('T2 15/06')
    const sideways = () => document.documentElement.scrollWidth - document.documentElement.clientWidth
    expect(await page.evaluate(sideways)).toBeLessThanOrEqual(0)
    expect(await violations(page)).toEqual([])
    expect(faults).toEqual([])
    await page.close()
  })

  test('without scripts the week is a table, the filter a form and each meeting a link', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false, viewport: desk })
    await plain.addCookies(await context.cookies())
    const page = await plain.newPage()
    await page.goto(`${server.url}${calendar}venues`)
    await page.click('.planner-filter summary')
    await page.selectOption('[name=category]', 'sports')
    await page.click('.planner-filter button')
    const text = await page.locator('.week').innerText()
    expect(text).toContain('Tập bơi')
    expect(text).not.toContain('Múa hát')
    await page.locator('.week a', { hasText: 'Tập bơi' }).first().click()
    expect(page.url()).toMatch(/\/staff\/events\/\w+$/)
    await plain.close()
  })
})
