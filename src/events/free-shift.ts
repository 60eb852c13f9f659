import { addDays, DAY, instantOf, MINUTE, wallDate, wallTime, weekdayOf } from '../shared/dates'

/** A span of time; instants are UTC milliseconds. */
export type Span = { startsAt: number; endsAt: number }

/** When a venue is open: wall times, and ISO weekdays on which it is not. */
export type Opening = { opensAt: string; closesAt: string; closedDays: number[] }

export type FreeSlot = { startsOn: string; startTime: string; endTime: string }

/** Times are offered in steps of this. */
export const STEP = 15 * MINUTE
/** A single meeting is offered another day no later than this. */
export const MOST_DAYS = 14

export type Search = {
  /** What moves together, by the same time. */
  meetings: Span[]
  opening: Opening
  /** What has the venue already, in any order. */
  busy: Span[]
  /** No meeting may start before this instant. */
  now: number
  /** The least shift there may be, in milliseconds; may be negative. */
  least: number
  /** A shift that nobody asks for, because all is there already. */
  except?: number | null
}

/** Whether spans overlap. */
export const overlap = (a: Span, b: Span): boolean => a.startsAt < b.endsAt && b.startsAt < a.endsAt

/**
 * The smallest shift, in steps of 15 minutes, by which all meetings find the venue open and free on their own days;
 * the later of two equal ones.
 * @returns milliseconds, or null where there is none
 */
export function smallestShift({ meetings, opening, busy, now, least, except }: Search): number | null {
  let lowest = least
  let highest = DAY
  for (const { startsAt, endsAt } of meetings) {
    const day = wallDate(startsAt)
    if (opening.closedDays.includes(weekdayOf(day))) return null
    lowest = Math.max(lowest, instantOf(day, opening.opensAt) - startsAt, now - startsAt)
    highest = Math.min(highest, instantOf(day, opening.closesAt) - endsAt)
  }
  const near = meetings.map(one => busy.filter(other => Math.abs(other.startsAt - one.startsAt) <= 2 * DAY))
  const fits = (shift: number) =>
    shift !== except &&
    shift >= lowest &&
    shift <= highest &&
    meetings.every(({ startsAt, endsAt }, index) => {
      const there = { startsAt: startsAt + shift, endsAt: endsAt + shift }
      return !near[index]!.some(other => overlap(there, other))
    })
  for (let shift = 0; shift < DAY; shift += STEP) {
    if (fits(shift)) return shift
    if (fits(-shift)) return -shift
  }
  return null
}

/** The same for one meeting on the nearest day behind its own that has such a time; `resting` days are passed over. */
export function nextDayShift(search: Search, resting: ReadonlyMap<string, string>): number | null {
  const [meeting] = search.meetings
  if (!meeting) return null
  const day = wallDate(meeting.startsAt)
  for (let days = 1; days <= MOST_DAYS; days++) {
    if (resting.has(addDays(day, days))) continue
    const by = days * DAY
    const there = { startsAt: meeting.startsAt + by, endsAt: meeting.endsAt + by }
    const shift = smallestShift({ ...search, meetings: [there], least: search.least - by, except: null })
    if (shift !== null) return by + shift
  }
  return null
}

/** A span as an offer. */
export const slotOf = ({ startsAt, endsAt }: Span): FreeSlot => ({
  startsOn: wallDate(startsAt),
  startTime: wallTime(startsAt),
  endTime: wallTime(endsAt),
})
