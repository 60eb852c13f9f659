import type { BoardItem } from './board-item'
import { loopOf } from './loop'
import type { Segment } from './resolve-timeline'

/**
 * `now.json`: the loop that runs as rows of one shape, for content managers that fill a table from JSON, such as a remote
 * DataSet of Xibo with the data root `items`. `frameAt` gives an item's picture as an absolute address, or "".
 */
export const nowJson = ({ items }: Segment, frameAt: (item: BoardItem) => string) => ({
  items: loopOf(items).map((item, index) => ({
    position: index + 1,
    text: item.text,
    line1: item.lines[0] ?? '',
    line2: item.lines[1] ?? '',
    line3: item.lines[2] ?? '',
    kind: item.kind,
    durationSec: item.durationSec,
    frame: frameAt(item),
  })),
})
