import { type Cut, cutNames, type Participation, type Reach } from '../participation/count-participation'
import type { SessionCounts } from '../participation/count-sessions'
import { categories } from '../shared/choices'
import { basedOn, type IndicatorUnit, unitOf } from './indicators'

/** The table of a report: indicator rows × residential-group columns and the sum of the ward. Counts only. */
export type Figures = {
  schemaVersion: 1
  /** The residential groups as they were called when the table was made, in their order. */
  columns: { id: string; name: string }[]
  rows: FigureRow[]
}

export type FigureRow = {
  /** Stable name of the indicator, such as `children.poor`; its words and definition are in `messages`. */
  indicator: string
  /** `children`: số em, distinct. `attendances`: lượt. They are never added to each other. */
  unit: IndicatorUnit
  /** One for each column; null where the indicator has no such breakdown. */
  cells: (number | null)[]
  total: number | null
}

type Counts = Pick<Participation, 'groups' | 'categoriesOf' | 'crowd'>

/** The table of bare counts. A share is of the census where it covers every group and
 * nowhere counts fewer children than took part, else of the register. */
export function figuresOf(counts: Counts, sessions: SessionCounts): Figures {
  const columns = counts.groups.map(({ id, name }) => ({ id, name }))
  const reach = cutNames.flatMap(cut => {
    const children = row(
      `children.${cut}`,
      counts.groups.map(group => group.cuts[cut].children),
    )
    const surveyed = counts.groups.map(group => group.cuts[cut].census)
    const isSurveyed = surveyed.length > 0 && surveyed.every((number, at) => (number ?? -1) >= children.cells[at]!)
    const base = isSurveyed
      ? row(`census.${cut}`, surveyed as number[])
      : row(
          `register.${cut}`,
          counts.groups.map(group => everListed(group.cuts[cut])),
        )
    return [children, base, shareRow(cut, children, base)]
  })
  const attended = [
    row(
      'attendances.all',
      counts.groups.map(group => group.cuts.all.attendances),
    ),
    ...categories.map(category =>
      row(
        `attendances.${category}`,
        counts.groups.map(group => counts.categoriesOf[group.id]![category].attendances),
      ),
    ),
  ]
  const heads = (of: (category: string) => boolean) =>
    Object.entries(counts.crowd).reduce((sum, [category, number]) => sum + (of(category) ? number : 0), 0)
  const isAdult = (category: string) => category === 'adults'
  const ofWard = (indicator: string, total: number): FigureRow => ({
    indicator,
    unit: unitOf(indicator),
    cells: columns.map(() => null),
    total,
  })
  return {
    schemaVersion: 1,
    columns,
    rows: [
      ...reach,
      ...attended,
      ofWard('sessions.held', sessions.held),
      ofWard('sessions.unfilled', sessions.unfilled),
      ofWard(
        'crowd.children',
        heads(category => !isAdult(category)),
      ),
      ofWard('crowd.adults', heads(isAdult)),
    ],
  }
}

/** Children in the register, and those who took part and have been erased since: nobody is reached who is not in it. */
const everListed = ({ register, children, reached }: Reach) => register + children - reached

const row = (indicator: string, cells: number[]): FigureRow => ({
  indicator,
  unit: unitOf(indicator),
  cells,
  total: cells.reduce((sum, cell) => sum + cell, 0),
})

const shareRow = (cut: Cut, children: FigureRow, base: FigureRow): FigureRow => ({
  indicator: `share.${cut}`,
  unit: 'percent',
  cells: children.cells.map((cell, at) => percent(cell, base.cells[at]!)),
  total: percent(children.total, base.total),
})

/** Of a hundred, with one decimal; null of nobody. */
export const percent = (part: number | null, whole: number | null): number | null =>
  part === null || !whole ? null : Math.round((part / whole) * 1000) / 10

type Table<C> = { rows: { indicator: string; cells: C[]; total: C }[] }

/** The row of an indicator; `base.poor` is its denominator, whichever it is. */
export const rowOf = <C>({ rows }: Table<C>, indicator: string) =>
  rows.find(
    one => one.indicator === indicator || (indicator.startsWith('base.') && basedOn(one.indicator) === indicator),
  )
