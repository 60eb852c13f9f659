import type { AppContext } from '../../../http/env'
import type { BoardItem } from '../../../led/board-item'
import { loopOf } from '../../../led/loop'
import { instantOf, isDate, isTime, readDate, wallDate, wallTime } from '../../../shared/dates'

/** The day, the time and the instant an address asks about: `?on=2026-06-13&at=18:30`; else now. */
export function askedFor(c: AppContext): { on: string; at: string; instant: number } {
  const now = c.get('now')
  const date = readDate(c.req.query('on') ?? '')
  const time = c.req.query('at') ?? ''
  if (!isDate(date) && !isTime(time)) return { on: wallDate(now), at: wallTime(now), instant: now }
  const on = isDate(date) ? date : wallDate(now)
  const at = isTime(time) ? time : wallTime(now)
  return { on, at, instant: instantOf(on, at) }
}

/** Minutes of a day as `18:30`; 1440 is `24:00`. */
export const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(Math.floor(minute % 60)).padStart(2, '0')}`

/** `18:30` as minutes of the day. */
export const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** Where a loop is looked into first: at what takes place, else at what is said, else at whom to call. */
export function firstShown(loop: readonly BoardItem[]): number {
  for (const kind of ['emergency', 'event', 'message'] as const) {
    const place = loop.findIndex(item => item.kind === kind)
    if (place >= 0) return place
  }
  return 0
}

/** The item of a loop at a place, counted round; without a place the one looked into first. Undefined in the dark. */
export function shownOf(items: BoardItem[], place?: string): BoardItem | undefined {
  const loop = loopOf(items)
  return loop[place && /^\d{1,6}$/.test(place) ? Number(place) % Math.max(1, loop.length) : firstShown(loop)]
}
