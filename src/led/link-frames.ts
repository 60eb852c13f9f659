import { BoundedMap } from '../shared/bounded-map'
import { type BoardItem, hotline111, itemKey } from './board-item'
import { frameOf } from './frames/frame-of'
import type { FrameSize, Picture } from './frames/picture'
import type { Raster } from './frames/raster'
import type { Segment } from './resolve-timeline'
import type { FrameLink } from './schedule'

/** What formats say of a frame: addresses and hashes of its pictures, not their bytes. `strip` is to be scrolled. */
export type LinkedFrame = { strip: FrameLink | null; pages: FrameLink[] }

/** Frames by `itemKey`. An item that could not be drawn is missing; `failure` is why. */
export type LinkedFrames = { frames: Map<string, LinkedFrame>; failure: Error | null }

/** The board that frames are linked for, and what draws them. */
export type Drawing = { raster: Raster; size: FrameSize }

const MOST_LINKS = 10_000
const MOST_AHEAD = 96

// What was drawn once is known by its hash long after its bytes were forgotten, so that a change draws only what is new.
const memories = new WeakMap<Raster, BoundedMap<LinkedFrame>>()

/** The frames of items on a board, each drawn once. Never throws: a failing raster must not take the feed down. */
export async function linkFrames({ raster, size }: Drawing, items: Iterable<BoardItem>): Promise<LinkedFrames> {
  const linked: LinkedFrames = { frames: new Map(), failure: null }
  for (const item of items) {
    try {
      linked.frames.set(itemKey(item), await linkFrame(raster, item, size))
    } catch (error) {
      linked.failure ??= error instanceof Error ? error : new Error(String(error))
    }
  }
  return linked
}

async function linkFrame(raster: Raster, { kind, lines }: BoardItem, size: FrameSize): Promise<LinkedFrame> {
  const memory = memories.get(raster) ?? new BoundedMap<LinkedFrame>({ most: MOST_LINKS })
  memories.set(raster, memory)
  const key = `${size.width}x${size.height} ${size.colours} ${kind}\n${lines.join('\n')}`
  const known = memory.get(key)
  if (known) return known
  const { strip, pages } = await frameOf(raster, { kind, lines }, size)
  const linked = { strip: strip && linkTo(strip), pages: pages.map(linkTo) }
  memory.set(key, linked)
  return linked
}

const linkTo = ({ sha256, md5, bytes, width, height }: Picture): FrameLink => ({
  ...{ url: `frames/${sha256}.png`, sha256, md5, bytes },
  ...{ w: width, h: height },
})

/**
 * The distinct items of a timeline whose frames are drawn ahead, in the order they come, 111 first. At most so many: those
 * beyond are far ahead, and get their frames when their time is nearer.
 */
export function itemsAhead(segments: Segment[], current: Segment): BoardItem[] {
  const items = new Map([[itemKey(hotline111), hotline111]])
  for (const segment of segments) {
    if (segment.from < current.from) continue
    for (const item of segment.items) {
      if (items.size >= MOST_AHEAD) return [...items.values()]
      items.set(itemKey(item), item)
    }
  }
  return [...items.values()]
}
