import fc from 'fast-check'
import { decode } from 'fast-png'
import { describe, expect, test } from 'vitest'
import { raster } from '#test-raster'
import type { ItemKind } from '../../src/led/board-item'
import { drawSheet } from '../../src/led/frames/draw'
import { drawableText } from '../../src/led/frames/drawable'
import { frameOf } from '../../src/led/frames/frame-of'
import { type Letters, layoutFrame, legibleSize, type Sheet } from '../../src/led/frames/layout'
import { extentOf, inkOf, widthOf } from '../../src/led/frames/measure'
import type { FrameSize } from '../../src/led/frames/picture'
import { VIETNAMESE } from '../support/vietnamese'

const full = (width: number, height: number): FrameSize => ({ width, height, colours: 'full' })
const mono = (width: number, height: number): FrameSize => ({ width, height, colours: 'mono' })
const event = (...lines: string[]) => ({ kind: 'event' as ItemKind, lines })

const SHORT = event('19:00 hôm nay', 'Lướt mạng tỉnh táo', 'Quảng trường phường')
const LONG = event(
  '07:30 thứ Bảy 13/06',
  'Ngày hội Vì trẻ em: khám sức khỏe, trò chơi dân gian và đổi rác lấy cây',
  'Nhà văn hóa tổ dân phố số 9 phường Trung Thành',
)
const BOARDS = [full(64, 32), full(128, 64), full(192, 96), full(320, 160), full(384, 192), full(640, 384)]

/** Bounds of the pixels that differ from the background, right and bottom exclusive. */
function boxOf(rgba: Uint8Array, width: number, isInk = (at: number) => rgba[at]! > 0 || rgba[at + 1]! > 0) {
  const box = { left: width, top: Number.POSITIVE_INFINITY, right: 0, bottom: 0 }
  for (let at = 0; at < rgba.length; at += 4) {
    if (!isInk(at)) continue
    const [x, y] = [(at / 4) % width, Math.floor(at / 4 / width)]
    box.left = Math.min(box.left, x)
    box.top = Math.min(box.top, y)
    box.right = Math.max(box.right, x + 1)
    box.bottom = Math.max(box.bottom, y + 1)
  }
  return box
}

const onOne = (letters: Letters[], width: number, height: number): Sheet => ({
  ...{ width, height, background: '#000000', letters },
})

describe('letters on a board', () => {
  test('every Vietnamese letter stays within the room that was measured for it', async () => {
    for (const [index, letter] of [...VIETNAMESE].entries()) {
      const size = 11 + (index % 40)
      const ink = inkOf(letter, size)
      const sheet = onOne([{ text: letter, x: 40, y: 80, size, colour: '#ffffff' }], 140, 110)
      const box = boxOf(await drawSheet(raster, sheet, 'full'), 140)
      expect([letter, box.top >= 80 - ink.above, box.bottom <= 80 + ink.below]).toEqual([letter, true, true])
      // And that room is hardly larger than it must be.
      expect([letter, box.top - (80 - ink.above) <= 1, 80 + ink.below - box.bottom <= 1]).toEqual([letter, true, true])
      expect([letter, box.right - box.left <= widthOf(letter, size)]).toEqual([letter, true])
    }
  })

  test('the marks of one row never touch the row above', async () => {
    for (const board of [full(96, 64), full(192, 96), full(320, 160), full(233, 187)]) {
      const { pages } = layoutFrame(event('gợpậ Ợ', 'ẪỄỔẴ Ẳ'), board)
      const rgba = await drawSheet(raster, pages[0]!, 'full')
      // Yellow has more red than green has; antialiased pixels keep the proportion.
      const yellow = boxOf(rgba, board.width, at => rgba[at]! > 20 && rgba[at]! > rgba[at + 1]!)
      const green = boxOf(rgba, board.width, at => rgba[at + 1]! > 20 && rgba[at]! < rgba[at + 1]!)
      expect(yellow.bottom).toBeLessThan(green.top)
      expect([green.top > 0, yellow.top >= 0, green.bottom <= board.height]).toEqual([true, true, true])
    }
  })

  test('all ink of a still is centred between top and bottom, and begins at the same margin', async () => {
    for (const board of BOARDS.slice(2)) {
      const rgba = await drawSheet(raster, layoutFrame(SHORT, board).pages[0]!, 'full')
      const box = boxOf(rgba, board.width)
      expect(Math.abs(box.top - (board.height - box.bottom))).toBeLessThanOrEqual(1)
      expect(Math.abs(box.left - Math.floor(board.height / 24))).toBeLessThanOrEqual(1)
      expect(box.right).toBeLessThanOrEqual(board.width - Math.floor(board.height / 24))
    }
  })
})

describe('the layout of a frame', () => {
  test('a short text fills one still on all but the smallest boards', () => {
    for (const board of BOARDS.slice(1)) {
      const { legible, strip, pages } = layoutFrame(SHORT, board)
      expect([legible, strip, pages.length]).toEqual([true, null, 1])
      expect(pages[0]!.letters.map(row => row.text)[0]).toBe('19:00 hôm nay')
    }
  })

  test('a text that does not fit scrolls as one line, and is told in several stills', () => {
    const { legible, strip, pages } = layoutFrame(LONG, full(64, 32))
    expect([legible, strip!.height, pages.length > 1]).toEqual([false, 32, true])
    expect(strip!.width).toBeGreaterThan(64)
    expect(new Set(strip!.letters.map(row => row.y)).size).toBe(1)
    expect(strip!.letters.map(row => row.text).join('')).toBe(LONG.lines.join(' · '))
  })

  test('a low, wide board says it in one row rather than not at all', () => {
    const { legible, pages } = layoutFrame(SHORT, full(480, 16))
    expect([legible, pages.length, new Set(pages[0]!.letters.map(row => row.y)).size]).toEqual([true, 1, 1])
  })

  test('a text longer than any image can be has pages only', () => {
    const { legible, strip, pages } = layoutFrame(event('Đường dài '.repeat(300)), full(64, 32))
    expect([legible, strip, pages.length > 50]).toEqual([false, null, true])
  })

  test('a line that is a little too long is set smaller rather than broken', () => {
    const { pages } = layoutFrame(event('19:00 hôm nay', 'Sân khấu tuổi thơ'), full(192, 48))
    expect(pages[0]!.letters.map(row => row.text)).toEqual(['19:00 hôm nay', 'Sân khấu tuổi thơ'])
  })

  test('nothing to say is a dark board', async () => {
    const frame = await frameOf(raster, event('', '  ', '🎉'), full(64, 32))
    expect([frame.legible, frame.strip, frame.pages.length]).toEqual([true, null, 1])
    expect(new Set(decode(frame.pages[0]!.png).data)).toEqual(new Set([0]))
  })

  test('an emergency is lit all over, also where there is only on and off', () => {
    const alarm = { kind: 'emergency' as ItemKind, lines: ['KHẨN CẤP', 'Rời bờ suối ngay!'] }
    expect(layoutFrame(alarm, full(192, 96)).pages[0]!.background).toBe('#c80000')
    const inverse = layoutFrame(alarm, mono(192, 96)).pages[0]!
    expect([inverse.background, inverse.letters[0]!.colour]).toEqual(['#ffffff', '#000000'])
  })

  const anyText = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc
      .array(fc.string({ unit: fc.constantFrom(...VIETNAMESE, '1', ',', 'Đ'), minLength: 1, maxLength: 9 }), {
        maxLength: 25,
      })
      .map(words => words.join(' ')),
  )
  const anySide = (most: number) => fc.oneof(fc.integer({ min: 16, max: 200 }), fc.integer({ min: 16, max: most }))
  const anyBoard = fc.record({
    width: anySide(4096),
    height: anySide(1024),
    colours: fc.constantFrom('full' as const, 'mono' as const),
  })
  const anyKind = fc.constantFrom<ItemKind>('hotline', 'message', 'event', 'postponement', 'cancellation', 'emergency')

  test('whatever the text and the board: no word is lost, all is within the frame, and the first line is the largest', () => {
    fc.assert(
      fc.property(anyKind, fc.array(anyText, { maxLength: 4 }), anyBoard, (kind, lines, board) => {
        const { legible, strip, pages } = layoutFrame({ kind, lines }, board)
        const said = lines.map(drawableText).filter(Boolean)
        const letters = (sheets: Sheet[]) =>
          sheets
            .flatMap(sheet => sheet.letters.map(row => row.text))
            .join('')
            .replace(/[ ·]/g, '')
        expect(letters(pages)).toBe(said.join('').replace(/[ ·]/g, ''))
        if (strip) expect(letters([strip])).toBe(letters(pages))
        if (strip) expect(strip.width).toBeLessThanOrEqual(8192)
        expect(pages.length).toBeGreaterThanOrEqual(1)
        expect(legible && (pages.length > 1 || strip !== null)).toBe(false)
        for (const sheet of strip ? [strip, ...pages] : pages) {
          for (const [index, { text, x, y, size }] of sheet.letters.entries()) {
            const ink = inkOf(text, size)
            expect(y - ink.above).toBeGreaterThanOrEqual(0)
            expect(y + ink.below).toBeLessThanOrEqual(board.height)
            if (legible) expect(size).toBeGreaterThanOrEqual(legibleSize(board))
            const { advance, before, after } = extentOf(text, size)
            if (legible) expect([x + before >= 0, x + advance - after <= sheet.width]).toEqual([true, true])
            const above = sheet.letters[index - 1]
            expect(size).toBeLessThanOrEqual(above?.size ?? size)
            if (above && above.y !== y)
              expect(y - ink.above).toBeGreaterThan(above.y + inkOf(above.text, above.size).below)
            if (above && above.y !== y) expect(y - above.y).toBeGreaterThanOrEqual(1.3 * size)
          }
        }
      }),
      { numRuns: 150 },
    )
  })
})
