import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axe from 'axe-core'
import { eq } from 'drizzle-orm'
import type { Browser, Page } from 'playwright-core'
import encodeQR from 'qr'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { attendances, registrations } from '../../src/database/schema'
import { doorCode } from '../../src/participation/tickets'
import { openBrowser } from '../support/browser'
import { isTicked, keptOffline, lineOn, openDoor, tickOn } from '../support/checkin-phone'

let browser: Browser
const closing: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  browser = await openBrowser()
})
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})
afterAll(() => browser.close())

async function expectGood(page: Page, screen: string) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(wide, `${screen} scrolls sideways`).toBeLessThanOrEqual(0)
  const small = await page.evaluate(() =>
    Array.from(document.querySelectorAll('button, a, select, input:not([type=radio]):not([type=checkbox])'))
      .map(element => element.getBoundingClientRect())
      .filter(({ width, height }) => width && (height < 47.5 || width < 47.5)),
  )
  expect(small, `${screen} has small targets`).toEqual([])
  await page.evaluate(axe.source)
  const found = await page.evaluate(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, { runOnly: tags })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  })
  expect(found, screen).toEqual([])
}

test.each([
  [360, '/checkin'],
  [1366, '/checkin?lang=en'],
])('every screen is wide enough at %i px for fingers, screen readers and eyes', async (width, path) => {
  const door = await openDoor(browser, closing, undefined, 2)
  const { open, context, faults } = await door.phone({ width })
  const page = await open(path)
  await page.waitForSelector('#code')
  await expectGood(page, 'welcome')
  await page.goto(`${door.url()}${path}#code=${(await door.newPass()).code}`)
  await page.waitForSelector('.session')
  await expectGood(page, 'sessions')
  await page.click('.session')
  await context.setOffline(true)
  await tickOn(page, 'Khôi')
  await page.locator('.line.waiting').waitFor()
  await expectGood(page, 'roster')
  for (const [index, name] of ['walk-in', 'head-count', 'scan'].entries()) {
    await page.click(`.bar .button >> nth=${index}`)
    if (name === 'walk-in') await page.click('form .primary')
    await page.waitForTimeout(100)
    await expectGood(page, name)
    await page.goBack()
  }
  await page.click('header .head-button >> nth=-1')
  await expectGood(page, 'about')
  expect(faults).toEqual([])
})

test('keys alone tick, filter and search', async () => {
  const door = await openDoor(browser, closing)
  const { open } = await door.phone()
  const page = await open(`/checkin#code=${(await door.newPass()).code}`)
  await page.locator('.child').first().focus()
  await page.keyboard.press('Space')
  await expect.poll(() => isTicked(page, 'Ánh')).toBe(true)
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Ánh')
  await page.keyboard.press('Space')
  await expect.poll(() => isTicked(page, 'Ánh')).toBe(false)
  await page.focus('#search')
  await page.keyboard.type('khoi')
  expect(await page.locator('.child').allTextContents()).toEqual([expect.stringContaining('Khôi')])
})

/** A camera that looks at a code: raw video as Chromium takes it in place of one. */
function filmOf(text: string): Buffer {
  const [width, height, scale] = [640, 480, 8]
  const modules = encodeQR(text, 'raw', { border: 4 })
  const [left, top] = [width, height].map(size => Math.floor((size - modules.length * scale) / 2))
  const luma = Buffer.alloc(width * height, 200)
  for (const [y, row] of modules.entries())
    for (const [x, dark] of row.entries())
      for (let dy = 0; dy < scale; dy++)
        luma.fill(
          dark ? 20 : 235,
          (top! + y * scale + dy) * width + left! + x * scale,
          (top! + y * scale + dy) * width + left! + (x + 1) * scale,
        )
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((width * height) / 2, 128)])
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`), frame, frame])
}

test('a ticket before the camera is read without network, counts once, and is told when it comes again', async () => {
  const door = await openDoor(browser, closing)
  const [place] = await door.s.db.select().from(registrations).where(eq(registrations.childId, door.childIds[1]!))
  const folder = mkdtempSync(join(tmpdir(), 'camera-'))
  writeFileSync(join(folder, 'ticket.y4m'), filmOf(await doorCode(door.s.crypto, place!.id)))
  const withCamera = await openBrowser(
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${join(folder, 'ticket.y4m')}`,
  )
  closing.push(async () => {
    await withCamera.close()
    rmSync(folder, { recursive: true })
  })
  const context = await withCamera.newContext({ viewport: { width: 360, height: 700 }, permissions: ['camera'] })
  const page = await context.newPage()
  await page.goto(`${door.url()}/checkin#code=${(await door.newPass()).code}`)
  await page.waitForSelector('.child')
  await keptOffline(page)
  await context.setOffline(true)
  await page.click('text=Quét vé')
  await page.waitForSelector('.verdict.good >> text=Khôi')
  if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/checkin-scan.png` })
  await page.waitForTimeout(3000)
  expect(await page.locator('.verdict.good').count()).toBe(1)
  await page.goBack()
  await page.click('text=Quét vé')
  await page.waitForSelector('.verdict.again >> text=/Đã có mặt từ 14:0\\d/')
  await context.setOffline(false)
  await lineOn(page, /Đã gửi hết/)
  const came = await door.s.db.select().from(attendances).where(eq(attendances.occurrenceId, door.occurrenceId))
  expect(came).toMatchObject([{ childId: door.childIds[1], method: 'scan' }])
  await page.goBack()
  expect(await isTicked(page, 'Khôi')).toBe(true)
})
