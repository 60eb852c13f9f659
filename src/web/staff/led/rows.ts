import type { Typed } from '../../form'

const parts = (name: string, list: string) => {
  const [outer, place, field] = name.split('.')
  return outer === list && field && /^\d{1,2}$/.test(place ?? '') ? { place: Number(place), field } : null
}

const isBlank = (value: string | string[]) => [value].flat().every(text => !text.trim())

/** The rows of a list as a form names them, `windows.0.startsOn`; rows that say nothing and fields left empty are no part. */
export function rowsOf(fields: Typed, list: string): Typed[] {
  const rows: Typed[] = []
  for (const [name, value] of Object.entries(fields)) {
    const part = parts(name, list)
    if (!part || isBlank(value)) continue
    rows[part.place] ??= {}
    rows[part.place]![part.field] = value
  }
  return rows.filter(Boolean)
}

/** What verbs read: the list in place of the fields of its rows. */
export const nested = (fields: Typed, list: string): Record<string, unknown> => ({
  ...Object.fromEntries(Object.entries(fields).filter(([name]) => !parts(name, list))),
  [list]: rowsOf(fields, list),
})

/** The other way round: a list as fields of a form. */
export const flat = (list: string, rows: readonly object[]): Record<string, unknown> =>
  Object.fromEntries(
    rows.flatMap((row, place) => Object.entries(row).map(([field, value]) => [`${list}.${place}.${field}`, value])),
  )

/** What was typed with its rows counted as verbs count them, so that a refusal of `windows.1.endsOn` finds its field. */
export const renumbered = (fields: Typed, list: string): Typed => ({
  ...Object.fromEntries(Object.entries(fields).filter(([name]) => !parts(name, list))),
  ...(flat(list, rowsOf(fields, list)) as Typed),
})
