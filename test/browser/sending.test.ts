import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createEvent } from '../../src/events/create-event'
import { getEvent } from '../../src/events/get-event'
import { openBrowser } from '../support/browser'
import { eventOf } from '../support/event-input'
import { signedIn } from '../support/http'
import { type Scenario, scenario } from '../support/scenario'
import { serve } from '../support/serve'

describe('sending drafts for approval from the list', () => {
  let s: Scenario
  let browser: Browser
  let server: Awaited<ReturnType<typeof serve>>
  let page: Page
  let ids: string[]

  beforeAll(async () => {
    s = await scenario()
    ids = []
    for (const title of ['Tập bơi', 'Cờ vua', 'Hát then']) {
      const online = { venueId: null, mode: 'online', onlineUrl: 'https://hop.example' }
      ids.push((await createEvent(s.editor, eventOf(s, { title, ...online }))).id)
    }
    server = await serve(s)
    browser = await openBrowser()
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
    context.setDefaultTimeout(15_000)
    const [name = '', ...value] = (await signedIn(s, 'editor')).split('=')
    await context.addCookies([{ name, value: value.join('='), url: server.url }])
    page = await context.newPage()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  const statuses = async () => Promise.all(ids.map(async id => (await getEvent(s.editor, id)).status))
  const drafts = ['draft', 'draft', 'draft']
  const tick = (title: string) => page.getByLabel(`Chọn “${title}”`)

  test('enter filters, and on a tick does nothing', async () => {
    await page.goto(`${server.url}/staff/events?view=list`)
    await tick('Cờ vua').check()
    await tick('Cờ vua').press('Enter')
    await page.fill('[name=q]', 'co vua')
    await page.press('[name=q]', 'Enter')
    await page.waitForURL(/q=co\+vua/)
    expect(await page.locator('[data-pick]').count()).toBe(1)
    expect(await statuses()).toEqual(drafts)
  })

  test('the button counts what is ticked, and each is told of after it was sent', async () => {
    await page.goto(`${server.url}/staff/events?view=list&status=draft`)
    const bar = page.locator('[data-decide]')
    expect(await bar.isVisible()).toBe(false)
    await page.getByLabel('Chọn cả 3 sự kiện chưa gửi duyệt').check()
    await page.getByRole('button', { name: 'Gửi duyệt 3 sự kiện' }).waitFor()
    await tick('Hát then').uncheck()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    await page.getByRole('button', { name: 'Gửi duyệt 2 sự kiện' }).click()
    await page.getByText('Đã gửi duyệt 2 sự kiện').waitFor()
    expect(await page.locator('[data-pick]').count()).toBe(1)
    expect(await page.inputValue('[name=status]')).toBe('draft')
    expect(await statuses()).toEqual(['submitted', 'submitted', 'draft'])
  })
})
