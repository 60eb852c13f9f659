import { glyphs, SPACE } from './glyphs'

/** Thousandths of an em: how far a letter moves the next one, and how far its ink reaches from the baseline. */
type Glyph = { advance: number; top: number; bottom: number }

const known = new Map<string, Glyph>([[' ', { advance: SPACE, top: 0, bottom: 0 }]])
for (const group of glyphs.split(' ')) {
  const [, advance, top, bottom, characters] = group.match(/^(\d+),(-?\d+),(-?\d+):(.+)$/)!
  for (const character of characters!)
    known.set(character, { advance: Number(advance), top: Number(top), bottom: Number(bottom) })
}

export const isKnown = (character: string) => known.has(character)

/** Letters stand on whole pixels, so that each looks the same wherever it comes. */
const advanceOf = (character: string, size: number) => Math.round((known.get(character)!.advance * size) / 1000)

/** Where each letter of a text begins, in pixels from its start, and at last where the text ends. */
export function stepsOf(text: string, size: number): number[] {
  const steps = [0]
  for (const character of text) steps.push(steps.at(-1)! + advanceOf(character, size))
  return steps
}

/** Pixels from the start of the first letter to the end of the last. */
export function widthOf(text: string, size: number): number {
  let width = 0
  for (const character of text) width += advanceOf(character, size)
  return width
}

/** Whole pixels of ink above and below the baseline. */
export function inkOf(text: string, size: number): { above: number; below: number } {
  let [top, bottom] = [0, 0]
  for (const character of text) {
    const glyph = known.get(character)!
    top = Math.max(top, glyph.top)
    bottom = Math.min(bottom, glyph.bottom)
  }
  return { above: Math.ceil((top * size) / 1000), below: Math.ceil((Math.abs(bottom) * size) / 1000) }
}
