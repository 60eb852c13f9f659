import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../src/accounts/demo-accounts'
import { openBrowser } from '../support/browser'
import { demoWards } from '../support/demo'
import { serve } from '../support/serve'

const calendar = '/staff/events?date=2026-06-09&view='
const VENUE = 'Nhà văn hóa TDP Đông Cao'

describe('moving meetings in the planning calendar', () => {
  let browser: Browser
  let server: Awaited<ReturnType<typeof serve>>
  let demo: Awaited<ReturnType<typeof demoWards>>

  beforeAll(async () => {
    demo = await demoWards()
    server = await serve(demo.running, { demo: true })
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  async function open(view: string, person = 'approver'): Promise<{ page: Page; context: BrowserContext }> {
    const context = await browser.newContext({ viewport: { width: 1366, height: 900 } })
    const page = await context.newPage()
    await page.goto(`${server.url}/staff/sign-in`)
    await page.fill('[name=identifier]', `${person}.trung-thanh`)
    await page.fill('[name=password]', DEMO_PASSWORD)
    await page.click('main button[type=submit]')
    await page.waitForURL(/\/staff$/)
    await page.goto(server.url + calendar + view)
    await page.waitForSelector('.ec-event')
    return { page, context }
  }

  const meeting = (page: Page, title: string) => page.locator('.ec-event', { hasText: title }).first()
  const toast = (page: Page) => page.locator('.planner-toast')
  const card = (page: Page) => page.locator('[data-conflict]')
  const scope = (page: Page, label: string) => page.locator('.planner-choices button', { hasText: label })

  /** Presses, moves in steps as a hand does, and lets go. */
  async function drag(page: Page, from: Locator, to: { x: number; y: number }, grip?: { x: number; y: number }) {
    const box = (await from.boundingBox())!
    const start = grip ?? { x: box.x + 12, y: box.y + 8 }
    await page.mouse.move(start.x, start.y)
    await page.mouse.down()
    await page.mouse.move(start.x + 6, start.y + 6)
    await page.mouse.move(to.x, to.y, { steps: 12 })
    await page.mouse.up()
  }

  /** The middle of a cell of the week by venue. */
  async function cell(page: Page, day: string, venue: string) {
    const column = (await page.locator('.ec-col-head', { hasText: day }).boundingBox())!
    const row = (await page.locator('.ec-row-head', { hasText: venue }).boundingBox())!
    return { x: column.x + column.width / 2, y: row.y + row.height / 2 }
  }

  /** Where the working copy has the meeting of an event on a rule date. */
  async function placeOf(title: string, ruleDate: string) {
    const { rows } = await demo.client.execute({
      sql: `select o.starts_at, o.ends_at, v.name from occurrence o join event e on e.id = o.event_id
        left join venue v on v.id = o.venue_id
        where e.title = ? and o.rule_date = ? and o.planned and e.ward_id = '05899'`,
      args: [title, ruleDate],
    })
    const time = (at: unknown) => new Date(Number(at) + 7 * 3_600_000).toISOString().slice(0, 16)
    return rows.map(row => `${time(row.starts_at)} ${time(row.ends_at).slice(11)} ${row.name}`)
  }

  test('a meeting dragged to another day and venue is checked, kept, and taken back with one press', async () => {
    const { page, context } = await open('venues')
    const before = await placeOf('Công dân số nhí', '2026-06-12')
    await drag(page, meeting(page, 'Công dân số nhí'), await cell(page, 'T4 10/06', 'Nhà văn hóa TDP Tân Phú'))
    await scope(page, 'Chỉ buổi này').click()
    await expect
      .poll(() => toast(page).innerText())
      .toContain('Đã dời “Công dân số nhí” sang Thứ Tư 10/06, 15:00–16:30')
    expect(await placeOf('Công dân số nhí', '2026-06-12')).toEqual(['2026-06-10T15:00 16:30 Nhà văn hóa TDP Tân Phú'])
    await page.click('[data-undo]')
    await expect.poll(() => toast(page).innerText()).toContain('Đã hoàn tác')
    expect(await placeOf('Công dân số nhí', '2026-06-12')).toEqual(before)
    await context.close()
  })

  test('into a taken slot it snaps back; the card names the other event, and its free slot is one press away', async () => {
    const { page, context } = await open('venues')
    const before = await placeOf('Cầu lông gia đình', '2026-06-13')
    await drag(page, meeting(page, 'Cầu lông gia đình'), await cell(page, 'T7 13/06', VENUE))
    await scope(page, 'Chỉ buổi này').click()
    await card(page).waitFor()
    expect(await card(page).innerText()).toContain('Lớp vẽ tranh Đông Hồ')
    expect(await placeOf('Cầu lông gia đình', '2026-06-13')).toEqual(before)
    const offer = await page.locator('[data-take-slot]').innerText()
    await page.click('[data-take-slot]')
    await expect.poll(() => toast(page).innerText()).toContain('Đã dời “Cầu lông gia đình”')
    const [now] = await placeOf('Cầu lông gia đình', '2026-06-13')
    expect(now).toContain(VENUE)
    expect(now).toContain(/\d\d:\d\d/.exec(offer)![0])
    expect(await card(page).count()).toBe(0)
    await context.close()
  })

  test('an approver lets two meetings share a venue by giving a reason; a planner is not asked for one', async () => {
    const planner = await open('venues', 'editor')
    await drag(planner.page, meeting(planner.page, 'Kỹ năng thoát hiểm'), await cell(planner.page, 'T6 12/06', VENUE))
    await scope(planner.page, 'Chỉ buổi này').click()
    // At another hour of that day the venue is free: it is kept.
    await expect.poll(() => toast(planner.page).innerText()).toContain('Đã dời')
    await planner.page.locator('.ec-event', { hasText: 'Kỹ năng thoát hiểm' }).locator('.meeting').press('Enter')
    await planner.page.locator('dialog button', { hasText: 'Dời' }).first().click()
    await planner.page.fill('dialog [name=startTime]', '15:00')
    await planner.page.fill('dialog [name=endTime]', '17:00')
    await planner.page.click('dialog [type=submit]')
    await scope(planner.page, 'Chỉ buổi này').click()
    await card(planner.page).waitFor()
    expect(await planner.page.locator('.planner-override').count()).toBe(0)
    await planner.context.close()

    const { page, context } = await open('venues')
    await meeting(page, 'Kỹ năng thoát hiểm').locator('.meeting').press('Enter')
    await page.locator('dialog button', { hasText: 'Dời' }).first().click()
    await page.fill('dialog [name=startTime]', '15:00')
    await page.fill('dialog [name=endTime]', '17:00')
    await page.click('dialog [type=submit]')
    await scope(page, 'Chỉ buổi này').click()
    await page.locator('.planner-override summary').click()
    await page.fill('[name=overlapReason]', 'Hai lớp học chung một buổi')
    await page.click('.planner-override button')
    await expect.poll(() => toast(page).innerText()).toContain('Đã dời')
    await page.waitForSelector('.ec-event.entry-clash')
    await context.close()
  })

  test('its edge stretched, a meeting ends later', async () => {
    const { page, context } = await open('week')
    const box = meeting(page, 'Làm đồ chơi từ vật cũ')
    await box.scrollIntoViewIfNeeded()
    const { x, y, width, height } = (await box.boundingBox())!
    const edge = { x: x + width / 2, y: y + height - 3 }
    await drag(page, box, { x: edge.x, y: edge.y + 26 }, edge)
    if (await scope(page, 'Chỉ buổi này').count()) await scope(page, 'Chỉ buổi này').click()
    await expect.poll(() => toast(page).innerText()).toMatch(/15:00–17:(15|30)/)
    await context.close()
  })

  test('all meetings of a series move together', async () => {
    const { page, context } = await open('venues')
    await drag(page, meeting(page, 'Câu lạc bộ tiếng Anh'), await cell(page, 'T4 10/06', 'Nhà văn hóa TDP Thuận Thành'))
    await scope(page, 'Tất cả các buổi').click()
    await expect.poll(() => toast(page).innerText(), { timeout: 8000 }).toContain('Đã dời “Câu lạc bộ tiếng Anh')
    await context.close()
  })

  test('what somebody else just changed is not overwritten: the page says so and shows it afresh', async () => {
    const { page, context } = await open('venues')
    await demo.client.execute("update event set version = version + 1 where title = 'Võ cổ truyền cho em'")
    const before = await placeOf('Võ cổ truyền cho em', '2026-06-11')
    const thursday = page.locator('.ec-event', { hasText: 'T5 11/06' }).filter({ hasText: 'Võ cổ truyền' })
    await drag(page, thursday, await cell(page, 'T4 10/06', 'Hội trường'))
    await scope(page, 'Chỉ buổi này').click()
    await page.waitForSelector('.planner-toast.notice-danger')
    expect(await placeOf('Võ cổ truyền cho em', '2026-06-11')).toEqual(before)
    await drag(page, thursday, await cell(page, 'T4 10/06', 'Hội trường'))
    await scope(page, 'Chỉ buổi này').click()
    await expect.poll(() => toast(page).innerText()).toContain('Đã dời “Võ cổ truyền cho em”')
    await context.close()
  })

  test('what is over stays where it is', async () => {
    const { page, context } = await open('venues')
    const monday = page.locator('.ec-event', { hasText: 'T2 08/06' }).filter({ hasText: 'Múa hát' })
    const before = (await monday.boundingBox())!
    await drag(page, monday, await cell(page, 'T4 10/06', 'Hội trường'))
    expect((await monday.boundingBox())!.x).toBeCloseTo(before.x, 0)
    expect(await page.locator('.planner-toast, dialog').count()).toBe(0)
    await context.close()
  })

  test('without a network nothing is kept, and the page says so', async () => {
    const { page, context } = await open('venues')
    const friday = page.locator('.ec-event', { hasText: 'T6 12/06' }).filter({ hasText: 'Múa hát' })
    const before = (await friday.boundingBox())!
    const target = await cell(page, 'CN 14/06', 'Hội trường')
    await context.setOffline(true)
    await drag(page, friday, target)
    await scope(page, 'Chỉ buổi này').click()
    await expect.poll(() => toast(page).innerText()).toContain('Mất kết nối')
    await expect.poll(async () => (await friday.boundingBox())!.x).toBeCloseTo(before.x, 0)
    await context.close()
  })
})
