import { type Bound, type Column, columnOf, type Division, nameOf, type Spot, spot, type Table } from './suppress-table'

/** By how much each number is another one, while everything else stands and all sums are still right. */
export type Delta = Map<Spot, number>

/** How often a bound may be mended by moving what is above it as well. */
const DEEPEST = 6

/**
 * Other values that the number could have: small shifts along the sums it is part of. A shift that leaves every number
 * it touches above nought and every bound kept is a world that looks the same to whoever sees only the others.
 */
export function movesOf(table: Table, at: Spot): Delta[] {
  return shiftsOf(table, at).flatMap(shift => mended(table, shift, DEEPEST))
}

function shiftsOf(table: Table, at: Spot): Delta[] {
  const [name, column] = [nameOf(at), columnOf(at)]
  // A row of the total alone is part of no sum.
  if (!table.values.has(spot(name, 0))) return [new Map([[at, 1]]), new Map([[at, -1]])]
  const own = table.divisions.find(({ parts }) => parts.includes(name))
  const others = columnsOf(table).filter(other => other !== column)
  return others.flatMap(other => [
    ...(own?.parts ?? [])
      .filter(part => part !== name)
      .flatMap(part =>
        both(column, other, [
          [name, 1],
          [part, -1],
        ]),
      ),
    ...transfers(table, name, own).flatMap(rows =>
      both(
        column,
        other,
        rows.map(row => [row, 1]),
      ),
    ),
  ])
}

/** Rows that move together when a whole does: itself, and of each of its divisions one part. */
function transfers(table: Table, name: string, own: Division | undefined): string[][] {
  const whole = own?.whole ?? name
  return table.divisions
    .filter(division => division.whole === whole)
    .reduce<string[][]>(
      (rows, division) =>
        (division === own ? [name] : division.parts).flatMap(part => rows.map(before => [...before, part])),
      [[whole]],
    )
}

/** The rows shifted in one column and, so that the sums hold, in another, either way round. */
function both(column: Column, other: Column, rows: [row: string, by: number][]): Delta[] {
  const back = column === 'total' || other === 'total' ? 1 : -1
  return [1, -1].map(
    sign =>
      new Map(
        rows.flatMap(([row, by]) => [
          [spot(row, column), sign * by],
          [spot(row, other), sign * by * back],
        ]),
      ),
  )
}

/** The shift if it is possible, or with what has to move along to make it so. */
function mended(table: Table, delta: Delta, deeper: number): Delta[] {
  for (const [at, by] of delta) {
    const value = table.values.get(at) ?? 0
    if (value < 1 || value + by < 1) return []
  }
  const broken = brokenBy(table, delta)
  if (!broken) return [delta]
  if (deeper === 0) return []
  const copied = copyInBase(table, delta, broken).flatMap(more => mended(table, together(delta, more), deeper - 1))
  if (copied.length) return copied
  return companions(table, delta, broken).flatMap(more => mended(table, together(delta, more), deeper - 1))
}

/** More children reached than there are: the same shift among those who are there, which is nearly always possible. */
function copyInBase({ values }: Table, delta: Delta, { whole }: Bound): Delta[] {
  const base = /^(register|census)\./.exec(whole)?.[0]
  if (!base || delta.has(whole)) return []
  const copy = [...delta].flatMap(([at, by]) => {
    const there = at.replace(/^children\./, base) as Spot
    return there !== at && !delta.has(there) && values.has(there) ? [[there, by] as const] : []
  })
  return [new Map(copy)]
}

function brokenBy({ values, boundsAt }: Table, delta: Delta): Bound | undefined {
  const moved = (at: Spot) => values.get(at)! + (delta.get(at) ?? 0)
  for (const at of delta.keys())
    for (const bound of boundsAt.get(at) ?? [])
      if (bound.parts.reduce((sum, part) => sum + moved(part), 0) > moved(bound.whole)) return bound
  return undefined
}

/** What raises the whole of a broken bound: more in the register, more attendances, more children altogether. */
function companions(table: Table, delta: Delta, { parts, whole }: Bound): Delta[] {
  const [name, column] = [nameOf(whole), columnOf(whole)]
  const isCircumstance = parts.every(part => !table.values.has(spot(nameOf(part), 0)))
  if (!table.values.has(whole) || delta.get(whole)) return []
  if (isCircumstance && !table.values.has(spot(name, 0))) return [new Map([[whole, 1]])]
  // The same columns as the shift itself, where it has two.
  const moving = [...new Set([...delta.keys()].map(columnOf))].filter(other => other !== column)
  const others = moving.length && !isCircumstance ? moving : columnsOf(table).filter(other => other !== column)
  const own = table.divisions.find(division => division.parts.includes(name))
  return transfers(table, name, own).flatMap(rows =>
    others.flatMap(other =>
      both(
        column,
        other,
        rows.map(row => [row, 1]),
      ).filter(one => one.get(whole) === 1),
    ),
  )
}

const together = (delta: Delta, more: Delta): Delta => {
  const sum = new Map(delta)
  for (const [at, by] of more) sum.set(at, (sum.get(at) ?? 0) + by)
  for (const [at, by] of sum) if (by === 0) sum.delete(at)
  return sum
}

const columnsOf = ({ columns }: Table): Column[] => [...Array.from({ length: columns }, (_, column) => column), 'total']
