import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { transformSync } from 'esbuild'
import { decode } from 'fast-png'
import { describe, expect, test } from 'vitest'
import { playerPage } from '../../src/led/player-page'
import { scrollSeconds } from '../../src/led/scroll'
import { inRepository } from '../../src/node/paths'
import { instantOf } from '../../src/shared/dates'
import { boardDevices, showing } from '../support/board-device'
import { plantPublication } from '../support/publications'

const GOLDEN = inRepository('test/golden')

const device = boardDevices()

/** Red, green and blue of every pixel. */
function pixelsOf(png: Uint8Array) {
  const { width, height, data, channels, palette } = decode(png)
  const colourAt = (pixel: number) =>
    palette ? palette[data[pixel]!]! : [0, 1, 2].map(part => data[pixel * channels + (channels > 2 ? part : 0)]!)
  return { width, height, pixels: Array.from({ length: width * height }, (_, pixel) => colourAt(pixel).slice(0, 3)) }
}

/** How many pixels of two pictures of a size differ. */
function different(one: Uint8Array, other: Uint8Array): number {
  const [a, b] = [pixelsOf(one), pixelsOf(other)]
  expect([a.width, a.height]).toEqual([b.width, b.height])
  return a.pixels.filter((colour, pixel) => String(colour) !== String(b.pixels[pixel])).length
}

describe.each([
  [128, 64],
  [192, 96],
  [640, 384],
])('on a board of %i×%i', (width, height) => {
  test('the screen is the server’s picture to the pixel, and the golden one', async () => {
    const d = await device({ width, height })
    await plantPublication(d.s, { payload: { title: 'Hội diễn Ễnh Ương', startTime: '19:00' } })
    await d.open()
    const { items } = JSON.parse(await (await fetch(`${d.address}/schedule.json`)).text())
    for (const kind of ['hotline', 'event']) {
      const at = instantOf('2026-06-09', '14:00')
      const item = items.find(
        (one: { kind: string; notBefore: string }) => one.kind === kind && Date.parse(one.notBefore) <= at,
      )
      for (let i = 0; i < 120 && (await showing(d.page)) !== item.id; i++) await d.pass(500)
      await d.page.waitForSelector('#board img')
      const screen = await d.page.screenshot({ clip: { x: 0, y: 0, width, height } })
      const server = new Uint8Array(await (await fetch(`${d.address}/${item.frame.url}`)).arrayBuffer())
      expect(different(screen, server)).toBe(0)

      const golden = `${GOLDEN}/player-${kind}-${width}x${height}.png`
      if (!existsSync(golden) || process.env.WRITE_GOLDEN) {
        mkdirSync(GOLDEN, { recursive: true })
        writeFileSync(golden, screen)
      }
      expect(different(screen, readFileSync(golden)), golden).toBe(0)
    }
  })
})

test('a text that is too long moves over the board once, from its first letter to its last', async () => {
  const d = await device({ width: 64, height: 32 })
  await d.approve('Trẻ em đi bơi phải có người lớn trông; mặc áo phao, khởi động kỹ, không bơi lúc nắng gắt')
  await d.open()
  for (let i = 0; i < 60 && !(await showing(d.page))?.startsWith('message'); i++) await d.pass(500)
  const { wide, seconds, frames } = await d.page.evaluate(() => {
    const picture = document.querySelector<HTMLImageElement>('#board img')!
    const animation = picture.getAnimations()[0]!
    const total = Number(animation.effect!.getComputedTiming().duration)
    animation.pause()
    const frames = [0, 0.25, 0.5, 0.75, 1].map(part => {
      animation.currentTime = part * total
      const { left, right } = picture.getBoundingClientRect()
      return { left, right }
    })
    return { wide: picture.naturalWidth, seconds: total / 1000, frames }
  })
  expect(wide).toBeGreaterThan(64)
  expect(seconds).toBeGreaterThanOrEqual(scrollSeconds(wide, 64))
  expect(frames[0]!.left).toBe(0)
  expect(frames.at(-1)!.right).toBeCloseTo(64, 0)
  for (const [index, { left, right }] of frames.entries()) {
    expect(left).toBeLessThanOrEqual(frames[Math.max(0, index - 1)]!.left)
    expect(right).toBeGreaterThanOrEqual(63.9)
  }
})

test('page, script, worker and styles are small, and in the language of Chromium 70', () => {
  const asset = (name: string) => readFileSync(inRepository(`public/assets/${name}`), 'utf8')
  const [script, worker] = [asset('led-player.js'), asset('led-worker.js')]
  const page = playerPage({ id: 'x'.repeat(16), width: 640, height: 384 })
  const sizes = [page, script, worker, asset('led-player.css')].map(text => Buffer.byteLength(text))
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(60_000)
  for (const code of [script, worker]) {
    // What is newer would be written differently.
    const older = transformSync(code, { target: 'es2018', minifyWhitespace: true, logLevel: 'silent' })
    const same = transformSync(code, { target: 'esnext', minifyWhitespace: true, logLevel: 'silent' })
    expect(older.code).toBe(same.code)
    expect(code).not.toMatch(/\.(at|replaceChildren|replaceAll|matchAll|fromEntries|allSettled|findLast|toSorted)\(/)
  }
})
