import { addDays, instantOf, wallDate, weekdayOf } from '../shared/dates'

/** Half-open: `from` is inside, `to` is not. UTC milliseconds. */
export type Window = { from: number; to: number }

/** When something is shown: days as wall dates (inclusive), ISO weekdays (none: all), wall times (`to` exclusive). */
export type DayParts = { startsOn?: string; endsOn?: string; days?: number[]; fromTime: string; toTime: string }

/** One window of a message. */
export type MessageWindow = Required<DayParts>

/** A date with hours of its own; without them the board is dark that day. */
export type HourException = { date: string; opensAt: string | null; closesAt: string | null }

/**
 * The window that starts on a day. `toTime` at or before `fromTime` is the next day's, so that a window across
 * midnight belongs to the day it starts.
 */
const windowOf = (date: string, { fromTime, toTime }: DayParts): Window => ({
  from: instantOf(date, fromTime),
  to: instantOf(toTime > fromTime ? date : addDays(date, 1), toTime),
})

/** Every window that touches `[from, to)`, in time order and uncut, save those of the excepted days. */
export function windowsBetween(parts: DayParts, from: number, to: number, except: readonly string[] = []): Window[] {
  const windows: Window[] = []
  // Yesterday's window may still be running.
  let date = addDays(wallDate(from), -1)
  if (parts.startsOn && parts.startsOn > date) date = parts.startsOn
  for (; instantOf(date) < to && (!parts.endsOn || date <= parts.endsOn); date = addDays(date, 1)) {
    if (parts.days?.length && !parts.days.includes(weekdayOf(date))) continue
    if (except.includes(date)) continue
    const window = windowOf(date, parts)
    if (window.to > from && window.from < to) windows.push(window)
  }
  return windows
}

type Hours = { opensAt: string; closesAt: string; hourExceptions: readonly HourException[] }

/** When a board is lit between two instants. A date's own hours stand in place of the usual, also past its midnight. */
export function openHours({ opensAt, closesAt, hourExceptions }: Hours, from: number, to: number): Window[] {
  const usual = windowsBetween(
    { fromTime: opensAt, toTime: closesAt },
    from,
    to,
    hourExceptions.map(({ date }) => date),
  )
  const own = hourExceptions.flatMap(({ date, opensAt, closesAt }) =>
    opensAt && closesAt
      ? windowsBetween({ startsOn: date, endsOn: date, fromTime: opensAt, toTime: closesAt }, from, to)
      : [],
  )
  return [...usual, ...own].sort((a, b) => a.from - b.from)
}

export const covers = (windows: Window[], instant: number): boolean =>
  windows.some(window => window.from <= instant && instant < window.to)
