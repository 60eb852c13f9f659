import { addDays, instantOf, rfc3339, wallDate, wallTime, weekdayOf } from '../shared/dates'
import { type BoardItem, byRank, hotline111, itemKey } from './board-item'
import { isEmergency } from './loop'
import type { Segment } from './resolve-timeline'

export const POLL_SECONDS = 60
/** While an emergency runs. */
export const POLL_SECONDS_ALARMED = 15

/** A picture of an item, by its address beside the schedule. Wider than the board: to be scrolled over it once. */
export type FrameLink = { url: string; sha256: string; md5: string; bytes: number; w: number; h: number }

type Run = { item: BoardItem; from: number; to: number }

/**
 * `schedule.json`: what a player needs to go on alone until `validUntil`. Every entry is one stay of one text on one
 * day, said twice: as instants (`notBefore`, `notAfter`) and as day parts (`days`, `from`, `to`) for devices that know
 * only those. Ends are exclusive. Nothing in it depends on the moment it is asked for, save the segment that runs.
 */
export function scheduleOf(
  screen: { id: string; width: number; height: number },
  segments: Segment[],
  current: Segment,
  revision: string,
  frames: ReadonlyMap<string, FrameLink> = new Map(),
) {
  const validUntil = segments.at(-1)!.to
  const entries = runsOf(segments)
    .filter(run => run.to > current.from)
    .sort((a, b) => byRank(a.item, b.item) || a.from - b.from)
    .map(run => entryOf(run, frames.get(itemKey(run.item)) ?? null))
  const alarmed = current.items.some(isEmergency)
  return {
    schemaVersion: 1,
    screen: { id: screen.id, w: screen.width, h: screen.height, tz: 'Asia/Ho_Chi_Minh' },
    revision,
    validUntil: rfc3339(validUntil),
    pollAfterSec: alarmed ? POLL_SECONDS_ALARMED : POLL_SECONDS,
    nextChangeAt: current.to < validUntil ? rfc3339(current.to) : null,
    failsafe: { text: hotline111.text, lines: hotline111.lines, frame: frames.get(itemKey(hotline111)) ?? null },
    emergency: (alarmed && entries.find(isEmergency)) || null,
    items: entries,
  }
}

/** The uninterrupted stays of each text, cut at midnight. */
function runsOf(segments: Segment[]): Run[] {
  const runs: Run[] = []
  const running = new Map<BoardItem, Run>()
  for (const segment of segments) {
    for (const item of segment.items) {
      let run = running.get(item)
      if (run?.to !== segment.from) {
        run = { item, from: segment.from, to: segment.to }
        running.set(item, run)
        runs.push(run)
      } else run.to = segment.to
    }
  }
  return runs.flatMap(cutAtMidnight)
}

function cutAtMidnight({ item, from, to }: Run): Run[] {
  const days: Run[] = []
  for (let start = from; start < to; ) {
    const end = Math.min(to, instantOf(addDays(wallDate(start), 1)))
    days.push({ item, from: start, to: end })
    start = end
  }
  return days
}

const entryOf = ({ item, from, to }: Run, frame: FrameLink | null) => ({
  id: item.id,
  revision: item.revision,
  kind: item.kind,
  priority: item.priority,
  text: item.text,
  lines: item.lines,
  frame,
  durationSec: item.durationSec,
  share: item.share,
  notBefore: rfc3339(from),
  notAfter: rfc3339(to),
  days: [weekdayOf(wallDate(from))],
  from: wallTime(from),
  to: wallTime(to) === '00:00' ? '24:00' : wallTime(to),
  freezeSafe: item.freezeSafe,
  undated: item.undated,
})
