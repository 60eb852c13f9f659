import { drawableText } from './drawable'
import { fill } from './fill'
import { fillOneRow, type OneRow, stripOf } from './in-one-row'
import { extentOf, inkOf } from './measure'
import { paginate } from './paginate'
import type { FrameSize, FrameText, Size } from './picture'
import { type Row, stack } from './stack'
import { tonesOf } from './tones'

/** Letters on a sheet: `x` where the first begins, `y` the baseline, `size` the em, all in whole pixels. */
export type Letters = { text: string; x: number; y: number; size: number; colour: string }

/** One image to draw. */
export type Sheet = Size & { background: string; letters: Letters[] }

/** What `Frame` says, not yet drawn. */
export type Layout = { legible: boolean; strip: Sheet | null; pages: Sheet[] }

/** The smallest em, in pixels, at which the tone marks can be told apart; without antialiasing that takes more. */
const SMALLEST = { full: 11, mono: 13 }

/** Margins are these parts of a board's shorter side; a low board needs all its height. */
const ACROSS = 24
const DOWN = 40

/** The smallest letters that can be read from where people pass, in pixels of an em. */
export const legibleSize = ({ width, height, colours }: FrameSize): number =>
  Math.max(SMALLEST[colours], Math.floor(Math.min(width, height) / 10))

/** Sets a text for a board: as one still where that is legible, else as a strip to scroll and as several stills. */
export function layoutFrame(text: FrameText, board: FrameSize): Layout {
  const { background, inkOf: colourOf } = tonesOf(text.kind, board.colours)
  const lines = text.lines.map(drawableText).filter(Boolean)
  const least = legibleSize(board)
  const shorter = Math.min(board.width, board.height)
  const [across, down] = [Math.max(1, Math.floor(shorter / ACROSS)), Math.floor(shorter / DOWN)]
  const box = { width: board.width - 2 * across, height: board.height - 2 * down }

  const still = (rows: Row[]): Sheet => {
    const { baselines, height } = stack(rows, box.height)
    const top = Math.floor((board.height - height) / 2)
    const letters = rows.map((row, index) => ({
      ...{ text: row.text, size: row.size, colour: colourOf(row.line) },
      ...{ x: across - extentOf(row.text, row.size).before, y: top + baselines[index]! },
    }))
    return { width: board.width, height: board.height, background, letters }
  }
  const inOneRow = ({ parts, size }: OneRow, x: number, width: number): Sheet => {
    const { above, below } = inkOf(lines.join(''), size)
    const y = Math.floor((board.height - above - below) / 2) + above
    const letters = parts.map(part => ({ text: part.text, x: x + part.x, y, size, colour: colourOf(part.line) }))
    return { width, height: board.height, background, letters }
  }

  const rows = lines.length ? fill(lines, box, least) : []
  if (rows) return { legible: true, strip: null, pages: [still(rows)] }
  const row = fillOneRow(lines, box, least)
  if (row) return { legible: true, strip: null, pages: [inOneRow(row, across, board.width)] }
  const strip = stripOf(lines, board, least)
  return {
    legible: false,
    strip: strip && inOneRow(strip, 0, strip.width),
    pages: paginate(lines, box, least).map(still),
  }
}
