import type { BoardItem } from './board-item'
import { loopOf } from './loop'
import { type Segment, segmentAt } from './resolve-timeline'

export type DayEntry = {
  item: BoardItem
  /** First and last instant of the day it is shown, UTC milliseconds. */
  from: number
  to: number
  state: 'now' | 'later' | 'past'
  /** Its part of the running loop's time; 0 when it is not in it. */
  share: number
}

/** Everything a board shows within the segments, seen from an instant: what runs, then what comes, then what has been. */
export function listDay(segments: Segment[], at: number): DayEntry[] {
  const current = segmentAt(segments, at)?.items ?? []
  const entries = new Map<string, DayEntry>()
  for (const { from, to, items } of segments) {
    for (const item of items) {
      const entry = entries.get(item.id)
      // Of the wordings of one event, the one that is shown at the instant, or else its first.
      if (entry) entry.to = to
      else
        entries.set(item.id, {
          item: current.find(({ id }) => id === item.id) ?? item,
          from,
          to,
          state: 'past',
          share: 0,
        })
    }
  }
  const loop = loopOf(current)
  const seconds = loop.reduce((sum, { durationSec }) => sum + durationSec, 0)
  for (const entry of entries.values()) {
    const times = loop.filter(({ id }) => id === entry.item.id).length
    entry.share = seconds ? (times * entry.item.durationSec) / seconds : 0
    entry.state = times ? 'now' : entry.to > at ? 'later' : 'past'
  }
  const order = { now: 0, later: 1, past: 2 }
  return [...entries.values()].sort(
    (a, b) => order[a.state] - order[b.state] || (a.state === 'now' ? 0 : a.from - b.from),
  )
}
