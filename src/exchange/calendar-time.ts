import ICAL from 'ical.js'
import { addDays, instantOf, MINUTE, wallDate, wallTime } from '../shared/dates'
import type { Reason } from '../shared/errors'

/** Names by which calendars mean Vietnam's time; the last is Windows', for Bangkok, Hanoi and Jakarta. */
const VIETNAM = /(^|\/)Asia\/(Ho_Chi_Minh|Saigon)$|^SE Asia Standard Time$/
const HOURS = 7

/** A date-time of a calendar in Vietnam's hours. `utc`: it was written in UTC. */
export type Moment = { date: string; time: string; utc: boolean }

/** A reason why a part of a calendar cannot be taken over, on its way to the row. */
export class Unreadable extends Error {
  constructor(
    readonly field: string,
    readonly reason: Reason,
  ) {
    super(reason.code)
  }
}

/**
 * The value of a property in Vietnam's hours.
 * @throws Unreadable for whole days, hours of no zone, and other zones
 */
export function momentOf(property: ICAL.Property, value: ICAL.Time, field: string): Moment {
  if (value.isDate) throw new Unreadable(field, { code: 'ics_all_day' })
  const zone = property.getFirstParameter('tzid')
  const utc = value.zone === ICAL.Timezone.utcTimezone
  if (utc) return atVietnam(value)
  if (!zone) throw new Unreadable(field, { code: 'ics_floating' })
  if (!VIETNAM.test(zone)) throw new Unreadable(field, { code: 'ics_zone', values: { zone: zone.slice(0, 60) } })
  const text = value.toString()
  return { date: text.slice(0, 10), time: text.slice(11, 16), utc: false }
}

/** A time in UTC as Vietnam's. */
export function atVietnam(value: ICAL.Time): Moment {
  const instant = Date.parse(`${value.toString().slice(0, 19)}Z`)
  return { date: wallDate(instant), time: wallTime(instant), utc: true }
}

/** Whole minutes from one moment to another. */
export const minutesFrom = (from: Moment, to: Moment): number =>
  (instantOf(to.date, to.time) - instantOf(from.date, from.time)) / MINUTE

/** The wall date seven hours on, of a date that was named in UTC. */
export const dateAtVietnam = (date: string, utcTime: string): string =>
  Number(utcTime.slice(0, 2)) + HOURS >= 24 ? addDays(date, 1) : date
