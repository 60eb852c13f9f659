import { eq } from 'drizzle-orm'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { attendances, children, headcounts, occurrences } from '../../src/database/schema'
import { revokeCheckinDevice } from '../../src/participation/revoke-checkin-device'
import { HOUR } from '../../src/shared/dates'
import { openBrowser } from '../support/browser'
import {
  type Door,
  deciphered,
  everythingKept,
  isTicked,
  keptOffline,
  lineOn,
  NAMES,
  openDoor,
  tickOn,
} from '../support/checkin-phone'

let browser: Browser
const closing: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  browser = await openBrowser()
})
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})
afterAll(() => browser.close())

/** A teacher's phone with its pass collected, on the roster, and all of the app kept. */
async function atTheDoor(door: Door, own = {}) {
  const phone = await door.phone(own)
  const pass = await door.newPass()
  const page = await phone.open(`/checkin#code=${pass.code}`)
  await page.waitForSelector('.child')
  await keptOffline(page)
  return { ...phone, ...pass, page }
}

/** The network goes, and the server with it. */
async function goOffline(door: Door, { context }: { context: import('playwright-core').BrowserContext }) {
  await context.setOffline(true)
  await door.kill()
}

async function addWalkIn(page: Page, name: string) {
  await page.click('text=Vãng lai >> nth=-1')
  await page.fill('#name', name)
  await page.selectOption('#groupId', { index: 1 })
  await page.fill('#birthYear', '2015')
  await page.click('#gender-girl + span')
  await page.click('#assent-yes + span')
  await page.click('#consent')
  await page.click('form .primary')
  await page.waitForSelector('.child')
}

const tickAtOnce = (page: Page, names: string[]) =>
  page.evaluate(wanted => {
    for (const row of document.querySelectorAll<HTMLElement>('.child'))
      if (wanted.some(name => row.textContent!.startsWith(name))) row.click()
  }, names)

const present = (door: Door) =>
  door.s.db.select().from(attendances).where(eq(attendances.occurrenceId, door.occurrenceId))
const heads = async (door: Door) =>
  (await door.s.db.select().from(headcounts).where(eq(headcounts.occurrenceId, door.occurrenceId))).map(
    ({ category, count }) => [category, count],
  )

/** No given name of the roster and nothing of a walk-in's name can be read anywhere on the phone. */
async function expectSealed(page: Page, ...secrets: string[]) {
  const kept = await everythingKept(page)
  expect(kept).toContain('extractable: false')
  for (const name of [...NAMES, 'Vũ Mai Hương', 'Khôi', 'Bảo Châu', 'Hương']) expect(kept).not.toContain(name)
  for (const secret of secrets) expect(kept).not.toContain(secret)
}

test('a teacher checks in without network, closes the page, opens it again, comes back online: the server has it once', async () => {
  const door = await openDoor(browser, closing)
  const phone = await atTheDoor(door)
  let { page } = phone
  expect(page.url()).toBe(`${door.url()}/checkin`)
  expect(await page.locator('.child').count()).toBe(5)
  expect(await page.textContent('main')).not.toMatch(/Nguyễn|Trần/)

  await goOffline(door, phone)
  await tickOn(page, 'Khôi')
  await tickOn(page, 'Trang')
  await lineOn(page, 'Mất mạng. 2 lượt điểm danh đang chờ gửi, không mất.')
  await addWalkIn(page, 'Vũ Mai Hương')
  await page.click('text=Đếm người')
  for (let i = 0; i < 3; i++) await page.click('.girls .plus >> nth=1')
  await page.click('.girls .minus >> nth=1')
  await page.click('.plus >> nth=-1')
  await page.waitForFunction(() => document.querySelector('.totals b')?.textContent === '3')
  await lineOn(page, 'Mất mạng. 4 lượt')
  const { key } = JSON.parse((await deciphered(page))!).held
  await expectSealed(page, key, phone.code)

  await page.close()
  page = await phone.open()
  await lineOn(page, 'Mất mạng. 4 lượt')
  for (const name of ['Khôi', 'Trang', 'Hương']) expect(await isTicked(page, name)).toBe(true)
  expect(await isTicked(page, 'Duy')).toBe(false)
  expect(await page.locator('.counter b').allTextContents()).toEqual(['3', '3', '1'])
  expect(await page.evaluate(() => document.fonts.check('600 16px "Be Vietnam Pro"', 'Ễ'))).toBe(true)
  expect(await present(door)).toEqual([])

  await door.revive()
  await phone.context.setOffline(false)
  await lineOn(page, /Đã gửi hết lúc 14:0\d/)
  await page.reload()
  await lineOn(page, /Đã gửi hết/)
  expect((await present(door)).map(({ method }) => method).sort()).toEqual(['tick', 'tick', 'walk_in'])
  expect(await heads(door)).toEqual(
    expect.arrayContaining([
      ['girls_6_10', 2],
      ['adults', 1],
    ]),
  )
  expect(await page.locator('.counter b').allTextContents()).toEqual(['3', '3', '1'])
  expect(await deciphered(page)).not.toContain('Vũ Mai Hương')
  await expectSealed(page)
  expect(phone.faults).toEqual([])
})

test('an answer that is lost on its way, and a page that is closed while it sends, count nobody twice', async () => {
  const door = await openDoor(browser, closing)
  const phone = await atTheDoor(door)
  let lost = 0
  await phone.context.route('**/checkin/v1/batches', async route => {
    if (lost++) return route.continue()
    await route.fetch()
    await route.abort()
  })
  await addWalkIn(phone.page, 'Vũ Mai Hương')
  await tickOn(phone.page, 'Khôi')
  await expect.poll(async () => (await present(door)).length).toBeGreaterThan(0)
  await phone.page.close()
  const page = await phone.open()
  await lineOn(page, /Đã gửi hết/)
  expect(lost).toBeGreaterThan(1)
  expect(await present(door)).toHaveLength(2)
  expect(await door.s.db.select().from(children).where(eq(children.wardId, door.s.wardId))).toHaveLength(6)
})

test('after the day the phone has forgotten the roster, also without network; what is not sent stays and is sent', async () => {
  const door = await openDoor(browser, closing)
  const phone = await atTheDoor(door)
  const { page } = phone
  await goOffline(door, phone)
  await tickOn(page, 'Khôi')
  await addWalkIn(page, 'Vũ Mai Hương')
  expect(await deciphered(page)).toContain('Khôi')

  door.s.clock.now += 11 * HOUR
  await page.clock.fastForward(11 * HOUR)
  await page.waitForSelector('text=Hết ngày: danh sách và tên các em đã được xóa khỏi máy')
  expect(await page.locator('.child').count()).toBe(0)
  const held = (await deciphered(page))!
  for (const name of ['Khôi', 'Châu', 'Duy', 'Trang', 'TDP Tân Phú"}']) expect(held).not.toContain(`"${name}"`)
  expect(held).toContain('Vũ Mai Hương')
  await expectSealed(page)

  await door.revive()
  await phone.context.setOffline(false)
  await page.waitForSelector('text=Mọi lượt đã được gửi')
  expect(await present(door)).toHaveLength(2)
  expect(JSON.parse((await deciphered(page))!)).toMatchObject({ held: null })
  expect(await deciphered(page)).not.toMatch(/Hương|Khôi/)
  await expectSealed(page)
})

test('a phone that was off over midnight forgets with its next start, before it shows anything', async () => {
  const door = await openDoor(browser, closing)
  const phone = await atTheDoor(door)
  await goOffline(door, phone)
  await phone.page.close()
  const page = await phone.context.newPage()
  await page.clock.install({ time: Date.now() + 20 * HOUR })
  await page.clock.resume()
  await page.goto(`${door.url()}/checkin`)
  await page.waitForSelector('text=Hết ngày nên máy đã xóa danh sách')
  expect(await deciphered(page)).not.toMatch(/Khôi|"key"/)
})

test('a phone whose pass is revoked says so, what was not sent, and holds nobody any more', async () => {
  const door = await openDoor(browser, closing)
  const phone = await atTheDoor(door)
  const { page } = phone
  await phone.context.setOffline(true)
  await tickOn(page, 'Khôi')
  await addWalkIn(page, 'Vũ Mai Hương')
  await revokeCheckinDevice(door.s.editor, phone.id)
  await phone.context.setOffline(false)
  await page.waitForSelector('text=Mã của điện thoại này đã bị thu hồi')
  await page.waitForSelector('text=Lớp Internet an toàn cho em, 14:00 09/06: 1 lượt có mặt, 1 em vãng lai')
  expect(await deciphered(page)).not.toMatch(/Hương|Khôi|"key":"/)
  await expectSealed(page)
  await page.reload()
  await page.waitForSelector('text=Mã của điện thoại này đã bị thu hồi')
  await page.click('text=Đã rõ')
  await page.waitForSelector('text=Quét mã của buổi')
  expect(await present(door)).toEqual([])
})

test('two phones at two doors count a child once, and each sees what the other ticked', async () => {
  const door = await openDoor(browser, closing)
  const [front, back] = [await atTheDoor(door), await atTheDoor(door)]
  for (const { context } of [front, back]) await context.setOffline(true)
  await tickOn(front.page, 'Khôi')
  await tickOn(back.page, 'Khôi')
  await tickOn(back.page, 'Duy')
  for (const { context, page } of [front, back]) {
    await context.setOffline(false)
    await lineOn(page, /Đã gửi hết/)
  }
  expect(await present(door)).toHaveLength(2)
  await front.page.reload()
  await expect.poll(() => isTicked(front.page, 'Duy')).toBe(true)
})

test('two tabs of one phone share what is recorded and lose none of it', async () => {
  const door = await openDoor(browser, closing)
  const phone = await atTheDoor(door)
  const other = await phone.open()
  await other.waitForSelector('.child')
  await phone.context.setOffline(true)
  await Promise.all([tickAtOnce(phone.page, ['Ánh', 'Khôi', 'Duy']), tickAtOnce(other, ['Châu', 'Trang'])])
  for (const page of [phone.page, other]) await lineOn(page, 'Mất mạng. 5 lượt')
  await phone.context.setOffline(false)
  for (const page of [phone.page, other]) await lineOn(page, /Đã gửi hết/)
  expect(await present(door)).toHaveLength(5)
})

test('a code that was used is said so; one that is incomplete is asked for again', async () => {
  const door = await openDoor(browser, closing)
  const { code } = await atTheDoor(door)
  const { open } = await door.phone()
  const page = await open(`/checkin#code=${code}`)
  await page.waitForSelector('[role=alert]:has-text("đã")')
  expect(page.url()).not.toContain(code)
  await page.click('text=Quay lại >> nth=-1')
  await page.fill('#code', code.slice(1))
  await page.click('text=Mở danh sách')
  await page.waitForSelector('text=Mã chưa đúng')
  expect(await page.inputValue('#code')).toBe(code.slice(1))
})

test('an entry the server refuses is shown with its reason and can be corrected', async () => {
  const door = await openDoor(browser, closing)
  const { page } = await atTheDoor(door)
  await page.context().setOffline(true)
  await addWalkIn(page, 'Vũ Mai Hương')
  const call = (status: 'cancelled' | 'scheduled') =>
    door.s.db.update(occurrences).set({ status }).where(eq(occurrences.id, door.occurrenceId))
  await call('cancelled')
  await page.context().setOffline(false)
  await page.click('text=1 lượt không nhận được')
  await page.waitForSelector('text=Vãng lai: Vũ Mai Hương')
  await page.waitForSelector('text=/Buổi này đã hủy/')
  await page.waitForSelector('text=Lớp Internet an toàn cho em')
  await call('scheduled')
  await page.click('text=Sửa >> nth=-1')
  expect(await page.inputValue('#name')).toBe('Vũ Mai Hương')
  await page.selectOption('#groupId', { label: 'TDP Tân Phú' })
  await page.click('form .primary')
  await lineOn(page, /Đã gửi hết/)
  await expect.poll(async () => (await present(door)).length).toBe(1)
})
