import { LAST_ROW, MOST_ROWS, OTHER_ROWS } from './limits'

/** Cells that are one, both corners included, counted from 0. */
export type Merge = { top: number; left: number; bottom: number; right: number }

export type TrimmedSheet = {
  /** The sheet with no more of its rows than are looked at. */
  xml: string
  /** Whether there were more. */
  overfull: boolean
  merges: Merge[]
}

const CELL = /<(?:\w+:)?(?:v|t)[ >]/
const LAST_COLUMN = 200
const MOST_MERGES = 5000

/**
 * Leaves out rows without content (Excel keeps formatted ones down to the last of a million) and stops at the most a plan
 * may have, so that reading costs no more than a plan does.
 */
export function trimSheet(xml: string): TrimmedSheet {
  const start = xml.search(/<(?:\w+:)?sheetData[ >]/)
  const merges = mergesOf(xml)
  if (start < 0) return { xml, overfull: false, merges }
  const rows: string[] = []
  let overfull = false
  // Either `<row …/>` or `<row …>…</row>`; rows do not nest.
  for (const [row] of xml.slice(start).matchAll(/<((?:\w+:)?row)(?:\s[^>]*?)?(?:\/>|>[\s\S]*?<\/\1>)/g)) {
    if (!CELL.test(row)) continue
    const number = Number(/^<[^>]*?\sr="(\d+)"/.exec(row)?.[1] ?? 0)
    overfull = rows.length >= MOST_ROWS + OTHER_ROWS || number > LAST_ROW
    if (overfull) break
    rows.push(withoutFarCells(row))
  }
  const opening = /^<[^>]*>/.exec(xml.slice(start))![0].replace(/\/>$/, '>')
  const closing = `</${/^<([\w:]+)/.exec(opening)![1]}>`
  // What follows the rows says how they look; only the root must be closed again.
  const root = /<((?:\w+:)?worksheet)[ >]/.exec(xml)?.[1] ?? 'worksheet'
  return { xml: `${xml.slice(0, start)}${opening}${rows.join('')}${closing}</${root}>`, overfull, merges }
}

/** A cell out at the edge would widen every row. */
const withoutFarCells = (row: string): string =>
  row.replace(/<((?:\w+:)?c)\s[^>]*?\br="([A-Z]+)\d+"[^>]*?(?:\/>|>[\s\S]*?<\/\1>)/g, (cell, _name, column: string) =>
    columnOf(column) >= LAST_COLUMN ? '' : cell,
  )

function mergesOf(xml: string): Merge[] {
  const merges: Merge[] = []
  for (const found of xml.matchAll(/<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g)) {
    if (merges.length >= MOST_MERGES) break
    merges.push({
      left: columnOf(found[1]!),
      top: Number(found[2]) - 1,
      right: Math.min(columnOf(found[3]!), LAST_COLUMN),
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
