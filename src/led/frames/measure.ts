import { glyphs, SPACE } from './glyphs'

/** Thousandths of an em: how far a letter moves the next one, and the box of its ink around its origin. */
type Glyph = { advance: number; left: number; right: number; top: number; bottom: number }

const known = new Map<string, Glyph>([[' ', { advance: SPACE, left: 0, right: SPACE, top: 0, bottom: 0 }]])
for (const group of glyphs.split(' ')) {
  const colon = group.indexOf(':')
  const [advance, left, right, top, bottom] = group.slice(0, colon).split(',').map(Number) as [number, ...number[]]
  for (const character of group.slice(colon + 1))
    known.set(character, { advance, left: left!, right: right!, top: top!, bottom: bottom! })
}

export const isKnown = (character: string) => known.has(character)

const pixels = (thousandths: number, size: number) => (thousandths * size) / 1000

/** Letters stand on whole pixels, so that each looks the same wherever it comes. */
const advanceOf = (character: string, size: number) => Math.round(pixels(known.get(character)!.advance, size))

/** Where each letter of a text begins, in pixels from its start, and at last where the next text would. */
export function stepsOf(text: string, size: number): number[] {
  const steps = [0]
  for (const character of text) steps.push(steps.at(-1)! + advanceOf(character, size))
  return steps
}

/**
 * How long a text is, in whole pixels: `advance` to where the next one would begin, of which the ink leaves `before` and
 * `after` blank. Negative where it reaches out.
 */
export type Extent = { advance: number; before: number; after: number }

export function extentOf(text: string, size: number): Extent {
  let advance = 0
  for (const character of text) advance += advanceOf(character, size)
  const [first, last] = [known.get(text.charAt(0)), known.get(text.charAt(text.length - 1))]
  if (!first || !last) return { advance, before: 0, after: 0 }
  const end = Math.round(pixels(last.advance, size)) - Math.ceil(pixels(last.right, size))
  return { advance, before: Math.floor(pixels(first.left, size)), after: end }
}

/** Whole pixels from the first ink of a text to its last. */
export function widthOf(text: string, size: number): number {
  const { advance, before, after } = extentOf(text, size)
  return advance - before - after
}

/** Whole pixels of ink above and below the baseline. */
export function inkOf(text: string, size: number): { above: number; below: number } {
  let [top, bottom] = [0, 0]
  for (const character of text) {
    const glyph = known.get(character)!
    top = Math.max(top, glyph.top)
    bottom = Math.min(bottom, glyph.bottom)
  }
  return { above: Math.ceil(pixels(top, size)), below: Math.ceil(pixels(Math.abs(bottom), size)) }
}
