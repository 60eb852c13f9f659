import { addDays, wallDate } from '../../../shared/dates'
import type { Meeting } from './contract'

/** Pixels for a meeting that shares its day with others: a time and a short word fit. */
const NARROW = 54
/** Pixels for a day whose meetings follow one another. */
const DAY = 104
/** More at once are left to share what there is. */
const MOST = 6

/**
 * The widths of a week's columns, as CSS: a day on which meetings run side by side is wider than a quiet one.
 * @param monday the first day
 */
export function weekColumns(meetings: Meeting[], monday: string): string {
  return Array.from({ length: 7 }, (_, index) => addDays(monday, index))
    .map(date => atOnce(meetings.filter(({ startsAt }) => wallDate(startsAt) === date)))
    .map(count => `minmax(${Math.max(DAY, count * NARROW)}px, ${Math.max(2, count)}fr)`)
    .join(' ')
}

/** The most meetings that run at the same time. */
function atOnce(meetings: Meeting[]) {
  const running = meetings.map(
    ({ startsAt }) => meetings.filter(other => other.startsAt <= startsAt && startsAt < other.endsAt).length,
  )
  return Math.min(MOST, Math.max(1, ...running))
}
