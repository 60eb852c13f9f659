import { addDays, DAY, HOUR, instantOf, MINUTE, wallDate } from '../shared/dates'
import { OPENS_BEFORE } from './session'

/** How long the code of a pass stands. */
export const PASS_LASTS = 30 * MINUTE
/** How long before a session its pass may be made. */
export const PASS_BEFORE = DAY
/** How long into the night after its day a session may be ticked on a phone, and its roster read. */
const GRACE = 6 * HOUR
/** How long after its day a phone may send what it kept. */
const SENDING = 7 * DAY
/** How far ahead of the server a phone's corrected clock may be. */
const AHEAD = 5 * MINUTE

type Times = { startsAt: number; endsAt: number }

const midnightAfter = (endsAt: number) => instantOf(addDays(wallDate(endsAt - 1), 1))

/** When children of a session may be ticked on a phone (UTC milliseconds). */
export const windowOf = ({ startsAt, endsAt }: Times) => ({
  opensAt: startsAt - OPENS_BEFORE,
  closesAt: midnightAfter(endsAt) + GRACE,
})

/** Until when the phones of a session may send. */
export const sendingEndsAt = ({ endsAt }: Pick<Times, 'endsAt'>): number => midnightAfter(endsAt) + SENDING

/** Until when a phone that may send until `expiresAt` may read its roster. */
export const rosterEndsAt = (expiresAt: number): number => expiresAt - SENDING + GRACE

/** Whether a phone's clock cannot be right: nobody ticks in the future, or on another day. */
export const isClockOff = (at: number, session: Times, now: number): boolean => {
  const { opensAt, closesAt } = windowOf(session)
  return at > now + AHEAD || at < opensAt || at >= closesAt
}
