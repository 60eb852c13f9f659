import type { Browser, Page, Request } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { approveMessage } from '../../src/led/approve-message'
import { createMessage } from '../../src/led/create-message'
import { registerScreen } from '../../src/led/register-screen'
import { messageInputOf } from './boards'
import { openBrowser } from './browser'
import { NOW, scenario } from './scenario'
import { serve } from './serve'

const STEP = 10_000

type Options = {
  width?: number
  height?: number
  /** By how much the device's clock is fast. */
  skew?: number
  opensAt?: string
  closesAt?: string
  /** Whether it gets the server's pictures, and keeps them by a service worker; else it writes the words itself. */
  pictures?: boolean
}

export type BoardDevice = Awaited<ReturnType<typeof openDevice>>

/** Opens devices for the tests of a file: in one browser, each closed after its test. */
export function boardDevices() {
  let browser: Browser
  const closing: (() => Promise<void>)[] = []
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterEach(async () => {
    for (const close of closing.splice(0)) await close()
  })
  afterAll(() => browser.close())
  return (options?: Options) => openDevice(browser, closing, options)
}

/** A ward with one board of a size, its server, and a device whose clock is moved by hand. */
async function openDevice(browser: Browser, closing: (() => Promise<void>)[], options: Options = {}) {
  const { width = 192, height = 96, skew = 0, opensAt = '00:00', closesAt = '24:00', pictures = true } = options
  const s = await scenario()
  const screen = await registerScreen(s.admin, { name: 'Cổng', width, height, opensAt, closesAt })
  let server = await serve(s)
  const path = `/led/v1/${screen.key}`
  const address = `${server.url}${path}`
  const context = await browser.newContext({
    viewport: { width: Math.max(width + 40, 300), height: height + 40 },
    serviceWorkers: pictures ? 'allow' : 'block',
  })
  closing.push(
    () => context.close(),
    () => server.close(),
  )
  const page = await context.newPage()
  const under = new Set<Request>()
  page.on('request', request => under.add(request))
  page.on('requestfinished', request => under.delete(request))
  page.on('requestfailed', request => under.delete(request))
  if (!pictures) await page.route('**/frames/*', route => route.abort())
  await page.clock.install({ time: NOW + skew })

  /** Until all that was asked for is answered or has failed. */
  async function settle() {
    do await page.waitForTimeout(2)
    while (under.size)
  }

  return {
    ...{ s, page, context, screen, path, address, settle },
    /** Opens the player and waits until it has its fonts and has asked for its schedule. */
    async open() {
      await page.goto(`${address}/player`)
      await page.evaluate(() => document.fonts.ready)
      await settle()
    },
    async approve(text: string, window: Record<string, unknown> = {}, own: object = {}) {
      const input = messageInputOf(text, { startsOn: '2026-06-09', endsOn: '2026-06-12', ...window }, own)
      const { id } = await createMessage(s.editor, input)
      await approveMessage(s.approver, id, { version: 1 })
      return id
    },
    /** Lets both clocks run on together; in steps, so that answers come before the player loses patience. */
    async pass(milliseconds: number) {
      for (let left = milliseconds; left > 0; left -= STEP) {
        s.clock.now += Math.min(left, STEP)
        await page.clock.runFor(Math.min(left, STEP))
        await settle()
      }
    },
    /** The same in one step, as for a device that slept: every timer runs once. */
    async leap(milliseconds: number) {
      s.clock.now += milliseconds
      await page.clock.fastForward(milliseconds)
      await settle()
    },
    kill: () => server.close(),
    async revive() {
      server = await serve(s, {}, server.port)
    },
  }
}

/** What the board says, in a picture or in letters. */
export const textOf = (page: Page) =>
  page.locator('#board').evaluate(board => {
    const picture = board.querySelector('img')
    return picture ? picture.alt : Array.from(board.querySelectorAll('.line'), line => line.textContent).join(' ')
  })

export const showing = (page: Page) => page.locator('#board').getAttribute('data-showing')
