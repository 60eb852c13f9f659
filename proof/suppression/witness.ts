import type { Figures } from '../../src/reports/figures'
import type { PublicFigures } from '../../src/reports/suppress'
import { movesOf } from '../../src/reports/suppress-moves'
import { type Spot, tableOf } from '../../src/reports/suppress-table'
import type { Known } from './reader'

/**
 * Whether one of the shifts that the product knows leads to another world that fits all that a stranger knows: where
 * the search is too long. Wherever a world comes from, that it fits is looked at here, against the reader's own ties.
 */
export function hasWitness(figures: Figures, published: PublicFigures, { hidden, ties }: Known, unknown: string) {
  const last = figures.columns.length
  const rows = figures.rows.map((row, at) => ({
    ...row,
    cells: row.cells.map((cell, column) => (published.rows[at]!.cells[column] === null ? null : cell)),
  }))
  const [name, column] = unknown.split('@')
  const spot = `${name}:${Number(column) === last ? 'total' : Number(column)}` as Spot
  return movesOf(tableOf({ ...figures, rows }), spot).some(move => {
    const moved = new Map([...move].map(([at, by]) => [at.replace(':total', `:${last}`).replace(':', '@'), by]))
    return (
      moved.get(unknown) !== undefined &&
      [...moved].every(([one, by]) => hidden.has(one) && hidden.get(one)! + by >= 1) &&
      ties.every(({ terms, least, most }) => {
        const sum = terms.reduce((all, [one, times]) => all + times * (moved.get(one) ?? 0), 0)
        return sum >= least && sum <= most
      })
    )
  })
}
