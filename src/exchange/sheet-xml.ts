import { LAST_ROW, MOST_COLUMNS, OTHER_ROWS } from './limits'

/** Cells that are one, both corners included, counted from 0. */
export type Merge = { top: number; left: number; bottom: number; right: number }

export type TrimmedSheet = {
  /** The sheet with no more of its rows than are looked at. */
  xml: string
  /** Whether there were more. */
  overfull: boolean
  isEmpty: boolean
  merges: Merge[]
}

const CELL = /<(?:\w+:)?(?:v|t)[ >]/
const MOST_MERGES = 5000

/**
 * Leaves out rows without content (Excel keeps formatted ones down to the last of a million) and stops at the most it
 * may have, so that reading costs no more than that. Every step forward is final: a hostile sheet takes no longer.
 */
export function trimSheet(xml: string, mostRows: number): TrimmedSheet {
  const merges = mergesOf(xml)
  const opening = /<((?:\w+:)?)sheetData(?: [^<>]*)?>/.exec(xml)
  if (!opening || opening[0].endsWith('/>')) return { xml, overfull: false, isEmpty: true, merges }
  const prefix = opening[1]!
  const start = opening.index + opening[0].length
  const rows: string[] = []
  let overfull = false
  for (const row of rowsIn(xml, start, prefix)) {
    if (!CELL.test(row)) continue
    const number = Number(/\sr="(\d+)"/.exec(row.slice(0, row.indexOf('>')))?.[1] ?? 0)
    overfull = rows.length >= mostRows + OTHER_ROWS || number > LAST_ROW
    if (overfull) break
    rows.push(withoutFarCells(row, prefix))
  }
  // What follows the rows says how they look; only the elements around them must be closed again.
  const closing = `</${prefix}sheetData></${prefix}worksheet>`
  return { xml: `${xml.slice(0, start)}${rows.join('')}${closing}`, overfull, isEmpty: rows.length === 0, merges }
}

/** Rows that have something between their tags, as they stand. */
function* rowsIn(xml: string, start: number, prefix: string): Generator<string> {
  const close = `</${prefix}row>`
  const open = new RegExp(`<${prefix}row[ >]`, 'g')
  open.lastIndex = start
  for (let found = open.exec(xml); found; found = open.exec(xml)) {
    const tagEnd = xml.indexOf('>', found.index)
    if (tagEnd < 0) return
    open.lastIndex = tagEnd
    if (xml[tagEnd - 1] === '/') continue
    const end = xml.indexOf(close, tagEnd)
    if (end < 0) return
    open.lastIndex = end + close.length
    yield xml.slice(found.index, open.lastIndex)
  }
}

/** A cell out at the edge would widen every row. */
function withoutFarCells(row: string, prefix: string): string {
  const cells = row.split(new RegExp(`(?=<${prefix}c[ >])`))
  const near = cells.filter((cell, index) => index === 0 || columnIn(cell) < MOST_COLUMNS)
  return near.length === cells.length ? row : `${near.join('').replace(`</${prefix}row>`, '')}</${prefix}row>`
}

const columnIn = (cell: string): number => {
  const letters = /\sr="([A-Z]{1,3})\d+"/.exec(cell.slice(0, 200))?.[1]
  return letters ? columnOf(letters) : 0
}

function mergesOf(xml: string): Merge[] {
  const merges: Merge[] = []
  for (const found of xml.matchAll(/<(?:\w+:)?mergeCell\s[^<>]{0,200}?ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g)) {
    if (merges.length >= MOST_MERGES) break
    merges.push({
      left: columnOf(found[1]!),
      top: Number(found[2]) - 1,
      right: Math.min(columnOf(found[3]!), MOST_COLUMNS),
      bottom: Math.min(Number(found[4]) - 1, LAST_ROW),
    })
  }
  return merges
}

/** `A` is 0, `AA` is 26. */
const columnOf = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1

/**
 * Writes what stands in the first of several rows made one also into the others, as it is meant. A row that says nothing
 * but one thing over three columns or more is a title or the heading of a section: it is emptied.
 */
export function applyMerges(rows: string[][], merges: Merge[]): void {
  for (const { top, left, bottom, right } of merges) {
    const value = rows[top]?.[left]
    if (!value) continue
    if (top === bottom && right - left >= 2 && rows[top]!.filter(Boolean).length === 1) {
      rows[top] = rows[top]!.map(() => '')
      continue
    }
    if (left !== right) continue
    for (let row = top + 1; row <= bottom && row < rows.length; row++) rows[row]![left] ||= value
  }
}
