import { categories } from '../shared/choices'
import type { Figures } from './figures'
import { circumstances } from './indicators'

/** A number of the table: `indicator:column` or `indicator:total`. */
export type Spot = `${string}:${number | 'total'}`
export type Column = number | 'total'

/** Rows whose sum is another one, in every column, such as girls, boys and other genders. */
export type Division = { whole: string; parts: string[] }
/** The first numbers together are no more than the last. */
export type Bound = { parts: Spot[]; whole: Spot }

export type Table = {
  /** Every number that tells of people, and that has to fit with the others. */
  values: Map<Spot, number>
  columns: number
  divisions: Division[]
  bounds: Bound[]
  /** The same by each spot they speak of. */
  boundsAt: Map<Spot, Bound[]>
}

const families = ['children', 'register', 'census']
const ways = [
  ['girls', 'boys', 'otherGender'],
  ['age0to5', 'age6to10', 'age11to15'],
]

/** The numbers with all that ties them together. What a survey got wrong (more girls than children) ties nothing. */
export function tableOf({ columns, rows }: Figures): Table {
  const values = new Map<Spot, number>()
  for (const { indicator, unit, cells, total } of rows) {
    if (unit === 'sessions' || unit === 'percent') continue
    for (const [column, cell] of cells.entries()) if (cell !== null) values.set(`${indicator}:${column}`, cell)
    if (total !== null) values.set(`${indicator}:total`, total)
  }
  const places: Column[] = [...columns.map((_, column) => column), 'total']
  const at = (name: string, column: Column) => values.get(`${name}:${column}`)
  const sumOf = (parts: string[], column: Column) => parts.reduce((sum, part) => sum + (at(part, column) ?? 0), 0)

  const isIn = (name: string) => at(name, 'total') !== undefined
  const divisions = [
    ...families.flatMap(family =>
      ways.map(parts => ({ whole: `${family}.all`, parts: parts.map(part => `${family}.${part}`).filter(isIn) })),
    ),
    { whole: 'attendances.all', parts: categories.map(category => `attendances.${category}`) },
  ].filter(({ whole, parts }) => isIn(whole) && parts.length)
  const adds = ({ whole, parts }: Division) => places.every(column => sumOf(parts, column) === at(whole, column))
  const pairs: Division[] = [
    { parts: ['children.all'], whole: 'attendances.all' },
    ...families.flatMap(family =>
      [['poor', 'nearPoor'], ['special'], ['ethnicMinority']].map(cuts => ({
        parts: cuts.map(cut => `${family}.${cut}`).filter(isIn),
        whole: `${family}.all`,
      })),
    ),
    ...[...ways.flat(), 'all', 'age16to17', ...circumstances].flatMap(cut =>
      ['register', 'census'].map(base => ({ parts: [`children.${cut}`], whole: `${base}.${cut}` })),
    ),
    ...divisions.filter(division => !adds(division)),
  ]
  const bounds = pairs.flatMap(({ parts, whole }) =>
    places
      .filter(
        column =>
          parts.length && parts.every(part => at(part, column) !== undefined) && at(whole, column) !== undefined,
      )
      .filter(column => sumOf(parts, column) <= at(whole, column)!)
      .map(column => ({ parts: parts.map(part => spot(part, column)), whole: spot(whole, column) })),
  )
  const boundsAt = new Map<Spot, Bound[]>()
  for (const bound of bounds)
    for (const one of [...bound.parts, bound.whole]) boundsAt.set(one, [...(boundsAt.get(one) ?? []), bound])
  return { values, columns: columns.length, divisions: divisions.filter(adds), bounds, boundsAt }
}

export const spot = (name: string, column: Column): Spot => `${name}:${column}`
export const nameOf = (at: Spot): string => at.slice(0, at.indexOf(':'))
export const columnOf = (at: Spot): Column => {
  const column = at.slice(at.indexOf(':') + 1)
  return column === 'total' ? column : Number(column)
}

/** All numbers, in the order of the table. */
export const spotsOf = ({ values }: Table): Spot[] => [...values.keys()]
