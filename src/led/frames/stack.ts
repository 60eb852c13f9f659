import { inkOf } from './measure'

/** The least distance between two baselines, in ems of the lower row. */
export const LINE_BOX = 1.3
/** What lines may stand further apart than the rows within them where there is room, in ems of the lower one. */
const APART = 0.4

/** A row of letters and the line of the item it belongs to. */
export type Row = { text: string; size: number; line: number }

/**
 * Rows one under another: each one's baseline under the top of all their ink, and how high all ink is, in pixels. The
 * rows of one line are equally far apart; lines take what they can of the `room` that is left.
 */
export function stack(rows: Row[], room = 0): { baselines: number[]; height: number } {
  const inks = rows.map(({ text, size }) => inkOf(text, size))
  const pitches = rows.map(({ size }, index) => {
    // Stacked marks (Ễ, Ẳ) reach further than a line box: what hangs down above them never touches them.
    const clear = (inks[index - 1]?.below ?? 0) + Math.max(1, Math.round(size / 12)) + inks[index]!.above
    return Math.max(Math.ceil(LINE_BOX * size), clear)
  })
  const baselines: number[] = []
  for (const [index, { line }] of rows.entries()) {
    const above = baselines.at(-1)
    const within = rows[index - 1]?.line === line
    const pitch = within
      ? Math.max(...pitches.filter((_, other) => rows[other]!.line === line && rows[other - 1]?.line === line))
      : pitches[index]!
    baselines.push(above === undefined ? inks[index]!.above : above + pitch)
  }
  const height = (baselines.at(-1) ?? 0) + (inks.at(-1)?.below ?? 0)
  const gaps = rows.filter(({ line }, index) => index > 0 && rows[index - 1]!.line !== line).length
  const share = Math.max(0, Math.floor((room - height) / (gaps + 2)))
  let moved = 0
  for (const [index, { line, size }] of rows.entries()) {
    if (index > 0 && rows[index - 1]!.line !== line) moved += Math.min(share, Math.round(APART * size))
    baselines[index]! += moved
  }
  return { baselines, height: height + moved }
}
