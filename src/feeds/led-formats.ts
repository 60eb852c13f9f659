import { etagOfBody } from '../http/conditional'
import { type BoardItem, itemKey } from '../led/board-item'
import { capOf } from '../led/cap'
import { kvText } from '../led/kv'
import { itemsAhead, type LinkedFrame } from '../led/link-frames'
import { nowJson } from '../led/now-json'
import { playerPage } from '../led/player-page'
import type { Segment } from '../led/resolve-timeline'
import { type FrameLink, scheduleOf } from '../led/schedule'
import { segmentsTold, smilOf } from '../led/smil'
import { nowText, tickerRss } from '../led/text-outputs'
import type { Poll } from './led-poll'

/** A format of one body for each segment, or for each item of its loop in turn. */
export type Format = {
  contentType: string
  /** Whether it shows the loop's items one at a time, at the device's own pace. */
  rotates?: true
  /** Whether it tells of the whole timeline, so that a board may go on alone with it. */
  ahead?: true
  /** Whether it says when it was made. */
  dated?: true
  /** False where asking for it does not yet mean to show anything. */
  noted?: false
  /** Draws the body; depends on nothing that moves but the segment that runs and the item whose turn it is. */
  draw(asked: Asked): string | Promise<string>
}

type Asked = Poll & {
  /** The ward's public page. */
  home: string
  /** The item whose turn it is; undefined while the board is dark. */
  shown: BoardItem | undefined
  /** The frames of items on this board by `itemKey`, without those that could not be drawn. */
  link(items: BoardItem[]): Promise<Map<string, LinkedFrame>>
}

export const formats: Record<string, Format> = {
  'schedule.json': {
    contentType: 'application/json; charset=utf-8',
    ahead: true,
    async draw({ screen, board: { segments }, current, link }) {
      const revision = await etagOfBody(told(segments))
      const frames = await link(itemsAhead(segments, current))
      return JSON.stringify(scheduleOf(screen, segments, current, revision, oneEach(frames)))
    },
  },
  'now.txt': {
    contentType: 'text/plain; charset=utf-8',
    draw: ({ current }) => nowText(current),
  },
  'now.json': {
    contentType: 'application/json; charset=utf-8',
    async draw({ current, address, link }) {
      const frames = await link(current.items)
      const frameAt = (item: BoardItem) => {
        const first = frames.get(itemKey(item))?.pages[0]
        return first ? `${address}/${first.url}` : ''
      }
      return JSON.stringify(nowJson(current, frameAt))
    },
  },
  'kv.txt': {
    contentType: 'text/plain; charset=utf-8',
    rotates: true,
    draw: ({ current, shown }) => kvText(current, shown),
  },
  'ticker.rss': {
    contentType: 'application/rss+xml; charset=utf-8',
    draw: ({ home, screen, current }) => tickerRss(current, { name: screen.name, link: home }),
  },
  'index.smil': {
    contentType: 'application/smil+xml; charset=utf-8',
    ahead: true,
    dated: true,
    async draw({ screen, board: { segments }, current, link }) {
      const told = segmentsTold(segments, current)
      return smilOf(screen, told, await link(itemsAhead(told, current)))
    },
  },
  'alerts.cap.xml': {
    contentType: 'application/cap+xml; charset=utf-8',
    draw({ home, screen, board: { alerts }, current }) {
      const { wardId, wardSlug, wardKind, wardName, provinceName } = screen
      return capOf({
        sender: `${wardSlug}@${new URL(home).hostname}`,
        ward: { id: wardId, kind: wardKind, name: wardName, provinceName },
        screenId: screen.id,
        alerts,
        at: current.from,
      })
    },
  },
  player: {
    contentType: 'text/html; charset=utf-8',
    noted: false,
    draw: ({ screen }) => playerPage(screen),
  },
}

/** All that a timeline says, each item once: a busy one has thousands of segments with hundreds of items each. */
function told(segments: Segment[]): string {
  const places = new Map<BoardItem, number>()
  const placeOf = (item: BoardItem) => places.get(item) ?? places.set(item, places.size).size - 1
  const stays = segments.map(({ from, items }) => [from, items.map(placeOf)])
  return JSON.stringify([stays, [...places.keys()]])
}

/** Where a format has one picture for an item: its strip, or the still that says all of it. */
function oneEach(frames: ReadonlyMap<string, LinkedFrame>): Map<string, FrameLink> {
  const links = new Map<string, FrameLink>()
  for (const [key, { strip, pages }] of frames) {
    const link = strip ?? (pages.length === 1 ? pages[0] : undefined)
    if (link) links.set(key, link)
  }
  return links
}
