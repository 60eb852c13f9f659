import { addDays } from '../shared/dates'
import { LUNAR_YEARS, solarOf } from '../shared/lunar'
import type { Term } from '../shared/recurrence'

type Holiday = { date: string; name: string }

/** The years whose lunar holidays are known for certain. */
export const ALMANAC_YEARS = { first: LUNAR_YEARS.first + 1, last: LUNAR_YEARS.last }

/**
 * Vietnam's public holidays (Labour Code 2019, article 112) in order. Each year the government names the second day of
 * 2/9 and what is swapped around Tết: what stands here is usual, and a ward edits it. Two on one day share it.
 * @param years each of `ALMANAC_YEARS`
 */
export function defaultHolidays(years: number[]): Holiday[] {
  const names = new Map<string, string>()
  for (const { date, name } of years.flatMap(year => [...solarHolidays(year), ...lunarHolidays(year)])) {
    const first = names.get(date)
    names.set(date, first ? `${first} · ${name}` : name)
  }
  return [...names].map(([date, name]) => ({ date, name })).sort((a, b) => (a.date < b.date ? -1 : 1))
}

const solarHolidays = (year: number): Holiday[] => [
  { date: `${year}-01-01`, name: 'Tết Dương lịch' },
  { date: `${year}-04-30`, name: 'Ngày Chiến thắng' },
  { date: `${year}-05-01`, name: 'Ngày Quốc tế lao động' },
  { date: `${year}-09-02`, name: 'Quốc khánh' },
  { date: `${year}-09-03`, name: 'Quốc khánh (ngày thứ hai)' },
]

/** Those of the lunar calendar: Tết from the last day of the old year to the 4th, and Giỗ Tổ on 10/3. */
export function lunarHolidays(year: number): Holiday[] {
  const newYear = solarOf({ day: 1, month: 1, year })
  const kings = solarOf({ day: 10, month: 3, year })
  if (!newYear || !kings) return []
  const days = [1, 2, 3, 4].map(day => ({ date: addDays(newYear, day - 1), name: `Tết Nguyên đán (mùng ${day})` }))
  return [
    { date: addDays(newYear, -1), name: 'Tết Nguyên đán (Giao thừa)' },
    ...days,
    { date: kings, name: 'Giỗ Tổ Hùng Vương' },
  ]
}

/** The year in which the school year of a date begins; from June on it is the coming one. */
export const schoolYearOf = (date: string): number => Number(date.slice(0, 4)) - (date.slice(5, 7) < '06' ? 1 : 0)

/**
 * The two terms of the school year that begins in `year`. These are the usual dates, by the ministry's yearly frame
 * (opening on 5/9, the first term over by 18/1, the second by 31/5); each province sets its own, and a ward edits them.
 */
export const usualTerms = (year: number): (Term & { name: string })[] => [
  { name: `Học kỳ I, ${year}–${year + 1}`, startsOn: `${year}-09-05`, endsOn: `${year + 1}-01-17` },
  { name: `Học kỳ II, ${year}–${year + 1}`, startsOn: `${year + 1}-01-18`, endsOn: `${year + 1}-05-31` },
]

/** The usual bell: lessons of 45 minutes, with the long break after the second. Schools differ; a ward edits it. */
export const USUAL_PERIODS: readonly { number: number; startsAt: string; endsAt: string }[] = [
  { number: 1, startsAt: '07:00', endsAt: '07:45' },
  { number: 2, startsAt: '07:50', endsAt: '08:35' },
  { number: 3, startsAt: '08:55', endsAt: '09:40' },
  { number: 4, startsAt: '09:45', endsAt: '10:30' },
  { number: 5, startsAt: '10:35', endsAt: '11:20' },
  { number: 6, startsAt: '13:30', endsAt: '14:15' },
  { number: 7, startsAt: '14:20', endsAt: '15:05' },
  { number: 8, startsAt: '15:25', endsAt: '16:10' },
  { number: 9, startsAt: '16:15', endsAt: '17:00' },
  { number: 10, startsAt: '17:05', endsAt: '17:50' },
]
