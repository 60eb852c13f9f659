import { type Column, columnOf } from './columns'

/** The heading of a plan. */
export type Header = {
  /** The last of its rows, counted from 0. */
  row: number
  /** What each column is about, in order; null for one that is of no use here. */
  columns: (Column | null)[]
}

/** Titles, letterheads and the like above it. */
const LOOKED_AT = 30
const FEWEST = 3

/** The row, or the two rows of grouped headings, with the most columns of a plan; null when there is none. */
export function findHeader(rows: string[][]): Header | null {
  let best: { header: Header; score: number } | null = null
  for (let row = 0; row < Math.min(rows.length, LOOKED_AT); row++) {
    const one = single(rows[row]!, row)
    const two = row + 1 < rows.length ? double(rows[row]!, rows[row + 1]!, row + 1) : null
    for (const header of two ? [one, two] : [one]) {
      const score = scoreOf(header)
      if (score > (best?.score ?? 0)) best = { header, score }
    }
  }
  return best && best.score >= FEWEST ? best.header : null
}

/** How many of a plan's columns the rows have; 0 without a heading. */
export function headerScore(rows: string[][]): number {
  const header = findHeader(rows)
  return header ? scoreOf(header) : 0
}

const single = (cells: string[], row: number): Header => ({
  row,
  columns: unique(cells.map(cell => columnOf(cell, ''))),
})

/** A heading over several columns stands in the first of them, whether or not they are one cell. */
function double(groups: string[], leaves: string[], row: number): Header {
  let group = ''
  const width = Math.max(groups.length, leaves.length)
  const columns = Array.from({ length: width }, (_, index) => {
    const own = groups[index] ?? ''
    const leaf = leaves[index] ?? ''
    group = own || group
    return leaf ? columnOf(leaf, group) : columnOf(own, '')
  })
  return { row, columns: unique(columns) }
}

/** A field is said once; only remarks may stand in several columns. */
function unique(columns: (Column | null)[]): (Column | null)[] {
  const seen = new Set<string>()
  return columns.map(column => {
    if (column?.kind !== 'field' || column.field === 'description') return column
    if (seen.has(column.field)) return null
    seen.add(column.field)
    return column
  })
}

/** Without a title there is no plan; each thing counts once, however many columns of marks it has. */
function scoreOf({ columns }: Header): number {
  const said = new Set(columns.map(column => (column?.kind === 'field' ? column.field : column?.kind)))
  said.delete(undefined)
  return said.has('title') ? said.size : 0
}
