import type { Random } from '../../../src/demo/random'
import { loopOf, type Playable } from '../../../src/led/loop'
import { MINUTE, rfc3339 } from '../../../src/shared/dates'

type Entry = Playable & { notBefore: string; notAfter: string; frame: { url: string } | null }
type Schedule = { validUntil: string; failsafe: { frame: { url: string } | null }; items: Entry[] }

/** Between two reports of health, and two of plays. */
export const REPORTS_EVERY = 5 * MINUTE

/** A player as the server meets it: asks with its validator, fetches each frame once, reports what it showed. */
export type Board = {
  /** Its feed, without a final slash. */
  base: string
  etag: string
  schedule: Schedule | null
  frames: Set<string>
  /** Its own share of an interval by which it asks earlier or later, and when in it, both fixed. */
  jitter: number
  phase: number
}

export const newBoard = (key: string, random: Random): Board => ({
  ...{ base: `http://san-choi.bench/led/v1/${key}`, etag: '', schedule: null, frames: new Set() },
  ...{ jitter: 0.9 + 0.2 * random.next(), phase: random.next() },
})

/** Addresses of frames that the schedule names and the board does not have yet. */
export function framesWanted({ schedule, frames }: Board): string[] {
  const named = [schedule?.failsafe, ...(schedule?.items ?? [])].flatMap(item => (item?.frame ? [item.frame.url] : []))
  return [...new Set(named)].filter(url => !frames.has(url))
}

/** `POST beat` at an instant. */
export const beatOf = ({ schedule }: Board, at: number) => ({
  ...{ at: rfc3339(at), validUntil: schedule?.validUntil, playing: 'hotline-111' },
  ...{ clockOffsetSec: 0, version: 'bench' },
})

/** `POST plays`: the loop of the last five minutes. */
export function playsOf({ schedule }: Board, at: number) {
  const loop = loopOf((schedule?.items ?? []).filter(item => isOn(item, at)))
  const plays: { itemId: string; startedAt: string; seconds: number }[] = []
  for (let start = at - REPORTS_EVERY, turn = 0; loop.length && start < at && plays.length < 50; turn++) {
    const { id, durationSec } = loop[turn % loop.length]!
    plays.push({ itemId: id, startedAt: rfc3339(start), seconds: durationSec })
    start += durationSec * 1000
  }
  return { plays }
}

const isOn = ({ notBefore, notAfter }: Entry, at: number) => Date.parse(notBefore) <= at && at < Date.parse(notAfter)
