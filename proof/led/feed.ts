import { itemKey } from '../../src/led/board-item'
import { resolveTimeline, type Segment, segmentAt } from '../../src/led/resolve-timeline'
import { type FrameLink, scheduleOf } from '../../src/led/schedule'
import { DAY, HOUR, instantOf, wallDate } from '../../src/shared/dates'
import type { Version, World } from './world'

/** What the server knew when it wrote an answer: what a device that has it may show, until when. */
export type Made = { at: number; version: Version; until: number }
export type Reply = { status: number; headers: Record<string, string>; text: string; made: Made | null; maxAge: number }
/** Asks the server for the schedule at a moment. */
export type Feed = (at: number, ifNoneMatch: string | undefined) => Reply | Promise<Reply>

export const SIZE = { width: 192, height: 96 }
const MOST_AGE = 30
const LONG = 60

export const madeAt = (world: World, at: number): Made => ({
  ...{ at, version: world.newest(), until: Math.floor(at / HOUR) * HOUR + 3 * DAY },
})

/**
 * The feed of `schedule.json` without its HTTP: the rules of `src/feeds/led.ts` about what is resolved when, validators
 * and ages, around the real resolver. Some screen-days go through the real one, see `over-http.ts`.
 */
export function pureFeed(world: World): Feed {
  let resolved = { stamp: '', segments: [] as Segment[] }
  const bodies = new Map<string, { text: string; etag: string }>()
  const etags = new Map<string, string>()

  return (at, ifNoneMatch) => {
    const { version } = madeAt(world, at)
    const date = new Date(at).toUTCString()
    if (version.revoked)
      return plain(410, 'gone\n', { date, 'content-type': 'text/plain; charset=UTF-8', 'cache-control': 'no-store' })
    const hour = Math.floor(at / HOUR) * HOUR
    const stamp = `${version.number} ${hour}`
    if (resolved.stamp !== stamp) {
      const segments = resolveTimeline(version.board, version.content, instantOf(wallDate(at)), hour + 3 * DAY)
      resolved = { stamp, segments }
    }
    const current = segmentAt(resolved.segments, at)!
    const { text, etag } = bodyOf(version, stamp, current)
    const headers = { date, etag, 'content-type': 'application/json; charset=utf-8' }
    const maxAge = Math.min(MOST_AGE, Math.floor((current.to - at) / 1000))
    const made = madeAt(world, at)
    return ifNoneMatch === etag
      ? { status: 304, headers, text: '', made, maxAge }
      : { status: 200, headers, text, made, maxAge }
  }

  function bodyOf({ board }: Version, stamp: string, current: Segment) {
    const key = `${stamp} ${current.from}`
    const known = bodies.get(key)
    if (known) return known
    const { segments } = resolved
    const screen = { id: board.id, ...SIZE }
    const text = JSON.stringify(scheduleOf(screen, segments, current, 'r', framesOf(segments)))
    const etag = etags.get(text) ?? `"${etags.size}"`
    etags.set(text, etag)
    const body = { text, etag }
    bodies.set(key, body)
    return body
  }
}

export const plain = (status: number, text: string, headers: Record<string, string>): Reply => ({
  ...{ status, text, headers, made: null, maxAge: 0 },
})

/** Long texts are pictures that move over the board. */
function framesOf(segments: Segment[]): Map<string, FrameLink> {
  const frames = new Map<string, FrameLink>()
  for (const item of segments.flatMap(({ items }) => items)) {
    const w = item.text.length * 8
    const frame = { url: `frames/${'0'.repeat(64)}.png`, sha256: '', md5: '', bytes: 1, w, h: SIZE.height }
    if (item.text.length > LONG) frames.set(itemKey(item), frame)
  }
  return frames
}
