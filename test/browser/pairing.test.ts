import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { claimPairing } from '../../src/led/claim-pairing'
import { registerScreen } from '../../src/led/register-screen'
import { revokeScreen } from '../../src/led/revoke-screen'
import { MINUTE } from '../../src/shared/dates'
import { openBrowser } from '../support/browser'
import { NOW, scenario } from '../support/scenario'
import { serve } from '../support/serve'

let browser: Browser
const closing: (() => Promise<void>)[] = []

beforeAll(async () => {
  browser = await openBrowser()
})
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})
afterAll(() => browser.close())

/** A ward with a board, its server, and a device of that size that opens the pairing page. */
async function device({ width = 640, height = 384 } = {}) {
  const s = await scenario()
  const { id } = await registerScreen(s.admin, { name: 'Cổng', width: 192, height: 96 })
  const server = await serve(s)
  const size = { width, height }
  const context = await browser.newContext({ viewport: size, screen: size })
  closing.push(server.close, () => context.close())
  const faults: string[] = []
  const open = async (path = '/led/pair') => {
    const page = await context.newPage()
    page.on('pageerror', error => faults.push(error.message))
    page.on('console', said => {
      if (/Content Security Policy/.test(said.text())) faults.push(said.text())
    })
    await page.clock.install({ time: NOW })
    await page.goto(`${server.url}${path}`)
    return page
  }
  /** Lets both clocks run on together. */
  const pass = async (page: Page, milliseconds: number) => {
    s.clock.now += milliseconds
    await page.clock.runFor(milliseconds)
  }
  const claim = (code: string) => claimPairing(s.admin, { code, screenId: id })
  return { s, id, server, context, faults, open, pass, claim }
}

async function codeOn(page: Page): Promise<string> {
  await page.waitForSelector('#waiting:not([hidden])')
  return (await page.locator('#code').textContent())!
}

describe('a board that waits to be paired', () => {
  test.each([
    [64, 32],
    [128, 64],
    [192, 96],
    [160, 32],
    [96, 192],
    [320, 160],
    [640, 128],
    [640, 384],
    [1920, 1080],
    [1080, 1920],
  ])('shows 111 and its whole code on %i×%i', async (width, height) => {
    const { open, faults } = await device({ width, height })
    const page = await open()
    expect(await codeOn(page)).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    await page.evaluate(() => document.fonts.ready)
    const outside = await page.evaluate(() =>
      Array.from(document.querySelectorAll('#code b, .failsafe strong, .where, #changes'))
        .map(element => ({ text: element.textContent, box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0)
        .filter(
          ({ box: { left, right, top, bottom } }) =>
            left < 0 || right > innerWidth || top < -1 || bottom > innerHeight + 1,
        )
        .map(({ text }) => text),
    )
    expect(outside).toEqual([])
    const letter = await page.locator('#code b').first().boundingBox()
    expect(letter!.height).toBeGreaterThan(Math.min(width / 8, height / 4))
    expect(await page.locator('.failsafe strong').isVisible()).toBe(true)
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(0, 0, 0)')
    expect(faults).toEqual([])
  })

  test('goes to its player when staff typed the code, and straight there after a restart', async () => {
    const { open, claim, pass, context, faults } = await device()
    const page = await open()
    const code = await codeOn(page)
    expect(await page.locator('.where').textContent()).toBe('Vào Màn hình LED → Ghép màn hình, nhập mã này')
    expect((await claim(code)).device).toEqual({ width: 640, height: 384 })
    await pass(page, 5000)
    await page.waitForURL(/\/led\/v1\/[0-9a-z]{26}\/player$/)
    const address = page.url()
    await page.close()
    const again = await open()
    await again.waitForURL(address)
    expect(context.pages()).toHaveLength(1)
    expect(faults).toEqual([])
  })

  test('shows the same code after a reload, and another when its time is over', async () => {
    const { open, pass } = await device()
    const page = await open()
    const code = await codeOn(page)
    await pass(page, 65_000)
    await page.waitForFunction(() => document.getElementById('changes')!.textContent === 'Mã đổi sau 8:55')
    await page.reload()
    expect(await codeOn(page)).toBe(code)
    await page.waitForFunction(() => document.getElementById('changes')!.textContent === 'Mã đổi sau 8:55')
    for (let minute = 0; minute < 9; minute++) {
      await pass(page, MINUTE)
      await page.waitForTimeout(20)
    }
    await page.waitForFunction(old => !['', old].includes(document.getElementById('code')!.textContent!), code)
  })

  test('keeps 111 with the network gone, hides a code that is over, and finds a new one by itself', async () => {
    const { open, pass, context } = await device()
    const page = await open()
    const code = await codeOn(page)
    await context.setOffline(true)
    await pass(page, 15_000)
    await page.waitForFunction(() => /Chưa kết nối được/.test(document.getElementById('note')!.textContent!))
    expect(await page.locator('#waiting').isVisible()).toBe(true)
    await pass(page, 10 * MINUTE)
    await page.waitForSelector('#waiting', { state: 'hidden' })
    expect(await page.locator('.failsafe').textContent()).toContain('GỌI 111')
    await context.setOffline(false)
    await pass(page, 15_000)
    await page.waitForSelector('#waiting:not([hidden])')
    expect(await codeOn(page)).not.toBe(code)
    expect(await page.locator('#note').textContent()).toBe('')
  })

  test('that starts without network after it was paired goes to the player it keeps', async () => {
    const { server, open, claim, pass, context } = await device()
    const page = await open()
    await page.evaluate(async () => void (await navigator.serviceWorker.ready))
    await claim(await codeOn(page))
    await pass(page, 5000)
    await page.waitForURL(/player$/)
    const address = page.url()
    const held = () =>
      page.evaluate(async () => {
        const names = await caches.keys()
        const caught = await Promise.all(names.map(async name => (await caches.open(name)).keys()))
        return caught.flat().map(({ url }) => new URL(url).pathname)
      })
    await expect.poll(held).toEqual(expect.arrayContaining([new URL(address).pathname, '/led/pair']))
    await page.close()
    await server.close()
    const again = await context.newPage()
    await again.goto(`${server.url}/led/pair`)
    await again.waitForURL(address)
    expect(await again.locator('#board').count()).toBe(1)
  })

  test('whose key was stopped asks to be paired anew', async () => {
    const { s, id, open, claim, pass } = await device()
    const page = await open()
    await claim(await codeOn(page))
    await pass(page, 5000)
    await page.waitForURL(/player$/)
    await revokeScreen(s.admin, id)
    await page.close()
    expect(await codeOn(await open())).toMatch(/-/)
  })

  test('forgets with ?new the board it was', async () => {
    const { open, claim, pass } = await device()
    const page = await open()
    await claim(await codeOn(page))
    await pass(page, 5000)
    await page.waitForURL(/player$/)
    await page.close()
    expect(await codeOn(await open('/led/pair?new'))).toMatch(/-/)
  })

  test('works where nothing can be kept', async () => {
    const { open, claim, pass, context } = await device()
    await context.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage'])
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('no', 'SecurityError')
          },
        })
    })
    const page = await open()
    await claim(await codeOn(page))
    await pass(page, 5000)
    await page.waitForURL(/player$/)
  })

  test('of 4K asks for as many pixels as a board may have', async () => {
    const { open, claim } = await device({ width: 3840, height: 2160 })
    const { device: size } = await claim(await codeOn(await open()))
    expect(size.width * size.height).toBeLessThanOrEqual(4096 * 1024)
    expect(size.width / size.height).toBeCloseTo(16 / 9, 2)
  })
})
