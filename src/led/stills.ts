import { type BoardItem, itemKey } from './board-item'
import type { LinkedFrame } from './link-frames'
import { HOTLINE_111, loopOf, othersOf, type Playable } from './loop'
import type { FrameLink } from './schedule'

/** One turn of a board that shows stills only: a picture of exactly the board's size, one of those that say an item. */
export type Still = Playable & { item: BoardItem; page: number; link: FrameLink }

/**
 * A loop in stills. A text of several pages takes as many turns, and 111 comes back after every four turns, so that long
 * texts do not take its share. Items without a frame are left out.
 */
export function stillsOf(items: BoardItem[], frames: ReadonlyMap<string, LinkedFrame>): Still[] {
  const pagesOf = (item: BoardItem): Still[] =>
    (frames.get(itemKey(item))?.pages ?? []).map((link, page) => ({
      ...{ id: item.id, kind: item.kind, durationSec: item.durationSec, share: null },
      ...{ item, page, link },
    }))
  const hotline = items.filter(({ id }) => id === HOTLINE_111).flatMap(pagesOf)
  const turns = loopOf([...hotline.slice(0, 1), ...othersOf(items).flatMap(pagesOf)])
  return turns.flatMap(turn => (turn.id === HOTLINE_111 ? hotline : [turn]))
}
