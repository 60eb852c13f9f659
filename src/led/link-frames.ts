import { BoundedMap } from '../shared/bounded-map'
import { type BoardItem, hotline111, itemKey } from './board-item'
import { frameOf } from './frames/frame-of'
import type { Frame, FrameSize, Picture } from './frames/picture'
import type { Raster } from './frames/raster'
import type { Segment } from './resolve-timeline'
import type { FrameLink } from './schedule'

/** What formats say of a frame: addresses and hashes of its pictures, not their bytes. `strip` is to be scrolled. */
export type LinkedFrame = { strip: FrameLink | null; pages: FrameLink[] }

/**
 * Frames by `itemKey`; `whole` unless some are missing, because there was too much to draw for one answer, or because
 * they could not be drawn: then `failure` is why.
 */
export type LinkedFrames = { frames: Map<string, LinkedFrame>; whole: boolean; failure: Error | null }

/** The board that frames are linked for, and what draws them. */
export type Drawing = { raster: Raster; size: FrameSize }

const MOST_LINKS = 10_000
const MOST_AHEAD = 96
/** Pixels that one answer draws: about half a second, in which a process answers nobody else. */
const MOST_DRAWN = 24_000_000
/** What any picture costs besides its own pixels. */
const PICTURE_COSTS = 100_000

// What was drawn once is known by its hash long after its bytes were forgotten, so that a change draws only what is new.
const memories = new WeakMap<Raster, BoundedMap<LinkedFrame>>()

/**
 * The frames of items on a board, each drawn once, the first ones first. Never throws: a failing raster must not take the
 * feed down.
 */
export async function linkFrames({ raster, size }: Drawing, items: Iterable<BoardItem>): Promise<LinkedFrames> {
  const memory = memories.get(raster) ?? new BoundedMap<LinkedFrame>({ most: MOST_LINKS })
  memories.set(raster, memory)
  const linked: LinkedFrames = { frames: new Map(), whole: true, failure: null }
  let left = MOST_DRAWN
  for (const item of items) {
    const { kind, lines } = item
    const key = `${size.width}x${size.height} ${size.colours} ${kind}\n${lines.join('\n')}`
    let frame = memory.get(key)
    if (!frame && left > 0) {
      try {
        frame = linksTo(await frameOf(raster, { kind, lines }, size))
        left -= costOf(frame)
        memory.set(key, frame)
      } catch (error) {
        linked.failure ??= error instanceof Error ? error : new Error(String(error))
      }
    }
    if (frame) linked.frames.set(itemKey(item), frame)
    else linked.whole = false
  }
  return linked
}

const costOf = ({ strip, pages }: LinkedFrame): number =>
  [...(strip ? [strip] : []), ...pages].reduce((sum, { w, h }) => sum + w * h + PICTURE_COSTS, 0)

const linksTo = ({ strip, pages }: Frame): LinkedFrame => ({ strip: strip && linkTo(strip), pages: pages.map(linkTo) })

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
