const MOST_TEXT = 4000
const RANGE = /^(\d{1,4})[-–—](\d{1,4})$/

/** Which numbers somebody typed, each once and in order, and what could not be read of it. */
export type Numbers = { numbers: number[]; unread: string[] }

/**
 * Reads numbers and ranges as they are called out from a sheet of paper.
 * @example readNumbers('1-3, 8 12') // { numbers: [1, 2, 3, 8, 12], unread: [] }
 */
export function readNumbers(text: string): Numbers {
  const numbers = new Set<number>()
  const unread: string[] = []
  const pieces = text
    .slice(0, MOST_TEXT)
    .replace(/\s*[-–—]\s*/g, '-')
    .split(/[\s,;.+]+/)
  for (const piece of pieces.filter(Boolean)) {
    const [, from, to] = RANGE.exec(piece) ?? (/^\d{1,4}$/.test(piece) ? ['', piece, piece] : [])
    if (from === undefined || to === undefined || Number(from) > Number(to)) unread.push(piece.slice(0, 20))
    else for (let number = Number(from); number <= Number(to); number += 1) numbers.add(number)
  }
  if (text.length > MOST_TEXT) unread.push(`${text.slice(MOST_TEXT, MOST_TEXT + 10)}…`)
  return { numbers: [...numbers].sort((a, b) => a - b), unread }
}
