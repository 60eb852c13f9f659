import { type Figures, percent, rowOf } from './figures'
import { circumstances } from './indicators'
import { type Delta, movesOf } from './suppress-moves'
import { type Spot, spotsOf, type Table, tableOf } from './suppress-table'

/** Stands in the place of a figure that is not published. */
export const HIDDEN = '…'
export type PublicCell = number | null | typeof HIDDEN

/** Figures for everybody. A null has no such breakdown. */
export type PublicFigures = {
  schemaVersion: 1
  columns: { id: string; name: string }[]
  rows: { indicator: string; unit: Figures['rows'][number]['unit']; cells: PublicCell[]; total: PublicCell }[]
}

const LARGEST_SMALL = 4

/**
 * The figures that may be published: circumstances never by residential group, and no number from 1 to 4, nor any that
 * such a one could be worked out from. Each hidden number keeps another value that all published ones allow, so that it
 * cannot be solved; how is told in docs/decisions/0026-suppression.md. The same figures always give the same answer.
 */
export function suppress(figures: Figures): PublicFigures {
  const open = withoutCrossing(figures)
  const table = tableOf(open)
  const hidden = new Set<Spot>()
  for (const spot of spotsOf(table)) {
    const value = table.values.get(spot)!
    if (value < 1 || value > LARGEST_SMALL || hidden.has(spot)) continue
    for (const other of cheapest(table, hidden, spot).keys()) hidden.add(other)
  }
  return write(open, hidden)
}

/** Of all ways to keep the number open, the one that hides least beside what is hidden already. */
function cheapest(table: Table, hidden: Set<Spot>, spot: Spot): Delta {
  let best: Delta | undefined
  let least = Number.POSITIVE_INFINITY
  for (const move of movesOf(table, spot)) {
    const cost = [...move.keys()].reduce((sum, other) => sum + (hidden.has(other) ? 0 : costOf(table, other)), 0)
    if (cost >= least) continue
    best = move
    least = cost
  }
  // Where the figures contradict each other nothing can be kept open, so everything goes.
  return best ?? new Map(spotsOf(table).flatMap(other => (table.values.get(other) ? [[other, 1]] : [])))
}

/** Sums of the ward are worth more than groups, and large numbers more than small ones. */
function costOf({ values }: Table, spot: Spot): number {
  const digits = String(values.get(spot)!).length
  if (!spot.endsWith(':total')) return 4 + digits
  return spot.includes('.all:') ? 1000 : 200 + digits
}

function withoutCrossing(figures: Figures): Figures {
  const crossing = new Set<string>(circumstances)
  return {
    ...figures,
    rows: figures.rows.map(row =>
      crossing.has(row.indicator.split('.')[1]!) ? { ...row, cells: row.cells.map(() => null) } : row,
    ),
  }
}

function write(open: Figures, hidden: Set<Spot>): PublicFigures {
  const written = open.rows.map(row => {
    const at = (column: number | 'total', value: number | null): PublicCell =>
      hidden.has(`${row.indicator}:${column}`) ? HIDDEN : value
    return { ...row, cells: row.cells.map((cell, column) => at(column, cell)), total: at('total', row.total) }
  })
  // A share would tell one of its two numbers from the other.
  const rows = written.map(row => {
    const cut = /^share\.(.+)$/.exec(row.indicator)?.[1]
    if (!cut) return row
    const [part, whole] = [rowOf({ rows: written }, `children.${cut}`)!, rowOf({ rows: written }, `base.${cut}`)!]
    const share = (one: PublicCell, all: PublicCell): PublicCell =>
      one === HIDDEN || all === HIDDEN ? HIDDEN : percent(one, all)
    return {
      ...row,
      cells: part.cells.map((cell, at) => share(cell, whole.cells[at]!)),
      total: share(part.total, whole.total),
    }
  })
  return { schemaVersion: 1, columns: open.columns, rows }
}
