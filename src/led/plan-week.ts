import { addDays, DAY, instantOf, MINUTE } from '../shared/dates'
import type { BoardItem, ItemKind } from './board-item'
import type { Segment } from './resolve-timeline'

/** A part of a day, in minutes from its midnight; `to` exclusive, at most 1440. */
export type Stretch = { from: number; to: number }

/** Everything that is one thing to a viewer: an event with all its meetings, a message, a hotline. */
export type WeekRow = { key: string; kind: ItemKind; title: string; days: Stretch[][] }

export type Week = {
  /** Seven dates. */
  days: string[]
  /** When the board is lit, by day. */
  lit: Stretch[][]
  rows: WeekRow[]
}

const ORDER: ItemKind[] = ['emergency', 'hotline', 'message', 'cancellation', 'postponement', 'event']

/** The week from a date on as rows of stretches: what is in the loop when. The segments must span it. */
export function planWeek(segments: Segment[], from: string): Week {
  const days = Array.from({ length: 7 }, (_, day) => addDays(from, day))
  const found = new Map<string, { first: BoardItem; segments: Segment[] }>()
  for (const segment of segments) {
    for (const item of segment.items) {
      const row = found.get(keyOf(item)) ?? { first: item, segments: [] }
      found.set(keyOf(item), row)
      if (row.segments.at(-1) !== segment) row.segments.push(segment)
    }
  }
  const place = ({ first }: { first: BoardItem }) => ORDER.indexOf(first.kind)
  // Those of one kind stay in the order in which they come.
  const rows = [...found].sort(([, a], [, b]) => place(a) - place(b))
  return {
    days,
    lit: days.map(day => stretchesOf(segments.filter(isLit), day)),
    rows: rows.map(([key, { first, segments }]) => ({
      ...{ key, kind: first.kind, title: titleOf(first) },
      days: days.map(day => stretchesOf(segments, day)),
    })),
  }
}

/** When the board is lit on a day. */
export const litOn = (segments: Segment[], day: string): Stretch[] => stretchesOf(segments.filter(isLit), day)

const isLit = ({ items }: Segment) => items.length > 0

const isOfCalendar = ({ kind }: BoardItem) => kind === 'event' || kind === 'postponement' || kind === 'cancellation'

/** What an event is called stands on its second line; the first says when. */
const titleOf = (item: BoardItem) => (isOfCalendar(item) ? `${markIn(item)}${item.lines[1]}` : item.text)
/** `[HUỶ] ` of what is off. */
const markIn = ({ text }: BoardItem) => /^\[[^\]]+\] /.exec(text)?.[0] ?? ''
const keyOf = (item: BoardItem) => (isOfCalendar(item) ? titleOf(item) : item.id)

/** Segments as parts of a day, neighbours joined. */
function stretchesOf(segments: Segment[], day: string): Stretch[] {
  const start = instantOf(day)
  const stretches: Stretch[] = []
  for (const segment of segments) {
    const from = Math.max(segment.from, start)
    const to = Math.min(segment.to, start + DAY)
    if (from >= to) continue
    const [first, last] = [(from - start) / MINUTE, (to - start) / MINUTE]
    const before = stretches.at(-1)
    if (before?.to === first) before.to = last
    else stretches.push({ from: first, to: last })
  }
  return stretches
}
