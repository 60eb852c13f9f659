import { office } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { cleanLine } from '../shared/text'
import { undrawable } from './frames/drawable'
import { frameOf } from './frames/frame-of'
import { layoutFrame } from './frames/layout'
import type { Frame, FrameSize } from './frames/picture'
import type { Raster } from './frames/raster'
import { listScreens } from './list-screens'

/** Boards of one size, with how they show a text. */
export type SizePreview = FrameSize & {
  /** Names of the boards that the message reaches; none where the ward has no board and this is an example. */
  boards: string[]
  frame: Frame
  /** About how many characters of the text would stand still; null where all of it does. */
  holds: number | null
}

export type TextPreview = {
  /** Characters that no board can draw. */
  undrawable: string[]
  sizes: SizePreview[]
}

const MOST_SIZES = 6
const MOST_CHARACTERS = 200
const example: FrameSize = { width: 192, height: 96, colours: 'full' }

/**
 * A message's text on every distinct size of the ward's boards in use: the very pictures they will show. With `tags`
 * only on boards that have one of them.
 */
export async function previewText(
  context: Context,
  raster: Raster,
  text: string,
  tags: readonly string[] = [],
): Promise<TextPreview> {
  requireRole(context.actor, ...office)
  const line = cleanLine(text.slice(0, MOST_CHARACTERS * 2)).slice(0, MOST_CHARACTERS)
  const sizes: SizePreview[] = []
  for (const { boards, ...size } of sizesOf(await listScreens(context), tags)) {
    const frame = await frameOf(raster, { kind: 'message', lines: [line] }, size)
    sizes.push({ ...size, boards, frame, holds: frame.legible ? null : stillLength(line, size) })
  }
  return { undrawable: undrawable(text.slice(0, MOST_CHARACTERS * 2)), sizes }
}

type Sized = FrameSize & { name: string; tags: string[]; revokedAt: number | null }

function sizesOf(screens: Sized[], tags: readonly string[]): (FrameSize & { boards: string[] })[] {
  const inUse = screens.filter(({ revokedAt }) => revokedAt === null)
  if (!inUse.length) return [{ ...example, boards: [] }]
  const sizes = new Map<string, FrameSize & { boards: string[] }>()
  for (const { width, height, colours, name, tags: own } of inUse) {
    if (tags.length && !tags.some(tag => own.includes(tag))) continue
    const key = `${width}x${height} ${colours}`
    const size = sizes.get(key) ?? { width, height, colours, boards: [] }
    size.boards.push(name)
    sizes.set(key, size)
  }
  return [...sizes.values()].slice(0, MOST_SIZES)
}

/** The length of the longest beginning, to a whole word, that needs no scrolling. */
function stillLength(line: string, size: FrameSize): number {
  const words = line.split(' ')
  let [still, moving] = [0, words.length]
  while (moving - still > 1) {
    const middle = (still + moving) >> 1
    const part = words.slice(0, middle).join(' ')
    if (layoutFrame({ kind: 'message', lines: [part] }, size).legible) still = middle
    else moving = middle
  }
  return words.slice(0, still).join(' ').length
}
