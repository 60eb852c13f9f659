import { extentOf, widthOf } from './measure'

/**
 * Breaks a text at its spaces into the fewest rows, as even as they can be. Null when a word alone is too wide, or that
 * would be more rows than `most`.
 */
export function wrap(text: string, size: number, width: number, most = Number.POSITIVE_INFINITY): string[] | null {
  const words = text.split(' ').map(word => ({ word, ...extentOf(word, size) }))
  const widest = Math.max(...words.map(({ advance, before, after }) => advance - before - after))
  if (widest > width) return null
  const space = extentOf(' ', size).advance
  const rowsWithin = (limit: number) => {
    const rows: string[] = []
    let used = Number.POSITIVE_INFINITY
    for (const { word, advance, before, after } of words) {
      if (used + space + advance - after > limit) {
        rows.push(word)
        used = advance - before
      } else {
        rows[rows.length - 1] += ` ${word}`
        used += space + advance
      }
    }
    return rows
  }
  const rows = rowsWithin(width)
  if (rows.length > most) return null
  let [narrow, wide] = [widest, width]
  while (narrow < wide) {
    const middle = (narrow + wide) >> 1
    if (rowsWithin(middle).length > rows.length) narrow = middle + 1
    else wide = middle
  }
  return rowsWithin(wide)
}

/** The same, and a word that is too wide is broken where it must be. */
export function wrapAnyhow(text: string, size: number, width: number): string[] {
  const whole = text.split(' ').flatMap(word => {
    const parts = ['']
    for (const letter of word) {
      if (parts.at(-1) && widthOf(parts.at(-1) + letter, size) > width) parts.push('')
      parts[parts.length - 1] += letter
    }
    return parts
  })
  return wrap(whole.join(' '), size, Math.max(width, ...whole.map(part => widthOf(part, size))))!
}

/** The largest size up to `wanted` at which a text is one row of that width; below 1 when there is none. */
export function sizeInOneRow(text: string, wanted: number, width: number): number {
  let size = Math.min(wanted, Math.ceil((wanted * width) / Math.max(1, widthOf(text, wanted))) + 1)
  while (size > 0 && widthOf(text, size) > width) size--
  return size
}
