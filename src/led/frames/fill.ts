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
  for (let size = Math.ceil(box.height * TALLEST); size >= least; size--) {
    const set = setLines(lines, size, box, least)
    if (set && fits(set, box)) return enlarge(lines, set, box, least).flat()
  }
  return null
}

const fits = (set: Row[][], box: Size) => stack(set.flat()).height <= box.height

const sizeOf = (rows: Row[]) => rows[0]!.size

/** The rows of each line; null when one of them cannot be set, or there are more than could fit. */
function setLines(lines: string[], size: number, box: Size, least: number): Row[][] | null {
  const set: Row[][] = []
  let [before, left] = [size, box.height]
  for (const line of lines.keys()) {
    const wanted = line < 2 ? size : Math.max(least, Math.round(size * LAST))
    const rows = setLine(lines, line, Math.min(wanted, before), { width: box.width, height: left }, least)
    if (!rows) return null
    set.push(rows)
    before = sizeOf(rows)
    left -= rows.length * LINE_BOX * before
  }
  return set
}

/** Gives the room that is left to the first line, then to the second and so on. */
function enlarge(lines: string[], set: Row[][], box: Size, least: number): Row[][] {
  let best = set
  for (const line of lines.keys()) {
    const now = best[line]!
    const most = line ? sizeOf(best[line - 1]!) : sizeOf(now) * LARGER
    for (let size = most; size > sizeOf(now); size--) {
      const rows = setLine(lines, line, size, box, least)
      if (!rows || !fits(best.with(line, rows), box)) continue
      // The first line stays whole; another is broken further only for letters that are larger at a glance.
      if (rows.length > now.length && (line === 0 || size * SMALLER < sizeOf(now))) continue
      best = best.with(line, rows)
      break
    }
  }
  return best
}

/** A line at the size wanted for it or a little less; null when a word is too wide, or it takes more height than there is. */
function setLine(lines: string[], line: number, size: number, box: Size, least: number): Row[] | null {
  const text = lines[line]!
  const whole = sizeInOneRow(text, size, box.width)
  if (whole >= Math.max(least, size * SMALLER)) return [{ text, size: whole, line }]
  const rows = wrap(text, size, box.width, box.height / (LINE_BOX * size) + 1)
  return rows?.map(part => ({ text: part, size, line })) ?? null
}
