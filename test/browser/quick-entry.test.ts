import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../src/accounts/demo-accounts'
import { openBrowser } from '../support/browser'
import { demoWards } from '../support/demo'
import { serve } from '../support/serve'

describe('a roster on paper, and what it said entered by its numbers', () => {
  let browser: Browser
  let server: Awaited<ReturnType<typeof serve>>
  let path: string
  let present: () => Promise<number>

  beforeAll(async () => {
    const { running, client } = await demoWards()
    // The meeting of today that is not over, with the most places.
    const { rows } = await client.execute(
      `select o.id from occurrence o join registration r on r.event_id = o.event_id and r.status = 'confirmed'
        where o.ward_id = '05899' and o.shown and o.status = 'scheduled' and o.starts_at > ${running.clock.now}
        and o.starts_at < ${running.clock.now + 10 * 3_600_000} group by o.id order by count(*) desc limit 1`,
    )
    const id = String(rows[0]?.id)
    path = `/staff/attendance/${id}`
    present = async () =>
      Number((await client.execute(`select count(*) as n from attendance where occurrence_id = '${id}'`)).rows[0]?.n)
    server = await serve(running, { demo: true })
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  async function open(javaScriptEnabled = true): Promise<Page> {
    const context = await browser.newContext({
      ...{ javaScriptEnabled, locale: 'vi-VN', baseURL: server.url },
      viewport: { width: 1366, height: 800 },
    })
    const page = await context.newPage()
    await page.goto('/staff/sign-in')
    await page.fill('input[name="identifier"]', 'editor.trung-thanh')
    await page.fill('input[name="password"]', DEMO_PASSWORD)
    await page.press('input[name="password"]', 'Enter')
    await page.waitForURL(/\/staff$/)
    return page
  }

  test('prints on A4 upright, a box for each child', async () => {
    const page = await open()
    await page.goto(`${path}/paper`)
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    const sizes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => [
      Math.round(Number(width)),
      Math.round(Number(height)),
    ])
    expect(sizes.length).toBeGreaterThan(0)
    for (const [width, height] of sizes) {
      expect(Math.abs(width! - 595)).toBeLessThanOrEqual(1)
      expect(Math.abs(height! - 842)).toBeLessThanOrEqual(1)
    }
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.paper-tools').isVisible()).toBe(false)
    await page.context().close()
  })

  test('by the keyboard: names light up while numbers are typed, wrong ones are named, nothing is lost', async () => {
    const page = await open()
    await page.goto(`${path}/paper`)
    await page.click('a[href*="/quick-entry"]')
    await page.focus('textarea[name="numbers"]')
    await page.keyboard.type('1-2, 999')
    expect(await page.locator('.quick-entry-names .is-here').count()).toBe(2)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.error-summary, [role="alert"]')
    expect(await page.inputValue('textarea[name="numbers"]')).toBe('1-2, 999')
    await page.fill('textarea[name="numbers"]', '1-2')
    await page.click('button[value="save"]')
    await page.waitForURL(/done=recorded/)
    expect(await present()).toBe(2)
    await page.context().close()
  })

  test('without scripts: a look at the names first, then saved', async () => {
    const page = await open(false)
    await page.goto(`${path}/quick-entry`)
    await page.fill('textarea[name="numbers"]', '3')
    await page.click('button[value="preview"]')
    expect(await page.locator('.quick-entry-names .is-here').count()).toBe(1)
    await page.click('button[value="save"]')
    await page.waitForURL(/done=recorded/)
    expect(await present()).toBe(3)
    await page.context().close()
  })
})
