import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { inRepository } from '../src/node/paths'

/**
 * Writes `src/led/frames/glyphs.ts`: which characters the font of frames has, and how much room each takes. Run it when
 * the font's package changes: `npx tsx scripts/build-glyphs.ts`. The tables are those of the OpenType specification.
 */
const bytes = readFileSync(
  createRequire(import.meta.url).resolve('@expo-google-fonts/be-vietnam-pro/700Bold/BeVietnamPro_700Bold.ttf'),
)
const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const u16 = (at: number) => view.getUint16(at)
const i16 = (at: number) => view.getInt16(at)

const tables = new Map(
  Array.from({ length: u16(4) }, (_, index) => {
    const at = 12 + 16 * index
    return [bytes.toString('latin1', at, at + 4), view.getUint32(at + 8)] as const
  }),
)
const table = (name: string) => tables.get(name)!
if (u16(table('head') + 18) !== 1000) throw new Error('The font is not measured in thousandths of an em.')

/** Pairs of character and glyph, of the character map in format 4. */
function* characters(): Generator<[code: number, glyph: number]> {
  const cmap = table('cmap')
  const offsets = Array.from({ length: u16(cmap + 2) }, (_, index) => cmap + view.getUint32(cmap + 8 + 8 * index))
  const map = offsets.find(at => u16(at) === 4)!
  const length = u16(map + 6)
  for (let segment = 0; segment < length; segment += 2) {
    const last = u16(map + 14 + segment)
    const first = u16(map + 16 + length + segment)
    const delta = i16(map + 16 + 2 * length + segment)
    const range = map + 16 + 3 * length + segment
    for (let code = first; code <= last && code < 0xffff; code++) {
      const direct = u16(range) === 0
      const found = direct ? code : u16(range + u16(range) + 2 * (code - first))
      const glyph = found || direct ? (found + delta) & 0xffff : 0
      if (glyph) yield [code, glyph]
    }
  }
}

function advanceOf(glyph: number) {
  const described = u16(table('hhea') + 34)
  return u16(table('hmtx') + 4 * Math.min(glyph, described - 1))
}

/** The box of a glyph's ink. */
function inkOf(glyph: number) {
  const long = i16(table('head') + 50) === 1
  const offset = (index: number) =>
    long ? view.getUint32(table('loca') + 4 * index) : 2 * u16(table('loca') + 2 * index)
  if (offset(glyph) === offset(glyph + 1)) throw new Error(`Glyph ${glyph} has no ink.`)
  const at = table('glyf') + offset(glyph)
  return { left: i16(at + 2), bottom: i16(at + 4), right: i16(at + 6), top: i16(at + 8) }
}

// Marks without a letter, controls and spaces are not drawn.
const drawn = [...characters()].filter(([code]) => /[^\p{M}\p{C}\p{Z}]/u.test(String.fromCodePoint(code)))
const groups = new Map<string, string>()
for (const [code, glyph] of drawn) {
  const { left, right, top, bottom } = inkOf(glyph)
  const measures = [advanceOf(glyph), left, right, top, bottom].join()
  groups.set(measures, (groups.get(measures) ?? '') + String.fromCodePoint(code))
}

const lines = ['']
for (const [measures, text] of groups) {
  const group = `${measures}:${text}`
  const line = lines.at(-1)!
  if (line.length + group.length > 100) lines.push(group)
  else lines[lines.length - 1] = line ? `${line} ${group}` : group
}
const quoted = (line: string) => `'${line.replace(/[\\']/g, '\\$&')}'`

writeFileSync(
  inRepository('src/led/frames/glyphs.ts'),
  `// Written by scripts/build-glyphs.ts from Be Vietnam Pro Bold.

/** Of every character that can be drawn: \`advance,left,right,top,bottom:characters\`, in thousandths of an em. */
export const glyphs = [
${lines.map(line => `  ${quoted(line)},`).join('\n')}
].join(' ')

/** The advance of a space. */
export const SPACE = ${advanceOf(new Map(characters()).get(32)!)}
`,
)
