import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../src/accounts/demo-accounts'
import { openBrowser } from '../support/browser'
import { demoWards } from '../support/demo'
import { serve } from '../support/serve'

describe('the form of an event, while one types', () => {
  let browser: Browser
  let server: Awaited<ReturnType<typeof serve>>
  let page: Page
  let taken: { title: string; venueId: string; startsOn: string; startTime: string; endTime: string }

  beforeAll(async () => {
    const { running, client } = await demoWards()
    const { rows } = await client.execute(
      `select title, venue_id, starts_on, start_time, time(start_time, '+' || duration_minutes || ' minutes') as ends
        from event where ward_id = '05899' and rule is null and venue_id is not null and status = 'published'
        and starts_on > '2026-06-10' and duration_minutes <= 180 order by starts_on limit 1`,
    )
    const [row] = rows
    taken = {
      title: String(row!.title),
      venueId: String(row!.venue_id),
      startsOn: String(row!.starts_on),
      startTime: String(row!.start_time),
      endTime: String(row!.ends).slice(0, 5),
    }
    server = await serve(running, { demo: true })
    browser = await openBrowser()
    const context = await browser.newContext({ viewport: { width: 1366, height: 820 } })
    context.setDefaultTimeout(15_000)
    page = await context.newPage()
    await page.goto(`${server.url}/staff/sign-in`)
    await page.fill('[name=identifier]', 'editor.trung-thanh')
    await page.fill('[name=password]', DEMO_PASSWORD)
    await page.click('main button[type=submit]')
    await page.waitForURL(`${server.url}/staff`)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  const isVisible = (name: string) => page.locator(`[name="${name}"]:not([type=hidden])`).first().isVisible()
  const inField = (name: string) => page.inputValue(`[name="${name}"]`)
  const check = () => page.locator('[data-check-out]')

  test('only what counts is in sight, and nothing typed is lost', async () => {
    await page.goto(`${server.url}/staff/events/new`)
    const seen = async () => {
      const names = ['startTime', 'days', 'nth', 'lunarDay', 'period', 'every', 'until', 'count']
      const visible = await Promise.all(names.map(isVisible))
      return names.filter((_, index) => visible[index])
    }
    expect(await seen()).toEqual(['startTime'])
    await page.check('[name=repeats][value=weekly]')
    expect(await seen()).toEqual(['startTime', 'days', 'every', 'until'])
    await page.check('[name=days][value="3"]')
    await page.fill('[name=until]', '2026-08-31')
    await page.check('[name=ends][value=count]')
    expect(await seen()).toEqual(['startTime', 'days', 'every', 'count'])
    await page.check('[name=repeats][value=school]')
    expect(await seen()).toEqual(['days', 'period', 'count'])
    await page.check('[name=repeats][value=lunar]')
    expect(await seen()).toEqual(['startTime', 'lunarDay', 'count'])
    expect([await page.isChecked('[name=days][value="3"]'), await inField('until')]).toEqual([true, '2026-08-31'])
  })

  test('both calendars are shown', async () => {
    await page.fill('[name=startsOn]', '2026-06-13')
    await page.fill('[name=lunarDay]', '15')
    await page.fill('[name=lunarMonth]', '8')
    expect(await page.textContent('[data-lunar-of]')).toBe('28/4 âm lịch')
    expect(await page.textContent('[data-lunar-comes]')).toBe('15/8 âm lịch = 25/9/2026, 15/9/2027, 3/10/2028')
    await page.fill('[name=startsOn]', '2025-07-25')
    expect(await page.textContent('[data-lunar-of]')).toContain('6 nhuận âm lịch')
  })

  test('it says how many meetings there will be and which holidays it rests on', async () => {
    await page.fill('[name=startsOn]', '2026-08-19')
    await page.fill('[name=startTime]', '19:00')
    await page.fill('[name=endTime]', '20:00')
    await page.check('[name=repeats][value=weekly]')
    await page.check('[name=ends][value=until]')
    await page.fill('[name=until]', '2026-09-09')
    await check().getByText('Sẽ có 3 buổi').waitFor()
    expect(await check().textContent()).toContain('Nghỉ 02/09 (Quốc khánh)')
  })

  test('a taken venue is named with the next free time, which one press takes over', async () => {
    await page.check('[name=repeats][value=once]')
    for (const name of ['startsOn', 'startTime', 'endTime'] as const) await page.fill(`[name=${name}]`, taken[name])
    await page.selectOption('[name=venueId]', taken.venueId)
    await check().getByText('Chưa xếp được').waitFor()
    expect(await check().textContent()).toContain(taken.title)
    await page.click('[data-take-slot]')
    await check().getByText('Không trùng với sự kiện nào').waitFor()
    expect(`${await inField('startsOn')} ${await inField('startTime')}`).not.toBe(
      `${taken.startsOn} ${taken.startTime}`,
    )
  })

  test('what is only to be minded is said, with the next time at which it would not be so', async () => {
    await page.fill('[name=startTime]', '05:00')
    await page.fill('[name=endTime]', '05:30')
    await check().getByText('nằm ngoài giờ đó').waitFor()
    expect(await check().textContent()).not.toContain('undefined')
    await page.click('[data-take-slot]')
    await check().getByText('nằm ngoài giờ đó').waitFor({ state: 'detached' })
    await check().getByText('Không trùng với sự kiện nào').waitFor()
  })

  test('without a network it stays silent and the form goes on', async () => {
    const before = await check().textContent()
    await page.context().setOffline(true)
    await page.fill('[name=title]', 'Vẫn gõ được')
    await page.fill('[name=startTime]', '04:00')
    await page.waitForTimeout(700)
    await page.context().setOffline(false)
    expect([await check().textContent(), await inField('title')]).toEqual([before, 'Vẫn gõ được'])
  })
})
