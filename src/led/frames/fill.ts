import type { Size } from './picture'
import { LINE_BOX, type Row, stack } from './stack'
import { sizeInOneRow, wrap } from './wrap'

/** A line that is only this much too long is set smaller rather than broken. */
const SMALLER = 0.85
/** The third line and those after it say where, which matters less. */
const LAST = 0.8
/** Capitals without marks are only so high: ems that fill a box by its height. */
const TALLEST = 1.4
/** The first line may be this much larger than what the others leave it. */
const LARGER = 2

/**
 * Sets lines as large as a box lets them, none larger than the one before it and none smaller than `least`.
 * Null where they do not fit.
 */
export function fill(lines: string[], box: Size, least: number): Row[] | null {
  const fits = (rows: Row[] | null): rows is Row[] => rows !== null && stack(rows).height <= box.height
  for (let size = Math.ceil(box.height * TALLEST); size >= least; size--) {
    const wanted = lines.map((_, line) => (line < 2 ? size : Math.max(least, Math.round(size * LAST))))
    const rows = setLines(lines, wanted, box, least)
    if (fits(rows)) return enlarge(lines, rows, box, least, fits)
  }
  return null
}

/** Gives the room that is left to the first line, then to the second and so on. */
function enlarge(lines: string[], set: Row[], box: Size, least: number, fits: (rows: Row[] | null) => rows is Row[]) {
  let best = set
  for (const line of lines.keys()) {
    const sizes = lines.map((_, index) => best.find(row => row.line === index)!.size)
    const most = line ? sizes[line - 1]! : sizes[0]! * LARGER
    for (let size = most; size > sizes[line]!; size--) {
      const rows = setLines(lines, sizes.with(line, size), box, least)
      if (!fits(rows)) continue
      // The first line stays whole; another is broken further only for letters that are larger at a glance.
      if (rows.length > best.length && (line === 0 || size * SMALLER < sizes[line]!)) continue
      best = rows
      break
    }
  }
  return best
}

/** Every line at the size wanted for it or a little less; null when a word is too wide, or there are more rows than could fit. */
function setLines(lines: string[], wanted: number[], box: Size, least: number): Row[] | null {
  const rows: Row[] = []
  for (const [line, text] of lines.entries()) {
    const size = Math.min(wanted[line]!, rows.at(-1)?.size ?? Number.POSITIVE_INFINITY)
    const whole = sizeInOneRow(text, size, box.width)
    if (whole >= Math.max(least, size * SMALLER)) rows.push({ text, size: whole, line })
    else {
      const broken = wrap(text, size, box.width, box.height / (LINE_BOX * size) + 1 - rows.length)
      if (!broken) return null
      rows.push(...broken.map(part => ({ text: part, size, line })))
    }
  }
  return rows
}
