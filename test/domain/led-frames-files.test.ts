import { createHash } from 'node:crypto'
import { decode as decodeBmp } from 'bmp-ts'
import { decode as decodePng } from 'fast-png'
import { describe, expect, test } from 'vitest'
import { raster } from '#test-raster'
import type { ItemKind } from '../../src/led/board-item'
import { drawSheet } from '../../src/led/frames/draw'
import { encodeBmp } from '../../src/led/frames/encode-bmp'
import { frameOf } from '../../src/led/frames/frame-of'
import { layoutFrame } from '../../src/led/frames/layout'
import type { FrameSize } from '../../src/led/frames/picture'

const item = {
  kind: 'event' as ItemKind,
  lines: ['19:00 hôm nay', 'Sân khấu hóa “Lướt mạng tỉnh táo”', 'Quảng trường phường Ễ Ổ Ậ Ợ'],
}
/** Sizes whose rows do not end on a byte, and others. */
const SIZES = [
  [16, 16],
  [17, 23],
  [64, 32],
  [97, 61],
  [192, 96],
  [333, 129],
] as const
const COLOURS = ['full', 'mono'] as const
const hex = (algorithm: string, bytes: Uint8Array) => createHash(algorithm).update(bytes).digest('hex')

/** What was drawn, without its opacity. */
async function rgbDrawn(size: FrameSize) {
  const rgba = await drawSheet(raster, layoutFrame(item, size).pages[0]!, size.colours)
  return rgba.filter((_, at) => at % 4 !== 3)
}

/** How many bytes are not the same. */
const differing = (some: ArrayLike<number>, others: Uint8Array) =>
  Math.abs(some.length - others.length) + others.filter((byte, at) => byte !== some[at]).length

/** The decoder answers ABGR. */
const rgbOfAbgr = (data: Uint8Array) =>
  Uint8Array.from({ length: (data.length / 4) * 3 }, (_, at) => data[4 * Math.floor(at / 3) + 3 - (at % 3)]!)

describe('the pictures of a frame', () => {
  test('are PNGs of exactly the board, true to every pixel', async () => {
    for (const [width, height] of SIZES)
      for (const colours of COLOURS) {
        const { pages } = await frameOf(raster, item, { width, height, colours })
        const png = decodePng(pages[0]!.png, { checkCrc: true })
        expect([png.width, png.height, png.depth, png.channels]).toEqual([width, height, 8, 3])
        expect(differing(png.data, await rgbDrawn({ width, height, colours }))).toBe(0)
      }
  })

  test('are bitmaps of the very same pixels, in 24 bits or in one', async () => {
    for (const [width, height] of SIZES)
      for (const colours of COLOURS) {
        const { pages } = await frameOf(raster, item, { width, height, colours })
        const bytes = encodeBmp(pages[0]!, colours)
        const bmp = decodeBmp(Buffer.from(bytes))
        expect([bmp.width, bmp.height, bmp.bitPP, bmp.compression]).toEqual([
          width,
          height,
          colours === 'mono' ? 1 : 24,
          0,
        ])
        expect(bytes.length).toBe(bmp.fileSize)
        expect(differing(rgbOfAbgr(bmp.data), await rgbDrawn({ width, height, colours }))).toBe(0)
      }
  })

  test('hold black and white only where a board is on or off', async () => {
    const { pages } = await frameOf(raster, item, { width: 192, height: 96, colours: 'mono' })
    expect(new Set(decodePng(pages[0]!.png).data)).toEqual(new Set([0, 255]))
  })

  test('name their own bytes, and each page and strip its own size', async () => {
    const { strip, pages, legible } = await frameOf(raster, item, { width: 64, height: 32, colours: 'full' })
    expect([legible, pages.length > 1, strip!.width > 64, strip!.height]).toEqual([false, true, true, 32])
    for (const picture of [strip!, ...pages]) {
      expect([picture.sha256, picture.md5]).toEqual([hex('sha256', picture.png), hex('md5', picture.png)])
      expect(picture.bytes).toBe(picture.png.length)
      const png = decodePng(picture.png)
      expect([png.width, png.height]).toEqual([picture.width, picture.height])
    }
    expect(pages.every(({ width, height }) => width === 64 && height === 32)).toBe(true)
  })

  test('are the same to the byte on every runtime', async () => {
    const full = await frameOf(raster, item, { width: 192, height: 96, colours: 'full' })
    const mono = await frameOf(raster, item, { width: 192, height: 96, colours: 'mono' })
    expect([full.pages[0]!.sha256, full.pages[0]!.md5]).toEqual([
      '93b4a0d1f1127a7a591254a9a7bcbfcd9f32b569ee995b92e33b4f1bc9b23e42',
      'c89124ddcc0cdb1a10c85dbc10aaf32e',
    ])
    expect(mono.pages[0]!.sha256).toBe('29b507c4f075794fb6ee2c78504d6f914f8889034052ff2e73949c3191b87c25')
  })

  test('are drawn once', async () => {
    let drawn = 0
    const counted: typeof raster = svg => {
      drawn++
      return raster(svg)
    }
    const size = { width: 101, height: 53, colours: 'full' } as const
    const first = await frameOf(counted, item, size)
    const times = drawn
    expect(await frameOf(counted, { ...item, lines: [...item.lines] }, size)).toBe(first)
    expect([times > 0, drawn]).toEqual([true, times])
  })
})
