import type { PublicCell, PublicFigures } from '../../src/reports/suppress'

/** A sum over hidden numbers, by how much they are other ones: it has to stay between the two. */
export type Tie = { terms: [unknown: string, times: number][]; least: number; most: number }

/** What a reader of the published table knows: which numbers are hidden, and what ties them to each other. */
export type Known = { hidden: Map<string, number>; ties: Tie[] }

const FAMILIES = ['children', 'register', 'census']
const SUMS: [whole: string, parts: string[]][] = [
  ...FAMILIES.flatMap(family => [
    [`${family}.all`, ['girls', 'boys', 'otherGender'].map(part => `${family}.${part}`)] as [string, string[]],
    [`${family}.all`, ['age0to5', 'age6to10', 'age11to15'].map(part => `${family}.${part}`)] as [string, string[]],
  ]),
  ['attendances.all', ['culture', 'sports', 'digital_skills', 'online_safety'].map(part => `attendances.${part}`)],
]
const CUTS = 'all girls boys otherGender age0to5 age6to10 age11to15 age16to17 poor nearPoor special ethnicMinority'
const AT_MOST: [less: string[], more: string][] = [
  [['children.all'], 'attendances.all'],
  ...CUTS.split(' ').flatMap(cut =>
    ['register', 'census'].map(base => [[`children.${cut}`], `${base}.${cut}`] as [string[], string]),
  ),
  ...FAMILIES.flatMap(family => [
    [[`${family}.poor`, `${family}.nearPoor`], `${family}.all`] as [string[], string],
    [[`${family}.special`], `${family}.all`] as [string[], string],
    [[`${family}.ethnicMinority`], `${family}.all`] as [string[], string],
  ]),
]

/**
 * All that can be known from outside, written down a second time from what the indicators mean. `truth` only says which
 * of it holds: a reader may know that a survey is right, but not that a wrong one is.
 */
export function readAsStranger(published: PublicFigures, truth: (row: string, column: number) => number): Known {
  const hidden = new Map<string, number>()
  const cells = new Map<string, PublicCell[]>()
  for (const { indicator, unit, cells: groups, total } of published.rows) {
    if (unit === 'sessions' || unit === 'percent') continue
    cells.set(indicator, [...groups, total])
    for (const [column, cell] of [...groups, total].entries())
      if (cell === '…') hidden.set(`${indicator}@${column}`, truth(indicator, column))
  }
  const last = published.columns.length
  const ties: Tie[] = []
  const known = (row: string, column: number) => cells.get(row)?.[column] ?? null
  /** The sum of some numbers less the sum of others lies between the two. */
  const tie = (more: [string, number][], less: [string, number][], least: number, most: number) => {
    const all = [...more, ...less]
    if (all.some(([row, column]) => known(row, column) === null)) return
    const difference =
      more.reduce((sum, [row, column]) => sum + truth(row, column), 0) -
      less.reduce((sum, [row, column]) => sum + truth(row, column), 0)
    if (difference < least || difference > most) return
    const isHidden = ([row, column]: [string, number]) => hidden.has(`${row}@${column}`)
    const terms = [
      ...more.filter(isHidden).map(([row, column]) => [`${row}@${column}`, 1] as [string, number]),
      ...less.filter(isHidden).map(([row, column]) => [`${row}@${column}`, -1] as [string, number]),
    ]
    if (terms.length) ties.push({ terms, least: least - difference, most: most - difference })
  }
  /** A survey whose parts happen to make the whole in one group only is not known to. */
  const addsUp = (whole: string, parts: string[]) =>
    [whole, ...parts].every(row => cells.has(row)) &&
    Array.from({ length: last + 1 }, (_, column) => column).every(
      column => parts.reduce((sum, part) => sum + truth(part, column), 0) === truth(whole, column),
    )
  for (const row of cells.keys()) {
    const groups = Array.from({ length: last }, (_, column) => [row, column] as [string, number])
    tie(groups, [[row, last]], 0, 0)
  }
  for (let column = 0; column <= last; column++) {
    for (const [whole, parts] of SUMS) {
      const present = parts.filter(part => cells.has(part)).map(part => [part, column] as [string, number])
      if (addsUp(whole, parts)) tie(present, [[whole, column]], 0, 0)
      tie(present, [[whole, column]], Number.NEGATIVE_INFINITY, 0)
    }
    for (const [less, more] of AT_MOST)
      tie(
        less.map(row => [row, column]),
        [[more, column]],
        Number.NEGATIVE_INFINITY,
        0,
      )
  }
  return { hidden, ties }
}
