import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { vi } from '../../src/messages/registration'
import { openBrowser } from '../support/browser'
import { publishedEvent } from '../support/published-event'
import { scenario } from '../support/scenario'
import { serve } from '../support/serve'

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }

describe('a guardian on a phone', () => {
  let browser: Browser
  let server: Awaited<ReturnType<typeof serve>>
  let context: BrowserContext
  let form: string

  beforeAll(async () => {
    const s = await scenario()
    const event = await publishedEvent(s)
    form = `/w/${s.slug}/events/${event.id}`
    server = await serve(s)
    browser = await openBrowser()
    context = await browser.newContext(PHONE)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  async function fill(page: Page, index: number, name: string, year: string) {
    const at = `children.${index}`
    await page.fill(`[name="${at}.name"]`, name)
    await page.fill(`[name="${at}.birthYear"]`, year)
    await page.check(`[name="${at}.gender"][value=girl]`, { force: true })
  }

  const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)

  test('registers two sisters, keeps their tickets, and gives one place back', async () => {
    const page = await context.newPage()
    const faults: string[] = []
    page.on('pageerror', error => faults.push(String(error)))
    page.on('console', message => message.type() === 'error' && faults.push(message.text()))
    await page.goto(server.url + form)
    await fill(page, 0, 'Đinh Sao Mai', '2016')
    await page.selectOption('[name="children.0.groupId"]', { label: 'TDP Đông Cao' })
    await page.tap('[name=more]')
    expect(await page.locator('[data-child]').count()).toBe(2)
    // In the group of the one above, with the cursor where typing goes on.
    expect(await page.locator('[name="children.1.groupId"] option:checked').textContent()).toBe('TDP Đông Cao')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('children.1.name')
    await page.tap('[name=more]')
    await page.tap('[data-child="1"] [data-drop]')
    expect(await page.locator('[data-child] > legend').allTextContents()).toEqual([vi.child(1), vi.child(2)])
    await fill(page, 1, 'Đinh Sao Khuê', '2020')
    await page.fill('[name=guardianName]', 'Đinh Thị Hoa')
    await page.selectOption('[name=relation]', 'mother')
    await page.fill('[name=phone]', '0912.345.678')
    expect(await page.locator('input[type=checkbox]:checked').count()).toBe(0)
    await page.check('[name=consent]', { force: true })
    await page.getByRole('button', { name: vi.send }).last().tap()
    // What is missing is said beside the child; nothing typed is lost.
    await page.locator('#f-children-0-assent[aria-invalid=true]').waitFor()
    expect(await page.inputValue('[name="children.1.name"]')).toBe('Đinh Sao Khuê')
    expect(await fits(page)).toBe(true)
    await page.check('[name="children.0.assent"]', { force: true })
    await page.getByRole('button', { name: vi.send }).last().tap()
    await page.waitForURL(/\/tickets\//)
    expect(page.url()).not.toMatch(/Sao|Dinh|0912/)
    expect((await page.locator('.ticket h2').allTextContents()).sort()).toEqual(['Khuê', 'Mai'])
    expect(await page.locator('.ticket .qr').count()).toBe(2)
    expect(await page.title()).not.toMatch(/Mai|Khuê/)
    expect(await fits(page)).toBe(true)
    await page.getByText(vi.withdraw, { exact: true }).first().tap()
    await page.getByLabel('Mai', { exact: true }).last().check({ force: true })
    await page.check('[name=sure]', { force: true })
    await page.getByRole('button', { name: vi.withdrawSend }).tap()
    await page.getByText(vi.done.withdrawal).waitFor()
    expect(await page.locator('.ticket .qr').count()).toBe(1)
    await page.getByText(vi.endedWhy.family).waitFor()
    expect(faults.filter(fault => !/42[0-9]/.test(fault))).toEqual([])
    await page.close()
  })

  test('without scripts a child can be added and left out, with what was typed', async () => {
    const plain = await browser.newContext({ ...PHONE, javaScriptEnabled: false })
    const page = await plain.newPage()
    await page.goto(server.url + form)
    await fill(page, 0, 'Lê Một', '2016')
    await page.click('[name=more]')
    expect(await page.inputValue('[name="children.0.name"]')).toBe('Lê Một')
    await fill(page, 1, 'Lê Hai', '2016')
    await page.click('[name=drop][value="0"]')
    expect(await page.inputValue('[name="children.0.name"]')).toBe('Lê Hai')
    expect(await page.locator('[data-child]').count()).toBe(1)
    await plain.close()
  })
})
