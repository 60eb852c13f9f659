import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../src/accounts/demo-accounts'
import { vi as people } from '../../src/messages/people'
import { vi as registration } from '../../src/messages/registration'
import { openBrowser } from '../support/browser'
import { startProduct } from '../support/product'

const TITLE = 'Lớp kỹ năng số “Em dùng máy tính”'
const PHONE = { width: 360, height: 740 }

// One story in order, on the product as `npm start` runs it: workerd, D1 and the demo wards, on 9 June 2026 at 14:00.
describe('a class from its plan to the report', () => {
  let browser: Browser
  let url: string
  let product: Awaited<ReturnType<typeof startProduct>>
  let event: string
  let before: { children: number; poor: number }

  beforeAll(async () => {
    product = await startProduct('2026-06-09T14:00+07:00')
    url = product.url
    browser = await openBrowser()
  }, 150_000)
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })

  async function signedIn(person: string, viewport = { width: 1366, height: 820 }): Promise<Page> {
    const context = await browser.newContext({ viewport })
    context.setDefaultTimeout(15_000)
    const page = await context.newPage()
    await page.goto(`${url}/staff/sign-in`)
    await page.fill('[name=identifier]', `${person}.trung-thanh`)
    await page.fill('[name=password]', DEMO_PASSWORD)
    await page.click('main button[type=submit]')
    await page.waitForURL(`${url}/staff`)
    return page
  }

  const read = async (path: string) => (await fetch(url + path)).text()

  /** Distinct children reached, and poor ones, as the report shows them. */
  async function reached() {
    const page = await signedIn('approver')
    await page.goto(`${url}/staff/reports`)
    const tile = async (label: string) => {
      const text = await page
        .locator('.stat', { hasText: label })
        .first()
        .locator('strong, .stat-value')
        .first()
        .textContent()
      return Number(/[\d.]+/.exec(text!)![0].replaceAll('.', ''))
    }
    return { children: await tile('Số em'), poor: await tile('Trẻ em nghèo') }
  }

  test('an officer plans a class and sends it for approval', async () => {
    before = await reached()
    const page = await signedIn('editor')
    await page.goto(`${url}/staff/events/new`)
    await page.fill('[name=title]', TITLE)
    await choose(page, 'category', 'digital_skills')
    await choose(page, 'organizationId', 'Trường THCS Trung Thành')
    await page.fill('[name=startsOn]', '2026-06-09')
    await page.fill('[name=startTime]', '14:15')
    await page.fill('[name=endTime]', '15:30')
    // Taken by another class at this hour: the form says by which, and keeps what was typed.
    await choose(page, 'venueId', 'Phòng máy Trường THCS Trung Thành')
    await choose(page, 'registration', 'open')
    await page.fill('[name=capacity]', '12')
    await page.fill('[name=prioritySeats]', '3')
    await page.click('main form button[type=submit]')
    expect(await page.locator('main').textContent()).toContain('Lớp Internet an toàn cho em')
    expect(await page.inputValue('[name=title]')).toBe(TITLE)
    await choose(page, 'venueId', 'Thư viện phường')
    await page.click('main form button[type=submit]')
    await page.waitForURL(/\/staff\/events\/\w{16}/)
    event = /events\/(\w{16})/.exec(page.url())![1]!
    await page.click(`form[action$="/submission"] button`)
    await page.waitForURL(/done=submitted/)
    expect(await read('/w/trung-thanh/calendar.ics')).not.toContain('Em dùng máy tính')
  })

  test('the approver publishes it', async () => {
    const page = await signedIn('approver', PHONE)
    await page.goto(`${url}/staff/approvals`)
    await page.click(`#event-${event} form[action="/staff/approvals/publications"] button`)
    await page.waitForURL(/published=/)
    expect(await page.locator('main').textContent()).toContain('Đã công bố 1 sự kiện')
  })

  test('the group’s calendar, the public page and the board show it', async () => {
    expect(unfolded(await read('/w/trung-thanh/g/tdp-dong-cao.ics'))).toContain('Em dùng máy tính')
    expect(await read('/w/trung-thanh')).toContain('Em dùng máy tính')
    const board = /\/led\/v1\/\w+/.exec(product.output())![0]
    expect(await read(`${board}/now.txt`)).toContain('Em dùng máy tính')
    const page = await (await browser.newContext()).newPage()
    await page.goto(`${url}${board}/player`)
    await page.waitForFunction(
      () => /Em dùng máy tính/.test(document.querySelector('#board')?.innerHTML ?? ''),
      undefined,
      { timeout: 110_000 },
    )
    await page.context().close()
  }, 130_000)

  test('the group head registers a grandmother’s grandchild who has no phone', async () => {
    const page = await signedIn('group-head', PHONE)
    await page.goto(`${url}/staff/registrations/${event}`)
    await page.click('a[href*="/staff/children/new"]')
    await fillChild(page, 'Đinh Thị Sao Khuê', '2016')
    await page.check('[name=consentMethod][value=spoken]', { force: true })
    await page.check('[name=assent][value=yes]', { force: true })
    await choose(page, 'household', 'poor')
    await page.click('main form button[type=submit]')
    await page.waitForURL(/done=/)
    expect(await page.getByLabel(/Sao Khuê/).isChecked()).toBe(true)
    await page.getByRole('button', { name: people.register, exact: true }).click()
    await page.getByRole('link', { name: 'Đinh Thị Sao Khuê' }).waitFor()
  })

  test('a parent registers a child on a phone; what is missing is said beside the field and nothing typed is lost', async () => {
    const page = await (await browser.newContext({ viewport: PHONE })).newPage()
    await page.goto(`${url}/w/trung-thanh/events/${event}`)
    await fillChild(page, 'Đinh Gia Sao Băng', '2015', 'children.0.')
    await page.selectOption('[name="children.0.groupId"]', { label: 'TDP Tân Phú' })
    await page.fill('[name=guardianName]', 'Đinh Văn Sao')
    await page.selectOption('[name=relation]', 'father')
    await page.fill('[name=phone]', '0912 345 678')
    await page.locator('form[action*="/registrations"] button').last().click()
    await page.locator('#f-consent[aria-invalid=true]').waitFor()
    expect(await page.inputValue('[name="children.0.name"]')).toBe('Đinh Gia Sao Băng')
    await page.check('[name=consent]', { force: true })
    await page.check('[name="children.0.assent"]', { force: true })
    await page.locator('form[action*="/registrations"] button').last().click()
    await page.getByText(registration.hasWhat).waitFor()
    expect(page.url()).not.toMatch(/Sao|Dinh|0912/)
    await page.context().close()
  })

  test('the teacher ticks the children who came', async () => {
    const page = await signedIn('coordinator', PHONE)
    await page.goto(`${url}/staff/attendance`)
    await page.locator('.card', { hasText: TITLE }).getByRole('link').first().click()
    for (const name of ['Khuê', 'Băng']) {
      await page.locator('.roster-row', { hasText: name }).getByRole('button').click()
      await page.locator('.roster-row', { hasText: name }).locator('[aria-pressed=true]').waitFor()
    }
    await page.reload()
    expect(await page.locator('.roster-row [aria-pressed=true]').count()).toBe(2)
    expect(await page.locator('main').textContent()).not.toMatch(/Sao Khuê|nghèo/)
  })

  test('the ward sees two more children, and how many poor ones', async () => {
    expect(await reached()).toEqual({ children: before.children + 2, poor: before.poor + 1 })
  })
})

/** Fields that may be a list or buttons. */
async function choose(page: Page, name: string, choice: string) {
  const list = page.locator(`select[name=${name}]`)
  if (!(await list.count())) return page.check(`[name=${name}][value="${choice}"]`, { force: true })
  const options = await list
    .locator('option')
    .evaluateAll(all => all.map(option => [(option as HTMLOptionElement).value, option.textContent ?? '']))
  const found = options.find(([value, label]) => value === choice || label!.startsWith(choice))
  return list.selectOption(found![0]!)
}

async function fillChild(page: Page, name: string, year: string, before = '') {
  await page.fill(`[name="${before}name"]`, name)
  await page.fill(`[name="${before}birthYear"]`, year)
  await page.check(`[name="${before}gender"][value=girl]`, { force: true })
}

const unfolded = (ics: string) => ics.replace(/\r\n[ \t]/g, '')
