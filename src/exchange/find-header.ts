import type { AnySheet, SheetKind } from './sheet-kind'

/** The heading of a sheet. */
export type Header<Column> = {
  /** The last of its rows, counted from 0. */
  row: number
  /** What each column is about, in order; null for one that is of no use here. */
  columns: (Column | null)[]
}

/** Titles, letterheads and the like above it. */
const LOOKED_AT = 30
const FEWEST = 3

/** The row, or the two rows of grouped headings, with the most columns of its kind; null when there is none. */
export function findHeader<Column>(rows: string[][], kind: SheetKind<Column>): Header<Column> | null {
  let best: { header: Header<Column>; score: number } | null = null
  for (let row = 0; row < Math.min(rows.length, LOOKED_AT); row++) {
    const one = single(kind, rows[row]!, row)
    const two = row + 1 < rows.length ? double(kind, rows[row]!, rows[row + 1]!, row + 1) : null
    for (const header of two ? [one, two] : [one]) {
      const score = kind.score(header.columns)
      if (score > (best?.score ?? 0)) best = { header, score }
    }
  }
  return best && best.score >= FEWEST ? best.header : null
}

/** How many of the columns of a kind the rows have; 0 without a heading. */
export function headerScore(rows: string[][], kind: AnySheet): number {
  const header = findHeader(rows, kind)
  return header ? kind.score(header.columns) : 0
}

const single = <Column>(kind: SheetKind<Column>, cells: string[], row: number): Header<Column> => ({
  row,
  columns: unique(
    kind,
    cells.map(cell => kind.columnOf(cell, '')),
  ),
})

/** A heading over several columns stands in the first of them, whether or not they are one cell. */
function double<Column>(kind: SheetKind<Column>, groups: string[], leaves: string[], row: number): Header<Column> {
  let group = ''
  const width = Math.max(groups.length, leaves.length)
  const columns = Array.from({ length: width }, (_, index) => {
    const own = groups[index] ?? ''
    const leaf = leaves[index] ?? ''
    group = own || group
    return leaf ? kind.columnOf(leaf, group) : kind.columnOf(own, '')
  })
  return { row, columns: unique(kind, columns) }
}

/** Of two columns that say the same the first counts. */
function unique<Column>(kind: SheetKind<Column>, columns: (Column | null)[]): (Column | null)[] {
  const seen = new Set<string>()
  return columns.map(column => {
    const said = column && kind.sayOnce(column)
    if (!said) return column
    if (seen.has(said)) return null
    seen.add(said)
    return column
  })
}
