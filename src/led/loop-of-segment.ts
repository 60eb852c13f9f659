import type { BoardItem } from './board-item'
import { loopOf } from './loop'
import type { Segment } from './resolve-timeline'

const loops = new WeakMap<Segment, BoardItem[]>()

/** `loopOf` of a segment, put in order once however often it is asked for. */
export function loopOfSegment(segment: Segment): BoardItem[] {
  const known = loops.get(segment)
  if (known) return known
  const loop = loopOf(segment.items)
  loops.set(segment, loop)
  return loop
}
