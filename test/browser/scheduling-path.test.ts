import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../src/accounts/demo-accounts'
import { shortDate, wallDate, wallTime } from '../../src/shared/dates'
import { openBrowser } from '../support/browser'
import { startProduct } from '../support/product'
import { read } from '../support/read-ics'

const LESSON = 'Tập bơi buổi chiều cho trẻ chưa biết bơi'
const OTHER = 'Tập bơi phòng đuối nước'
const POOL = 'Bể bơi Trường THCS Trung Thành'
const REASON = 'Nhà trường thay nước bể bơi.'
const DESK = { width: 1366, height: 900 }
const PHONE = { width: 360, height: 740 }

/** What residents see of this week's lesson, before and after it is moved. */
const before = {
  page: 'Thứ Ba 09/06/2026, 16:30–17:45',
  week: '16:30–17:45',
  calendar: [`09/06 16:30–17:45 CONFIRMED ${LESSON}`],
  board: `16:30 HÔM NAY: ${LESSON} – ${POOL}`,
}
const after = {
  page: 'Thứ Tư 10/06/2026, 08:00–09:15',
  week: '08:00–09:15',
  calendar: [`10/06 08:00–09:15 CONFIRMED ${LESSON}`],
  board: `08:00 NGÀY MAI: ${LESSON} – ${POOL}`,
}

// One story in order, on the product as `npm start` runs it: workerd, D1 and the demo wards, on 9 June 2026 at 14:00.
describe('a swimming lesson that has to move', () => {
  let browser: Browser
  let product: Awaited<ReturnType<typeof startProduct>>
  let officer: Page
  let approver: Page
  let event: string

  beforeAll(async () => {
    product = await startProduct('2026-06-09T14:00+07:00')
    browser = await openBrowser()
  }, 150_000)
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })

  async function open(viewport: typeof PHONE): Promise<Page> {
    const context = await browser.newContext({ viewport })
    context.setDefaultTimeout(15_000)
    return context.newPage()
  }

  async function signedIn(person: string, viewport: typeof PHONE): Promise<Page> {
    const page = await open(viewport)
    await page.goto(`${product.url}/staff/sign-in`)
    await page.fill('[name=identifier]', `${person}.trung-thanh`)
    await page.fill('[name=password]', DEMO_PASSWORD)
    await page.click('main button[type=submit]')
    await page.waitForURL(`${product.url}/staff`)
    return page
  }

  /** This week's lesson on the event's page, on the ward's page, in the ward's calendar and on a board. */
  async function seen() {
    const page = await open(PHONE)
    await page.goto(`${product.url}/w/trung-thanh`)
    const week = page.locator('article', { hasText: LESSON }).first()
    const inWeek = await week.locator('.event-time').innerText()
    await week.getByRole('link').first().click()
    await page.waitForURL(`**/events/${event}`)
    const next = await page.locator('dt:text-is("Buổi tới") + dd strong').innerText()
    await page.context().close()
    return { page: next, week: inWeek, calendar: await inCalendar(), board: await onBoard() }
  }

  async function inCalendar() {
    const ics = await (await fetch(`${product.url}/w/trung-thanh/calendar.ics`)).text()
    return read(ics)
      .filter(({ uid, start }) => uid.startsWith(event) && ['2026-06-09', '2026-06-10'].includes(wallDate(start)))
      .map(
        one =>
          `${shortDate(wallDate(one.start))} ${wallTime(one.start)}–${wallTime(one.end)} ${one.status} ${one.summary}`,
      )
  }

  async function onBoard() {
    await expect.poll(() => product.output(), { timeout: 15_000 }).toContain('/led/v1/')
    const [board] = /\/led\/v1\/\w+/.exec(product.output())!
    const shown = (await (await fetch(`${product.url}${board}/now.txt`)).text()).split(/\r?\n/)
    return shown.filter(line => line.includes(LESSON)).join('\n')
  }

  const meeting = (title: string, day: string) =>
    officer.locator('.ec-event', { hasText: day }).filter({ hasText: title })

  test('an officer drags it onto a time when the pool is taken: it goes back, and a card names who is there', async () => {
    officer = await signedIn('editor', DESK)
    await officer.goto(`${product.url}/staff/events?date=2026-06-09&view=week`)
    await meeting(LESSON, 'T3 09/06').waitFor()
    await drag(officer, meeting(LESSON, 'T3 09/06'), meeting(OTHER, 'T4 10/06'))
    await officer.getByRole('button', { name: 'Chỉ buổi này' }).click()
    const card = officer.locator('[data-conflict]')
    await card.waitFor()
    expect(await card.innerText()).toContain(`${POOL} đã có “${OTHER}” thứ Tư 10/06, 06:30–08:00`)
    expect(await meeting(LESSON, 'T3 09/06').count()).toBe(1)
  })

  test('the free time on the card is taken with one press', async () => {
    await officer.getByRole('button', { name: 'Dời sang 08:00' }).click()
    const said = officer.locator('.planner-toast', { hasText: `Đã dời “${LESSON}” sang Thứ Tư 10/06, 08:00–09:15` })
    await said.waitFor()
    await meeting(LESSON, 'T4 10/06').waitFor()
    expect(await officer.locator('[data-conflict]').count()).toBe(0)
    await said.getByRole('link', { name: 'Mở để gửi duyệt' }).click()
    await officer.waitForURL(/\/staff\/events\/\w{16}$/)
    event = officer.url().slice(-16)
  })

  test('sent for approval, it is still where it was for everybody else', async () => {
    expect(await seen()).toEqual(before)
    await officer.getByRole('button', { name: 'Gửi duyệt' }).click()
    await officer.waitForURL(/done=submitted/)
    expect(await seen()).toEqual(before)
  })

  test('the approver reads on a phone what would change, in words', async () => {
    approver = await signedIn('approver', PHONE)
    await approver.getByRole('link', { name: 'sự kiện chờ duyệt' }).click()
    await approver.waitForURL(/\/staff\/approvals/)
    const waiting = approver.locator(`#event-${event}`)
    expect(await spoken(waiting)).toContain(
      'Dời 1 buổi Đang công khai: Thứ Ba 09/06, 16:30 → Sẽ công bố: Thứ Tư 10/06, 08:00',
    )
    expect(await approver.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width)
  })

  test('approved, it is at the new time for everybody, and nowhere at the old one', async () => {
    await approver.getByRole('button', { name: `Công bố: ${LESSON}` }).click()
    await approver.locator('.notice', { hasText: LESSON }).waitFor()
    expect(await approver.locator(`#event-${event}`).count()).toBe(0)
    expect(await seen()).toEqual(after)
  })

  test('postponed with a reason, everybody is told at once', async () => {
    await decide('Hoãn', REASON)
    const page = await open(PHONE)
    await page.goto(`${product.url}/w/trung-thanh`)
    const week = await spoken(page.locator('article', { hasText: LESSON }).first())
    expect(week).toContain('Hoãn')
    expect(week).toContain(REASON)
    await page.goto(`${product.url}/w/trung-thanh/events/${event}`)
    expect(await spoken(page.locator('main'))).toContain(`HOÃN, sẽ báo ngày mới: ${REASON} Thay cho thứ Ba 09/06`)
    await page.context().close()
    expect(await inCalendar()).toEqual([`10/06 08:00–09:15 TENTATIVE [HOÃN] ${LESSON}`])
    expect(await onBoard()).toBe(`[HOÃN] 08:00 NGÀY MAI: ${LESSON}`)
    expect(await approver.getByLabel('Tin nhắn cho nhóm Zalo').inputValue()).toContain(
      `❗ Thứ Tư 10/06/2026, 08:00–09:15: Hoãn: ${REASON} · đã dời từ Thứ Ba 09/06/2026`,
    )
  })

  test('restored, it is on again for everybody', async () => {
    await decide('Khôi phục', 'Nước đã thay xong.')
    expect(await seen()).toEqual(after)
  })

  /** What an approver decides of the moved meeting, with a reason. */
  async function decide(act: string, reason: string) {
    await approver.goto(`${product.url}/staff/events/${event}`)
    const row = approver.locator('li[id^=meeting-]', { hasText: '10/06/2026' })
    await row.locator('summary').click()
    await row.getByRole('link', { name: act }).click()
    await approver.locator('.meeting-form [name=reason]').fill(reason)
    await approver.locator('.meeting-form').getByRole('button').click()
    await approver.waitForURL(/done=/)
  }
})

/** Presses a meeting, moves in steps as a hand does to where another one begins, and lets go. */
async function drag(page: Page, from: Locator, to: Locator) {
  const [start, end] = [(await from.boundingBox())!, (await to.boundingBox())!]
  await page.mouse.move(start.x + 12, start.y + 8)
  await page.mouse.down()
  await page.mouse.move(start.x + 18, start.y + 14)
  await page.mouse.move(end.x + 12, end.y + 8, { steps: 12 })
  await page.mouse.up()
}

/** All the words, as they are read out. */
const spoken = async (part: Locator) => (await part.innerText()).replace(/\s+/g, ' ')
