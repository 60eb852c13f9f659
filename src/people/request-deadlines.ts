import { addDays, wallDate, weekdayOf } from '../shared/dates'

export const requestKinds = ['access', 'correction', 'withdrawal', 'erasure'] as const
export type RequestKind = (typeof requestKinds)[number]

/** Working days until a request has to be acknowledged (NĐ 356/2025). */
export const ACKNOWLEDGE_DAYS = 2

/** Days until it has to be done (NĐ 356/2025). They pass on holidays too. */
export const DAYS: Record<RequestKind, number> = { withdrawal: 15, access: 10, correction: 10, erasure: 20 }

const isWorkingDay = (date: string, holidays: ReadonlySet<string>) => weekdayOf(date) < 6 && !holidays.has(date)

/** The wall date some working days after a date: Monday to Friday, without the ward's holidays. */
export function workingDaysAfter(date: string, days: number, holidays: ReadonlySet<string>): string {
  let last = date
  for (let left = days; left > 0; ) {
    last = addDays(last, 1)
    if (isWorkingDay(last, holidays)) left--
  }
  return last
}

/**
 * Until when a request of this kind has to be acknowledged and done, as wall dates. The day it came in does not count.
 * @param receivedAt UTC milliseconds
 */
export function requestDeadlines(kind: RequestKind, receivedAt: number, holidays: ReadonlySet<string>) {
  const received = wallDate(receivedAt)
  return {
    acknowledgeBy: workingDaysAfter(received, ACKNOWLEDGE_DAYS, holidays),
    dueBy: addDays(received, DAYS[kind]),
  }
}
