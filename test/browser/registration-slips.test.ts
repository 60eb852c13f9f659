import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { vi as people } from '../../src/messages/people'
import { vi } from '../../src/messages/registration'
import { openBrowser } from '../support/browser'
import { signedIn } from '../support/http'
import { publishedEvent } from '../support/published-event'
import { scenario } from '../support/scenario'
import { serve } from '../support/serve'

describe('a group head, for a family without a phone', () => {
  let browser: Browser
  let server: Awaited<ReturnType<typeof serve>>
  let page: Page
  let event: string

  beforeAll(async () => {
    const s = await scenario()
    event = (await publishedEvent(s)).id
    server = await serve(s)
    browser = await openBrowser()
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })
    const [name = '', value = ''] = (await signedIn(s, 'group_head')).split('=')
    await context.addCookies([{ name, value, url: server.url }])
    page = await context.newPage()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  test('adds the child, registers it, and prints its ticket', async () => {
    await page.goto(`${server.url}/staff/registrations/${event}`)
    await page.getByRole('link', { name: people.newChild }).tap()
    await page.fill('[name=name]', 'Đinh Thị Sao Khuê')
    await page.fill('[name=birthYear]', '2016')
    await page.check('[name=gender][value=girl]', { force: true })
    await page.check('[name=consentMethod][value=spoken]', { force: true })
    await page.check('[name=assent][value=yes]', { force: true })
    await page.click('main form button[type=submit]')
    await page.waitForURL(/done=/)
    await page.getByRole('button', { name: people.register, exact: true }).tap()
    await page.getByRole('link', { name: 'Đinh Thị Sao Khuê' }).waitFor()
    await page.getByRole('link', { name: vi.slips }).tap()
    const slip = page.locator('.slips li')
    await slip.waitFor()
    expect(await slip.count()).toBe(1)
    expect(await slip.innerText()).toContain('Khuê')
    expect(await slip.innerText()).not.toMatch(/Sao|Đinh|2016/)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    await page.emulateMedia({ media: 'print' })
    expect(await slip.isVisible()).toBe(true)
    for (const name of [vi.slipsNoPhone, vi.slipsAll]) expect(await page.getByText(name).isVisible()).toBe(false)
    // Large enough for a phone to read from paper: 30 mm.
    const { width } = (await page.locator('.slips .qr').boundingBox())!
    expect(width).toBeGreaterThan(100)
  })
})
