import { fill } from './fill'
import { inkOf } from './measure'
import type { Size } from './picture'
import { type Row, stack } from './stack'
import { wrap, wrapAnyhow } from './wrap'

/**
 * Spreads lines over as few boxes as legible letters allow, as large as that many boxes let them be. A line begins a box
 * of its own rather than being torn, and a box that holds whole lines is filled.
 */
export function paginate(lines: string[], box: Size, least: number): Row[][] {
  let smallest = least
  // A board of 16 pixels has no room for a letter with marks above and below otherwise.
  while (smallest > 1 && !hasRoom(lines, box, smallest)) smallest--
  let pages = spread(lines, box, smallest)
  for (let size = smallest + 1; hasRoom(lines, box, size) && lines.every(text => wrap(text, size, box.width)); size++) {
    const larger = spread(lines, box, size)
    if (larger.length > pages.length) break
    pages = larger
  }
  return pages.map(rows => fillWhole(rows, lines, box, least) ?? rows)
}

function spread(lines: string[], box: Size, size: number): Row[][] {
  const pages: Row[][] = [[]]
  const fits = (rows: Row[]) => stack([...pages.at(-1)!, ...rows]).height <= box.height
  for (const [line, text] of lines.entries()) {
    const rows = wrapAnyhow(text, size, box.width).map(part => ({ text: part, size, line }))
    if (!fits(rows) && pages.at(-1)!.length) pages.push([])
    for (const row of rows) {
      if (!fits([row]) && pages.at(-1)!.length) pages.push([])
      pages.at(-1)!.push(row)
    }
  }
  return pages
}

/** The rows of a page set anew where they are whole lines. */
function fillWhole(rows: Row[], lines: string[], box: Size, least: number): Row[] | null {
  const numbers = [...new Set(rows.map(row => row.line))]
  const whole = numbers.map(line => rows.flatMap(row => (row.line === line ? [row.text] : [])).join(' '))
  if (!numbers.length || numbers.some((line, index) => lines[line] !== whole[index])) return null
  return fill(whole, box, least)?.map(row => ({ ...row, line: numbers[row.line]! })) ?? null
}

/** Whether any letter of the lines has room in the box's height. */
function hasRoom(lines: string[], box: Size, size: number): boolean {
  const { above, below } = inkOf(lines.join(''), size)
  return above + below <= box.height
}
