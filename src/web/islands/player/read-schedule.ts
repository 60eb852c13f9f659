import { scrollSeconds } from '../../../led/scroll'

const kinds = ['hotline', 'message', 'event', 'postponement', 'cancellation', 'emergency']
const LONGEST_SECONDS = 60
const POLL_SECONDS = { least: 5, most: 3600 }

export type Frame = { url: string; w: number; h: number }

/** What a board may show from `start` to before `end` (UTC milliseconds). */
export type Item = {
  id: string
  /** Tells apart what a viewer could tell apart. */
  key: string
  kind: string
  lines: string[]
  frame: Frame | null
  durationSec: number
  share: number | null
  undated: boolean
  start: number
  end: number
}

export type Schedule = {
  revision: string
  /** As the server wrote it, and in UTC milliseconds. */
  validUntil: string
  until: number
  pollAfterSec: number
  /** Pixels of the board it was drawn for. */
  width: number
  height: number
  failsafe: Pick<Item, 'lines' | 'frame'>
  items: Item[]
}

/**
 * Reads `schedule.json` (schemaVersion 1) of the board. Null if anything in it is not as agreed, so that an answer of
 * somebody else changes nothing; items of kinds that this player does not know yet are left out.
 */
export function readSchedule(text: string, screenId: string): Schedule | null {
  try {
    const read = JSON.parse(text)
    if (read.schemaVersion !== 1 || read.screen.id !== screenId) return null
    const width = atLeast(read.screen.w, 1)
    const known = list(read.items).filter(({ kind }) => kinds.indexOf(string(kind)) >= 0)
    const pace = atLeast(read.pollAfterSec, 0)
    return {
      revision: string(read.revision),
      validUntil: read.validUntil,
      until: instant(read.validUntil),
      pollAfterSec: Math.min(POLL_SECONDS.most, Math.max(POLL_SECONDS.least, pace)),
      width,
      height: atLeast(read.screen.h, 1),
      failsafe: { lines: strings(read.failsafe.lines), frame: frameOf(read.failsafe.frame) },
      items: joined(known.map(item => itemOf(item, width))),
    }
  } catch {
    return null
  }
}

// biome-ignore lint/suspicious/noExplicitAny: this is where it is checked
type Unchecked = any

function itemOf(item: Unchecked, width: number): Item {
  const id = string(item.id)
  const frame = frameOf(item.frame)
  return {
    id,
    key: `${id}\n${atLeast(item.revision, 0)}\n${string(item.text)}`,
    kind: item.kind,
    lines: strings(item.lines),
    frame,
    durationSec: Math.max(
      Math.min(LONGEST_SECONDS, atLeast(item.durationSec, 1)),
      frame ? scrollSeconds(frame.w, width) : 0,
    ),
    share: item.share === null ? null : Math.min(1, atLeast(item.share, 0)),
    undated: boolean(item.undated),
    start: instant(item.notBefore),
    end: instant(item.notAfter),
  }
}

const frameOf = (frame: Unchecked): Frame | null =>
  frame === null
    ? null
    : { url: matching(frame.url, /^frames\/[0-9a-f]{64}\.png$/), w: atLeast(frame.w, 1), h: atLeast(frame.h, 1) }

/** Stays of the same text that follow on each other, as they are cut at midnight, become one again. */
function joined(items: Item[]): Item[] {
  const last = new Map<string, Item>()
  return items.filter(item => {
    const before = last.get(item.key)
    if (before && before.end === item.start) {
      before.end = item.end
      return false
    }
    last.set(item.key, item)
    return true
  })
}

function be<T>(good: boolean, value: T): T {
  if (!good) throw new TypeError()
  return value
}
const string = (value: Unchecked): string => be(typeof value === 'string', value)
const boolean = (value: Unchecked): boolean => be(typeof value === 'boolean', value)
const list = (value: Unchecked): Unchecked[] => be(Array.isArray(value), value)
const strings = (value: Unchecked): string[] => be(value.length > 0, list(value).map(string))
const atLeast = (value: Unchecked, least: number): number => be(Number.isFinite(value) && value >= least, value)
const matching = (value: Unchecked, pattern: RegExp): string => be(pattern.test(value), string(value))

/** RFC 3339 with its offset, so that no time zone of the device is asked. */
function instant(value: Unchecked): number {
  const at = Date.parse(matching(value, /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/))
  return be(!Number.isNaN(at), at)
}
