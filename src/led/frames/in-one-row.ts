import { extentOf, inkOf, widthOf } from './measure'
import type { Size } from './picture'

/** Between two lines of an item that stand in one row. */
const BETWEEN = ' · '
/** Players and browsers draw no image that is wider or larger than this. */
const WIDEST = 8192
const MOST_PIXELS = 4096 * 1024
/** What a strip is set in: so many letters can be read at once, and a low board is used to its height. */
const LETTERS_SEEN = 10
const LOW = 16

/** Parts of one row from left to right, `x` in pixels from its first ink. */
export type OneRow = { size: number; width: number; parts: { text: string; line: number; x: number }[] }

/** All lines side by side. */
function setInOneRow(lines: string[], size: number): OneRow {
  const texts = lines.map((line, index) => (index ? BETWEEN + line : line))
  const whole = texts.join('')
  let x = -extentOf(whole, size).before
  const parts = texts.map((text, line) => {
    const part = { text, line, x }
    x += extentOf(text, size).advance
    return part
  })
  return { size, width: widthOf(whole, size), parts }
}

/** All lines as one row within a box, as large as it lets them be; null where that is not legible. For low, wide boards. */
export function fillOneRow(lines: string[], box: Size, least: number): OneRow | null {
  for (let size = box.height; size >= least; size--) {
    const row = setInOneRow(lines, size)
    if (row.width <= box.width && heightOf(lines, size) <= box.height) return row
  }
  return null
}

/** All lines as one row to be scrolled over a board; null where no image can be so wide. */
export function stripOf(lines: string[], board: Size, least: number): OneRow | null {
  const sensible = Math.max(least, Math.floor(board.width / LETTERS_SEEN), Math.min(LOW, Math.floor(board.height / 2)))
  for (let size = sensible; size > 0; size--) {
    if (heightOf(lines, size) > board.height) continue
    const row = setInOneRow(lines, size)
    if (row.width <= Math.min(WIDEST, Math.floor(MOST_PIXELS / board.height))) return row
    if (size <= least) break
  }
  return null
}

function heightOf(lines: string[], size: number): number {
  const { above, below } = inkOf(lines.join(''), size)
  return above + below
}
