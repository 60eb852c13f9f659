import { getLunarDate, getSolarDate } from '@dqcai/vn-lunar'

/** A day of the Vietnamese lunar calendar, which is computed at UTC+7; `leap` marks the second of two equal months. */
export type LunarDay = { day: number; month: number; year: number; leap: boolean }

/** The years for which the library agrees with the official tables. */
export const LUNAR_YEARS = { first: 1969, last: 2053 }

/** The lunar day of a wall date `YYYY-MM-DD`; null outside the years that are known for certain. */
export function lunarOf(date: string): LunarDay | null {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  if (year < LUNAR_YEARS.first || year > LUNAR_YEARS.last) return null
  const found = getLunarDate(day, month, year)
  return { day: found.day, month: found.month, year: found.year, leap: found.leap }
}

/**
 * The wall date of a lunar day of an ordinary (not leap) month; null when that month has no such day or the year is not
 * known for certain.
 */
export function solarOf({ day, month, year }: Omit<LunarDay, 'leap'>): string | null {
  if (year < LUNAR_YEARS.first || year > LUNAR_YEARS.last) return null
  const found = getSolarDate(day, month, year)
  const date = [
    String(found.year).padStart(4, '0'),
    String(found.month).padStart(2, '0'),
    String(found.day).padStart(2, '0'),
  ].join('-')
  // The library validates nothing: the 30th of a month of 29 days comes back as the first of the next.
  const back = lunarOf(date)
  return back && back.day === day && back.month === month && back.year === year && !back.leap ? date : null
}
