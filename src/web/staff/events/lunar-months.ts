import { addDays } from '../../../shared/dates'
import { LUNAR_YEARS, lunarOf } from '../../../shared/lunar'

/**
 * The first days of the lunar months around a date, for a browser to tell lunar days by:
 * `2026-05-17:4 2026-06-15:5 …`, with a `+` behind a leap month.
 * @param years how many years onwards
 */
export function lunarMonths(around: string, years: number): string {
  const end = `${Number(around.slice(0, 4)) + years}${around.slice(4)}`
  const months: string[] = []
  let date = addDays(around, -400)
  date = addDays(date, 1 - (lunarOf(date)?.day ?? 1))
  while (date <= end && Number(date.slice(0, 4)) <= LUNAR_YEARS.last) {
    const lunar = lunarOf(date)
    if (lunar === null) break
    months.push(`${date}:${lunar.month}${lunar.leap ? '+' : ''}`)
    // A lunar month has 29 or 30 days.
    date = addDays(date, lunarOf(addDays(date, 29))?.day === 1 ? 29 : 30)
  }
  return months.join(' ')
}
