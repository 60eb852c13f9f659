import type { BoardItem } from './board-item'
import { loopOf } from './loop'
import { type Segment, segmentAt } from './resolve-timeline'
import type { Window } from './windows'

export type DayEntry = {
  item: BoardItem
  /** When it is in the loop, in order and apart. */
  windows: Window[]
  /** Seen from the instant that is asked about. */
  state: EntryState
}

export type EntryState = 'now' | 'later' | 'past'

/** Everything a board shows within the segments, seen from an instant: what runs, then what comes, then what has been. */
export function listDay(segments: Segment[], at: number): DayEntry[] {
  const current = segmentAt(segments, at)?.items ?? []
  const entries = new Map<string, DayEntry>()
  for (const { from, to, items } of segments) {
    for (const item of items) {
      const entry = entries.get(item.id)
      // Of the wordings of one event, the one that is shown at the instant, or else its first.
      if (!entry)
        entries.set(item.id, {
          item: current.find(({ id }) => id === item.id) ?? item,
          windows: [{ from, to }],
          state: 'past',
        })
      else if (entry.windows.at(-1)!.to === from) entry.windows.at(-1)!.to = to
      else entry.windows.push({ from, to })
    }
  }
  for (const entry of entries.values())
    entry.state = current.some(({ id }) => id === entry.item.id)
      ? 'now'
      : entry.windows.some(({ from }) => from > at)
        ? 'later'
        : 'past'
  const order = { now: 0, later: 1, past: 2 }
  const loop = loopOf(current).map(({ id }) => id)
  const first = ({ windows, state }: DayEntry) => windows.find(({ from }) => state !== 'later' || from > at)!.from
  return [...entries.values()].sort(
    (a, b) =>
      order[a.state] - order[b.state] ||
      (a.state === 'now' ? loop.indexOf(a.item.id) - loop.indexOf(b.item.id) : first(a) - first(b)),
  )
}
