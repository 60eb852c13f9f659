import { isDate, isTime, readDate } from '../shared/dates'
import { fold } from '../shared/text'
import { weekdayNamed } from './columns'

const two = (digits: string | number) => String(digits).padStart(2, '0')

/** Excel's days since 1900 for 1 January 2000 and 2100. */
const SERIALS = { from: 36_526, to: 73_051, unixEpoch: 25_569 }
const DATE = /(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})\s*([/.-])\s*(\d{1,2})\s*\5\s*(\d{4}|\d{2})(?!\d)/g
const TIME =
  /(\d{1,2})\s*(?::|h|g|gio)\s*([0-5]\d)?(?::[0-5]\d)?(?:\s*(?:phut|ph))?\s*(sa|ch|am|pm|sang|chieu|toi|trua)?(?![a-z0-9])/g
/** What may stand around dates and times without meaning more. */
const AROUND =
  /\bthu (?:hai|ba|tu|nam|sau|bay|[2-7])\b|\b(?:t[2-7]|cn|chu nhat|tu|den|ngay|het|luc|gio|from|to|until|at|on|and|va)\b|[\s,;:()–—-]/g

/** The days and hours in a text, in order, and whether it says nothing else. */
export type When = { dates: string[]; times: string[]; clear: boolean }

/** Finds days (`9/6/2026`, `09-06-26`, `2026-06-09`, Excel's own number) and hours (`14:30`, `14h`, `2:30 CH`). */
export function readWhen(text: string): When {
  const folded = fold(text)
  const serial = Number(folded)
  if (/^\d{5}(\.\d+)?$/.test(folded) && serial >= SERIALS.from && serial < SERIALS.to) {
    const minutes = Math.round((serial - SERIALS.unixEpoch) * 1440)
    const iso = new Date(minutes * 60_000).toISOString()
    return { dates: [iso.slice(0, 10)], times: minutes % 1440 ? [iso.slice(11, 16)] : [], clear: true }
  }
  if (/^0[.,]\d+$/.test(folded)) return { dates: [], times: [timeOfFraction(folded)], clear: true }
  const dates: string[] = []
  const times: string[] = []
  const rest = folded
    .replace(DATE, (_, year, month, day, d, _separator, m, y: string) => {
      dates.push(year ? `${year}-${two(month)}-${two(day)}` : readDate(`${d}/${m}/${y.length === 2 ? `20${y}` : y}`))
      return ' '
    })
    .replace(TIME, (_, hour: string, minute: string | undefined, half: string | undefined) => {
      times.push(`${two(hourOf(Number(hour), half ?? ''))}:${minute ?? '00'}`)
      return ' '
    })
    .replace(AROUND, '')
  return { dates, times, clear: rest === '' && dates.every(isDate) && times.every(isTime) }
}

const timeOfFraction = (text: string): string => {
  const minutes = Math.round(Number(text.replace(',', '.')) * 1440)
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

function hourOf(hour: number, half: string): number {
  if (/^(ch|pm|chieu|toi)$/.test(half) && hour < 12) return hour + 12
  if (/^(sa|am|sang)$/.test(half) && hour === 12) return 0
  return half === 'trua' && hour <= 2 ? hour + 12 : hour
}

/** Every date of a list; null when there is anything else in it. */
export function readDates(text: string): string[] | null {
  const { dates, times, clear } = readWhen(text)
  return clear && times.length === 0 && dates.length > 0 ? [...new Set(dates)].sort() : null
}

/** A whole number, also as `1.200` or `30 em`. */
export function readWhole(text: string): number | null {
  const digits =
    /^(\d{1,3}(?:[.,\s]\d{3})+|\d+)(?:[.,]0+)?\s*(?:em|tre|chau|nguoi|cho|buoi|lan|phut|tuoi|p|children|minutes)?\.?$/.exec(
      fold(text),
    )
  return digits ? Number(digits[1]!.replace(/[.,\s]/g, '')) : null
}

/** A length in minutes: `90`, `90 phút`, `1:30`, `1h30`, `2 giờ`. */
export function readMinutes(text: string): number | null {
  const clock = /^(\d{1,2})\s*(?::|h|g|gio|tieng|hours?)\s*(\d{1,2})?(?::00)?\s*(?:phut|p)?$/.exec(fold(text))
  return clock ? Number(clock[1]) * 60 + Number(clock[2] ?? 0) : readWhole(text)
}

/** An `x` or the like; null for what is neither a mark nor its absence. */
export function readMark(text: string): boolean | null {
  const folded = fold(text)
  if (/^(x|v|✓|✔|☑|☒|co|yes|y|true|1|ok)$/.test(folded)) return true
  return /^(|-|–|—|0|o|khong|no|n|false|☐)$/.test(folded) ? false : null
}

/** Ages: `8-13`, `8 đến 13 tuổi`, `từ 8`, `đến 13`, `8`; both null for everyone. Null when it says something else. */
export function readAges(text: string): { minAge: number | null; maxAge: number | null } | null {
  const folded = fold(text)
    .replace(/\b(tuoi|ages?|lop|years?)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (/^(|moi|moi lua|moi lua|tat ca|all|moi do|khong gioi han)$/.test(folded)) return { minAge: null, maxAge: null }
  // Excel takes 6-11 for a day in November.
  const date = /^(\d{1,2})\/(\d{1,2})\/\d{4}$/.exec(folded)
  const range = date ?? /^(?:tu )?(\d{1,2})\s*(?:-|–|—|den|to|toi)\s*(?:duoi )?(\d{1,2})$/.exec(folded)
  if (range) {
    const [low, high] = [Number(range[1]), Number(range[2])]
    return date && low > high ? { minAge: high, maxAge: low } : { minAge: low, maxAge: high }
  }
  const from = /^(?:(?:tu|tren|from) )?(\d{1,2})(?: tro len|\s*\+| and over)?$/.exec(folded)
  if (from && /[a-z+]/.test(folded)) return { minAge: Number(from[1]), maxAge: null }
  if (from) return { minAge: Number(from[1]), maxAge: Number(from[1]) }
  const to = /^(?:den|toi|up to|to) (\d{1,2})$/.exec(folded)
  return to ? { minAge: null, maxAge: Number(to[1]) } : null
}

/** ISO weekdays: `T2, T4`, `thứ Hai - thứ Sáu`, `2,4,6`, `CN`, `hằng ngày`; null when it says something else. */
export function readDays(text: string): number[] | null {
  const folded = fold(text)
    .replace(/\b(hang tuan|moi tuan|every|on|cac|vao|ngay)\b/g, ' ')
    .trim()
  if (/^(hang|ca tuan|t2 ?- ?cn)$/.test(folded)) return [1, 2, 3, 4, 5, 6, 7]
  const parts = folded.split(/\s*(?:[,;&+/\n]|\bva\b|\band\b)\s*/).filter(Boolean)
  const days = parts.flatMap(part => daysOf(part) ?? [Number.NaN])
  return days.length === 0 || days.some(Number.isNaN) ? null : [...new Set(days)].sort((a, b) => a - b)
}

function daysOf(part: string): number[] | null {
  const ends = part.split(/\s*(?:-|–|—|\bden\b|\bto\b)\s*/)
  const days = ends.map(end => weekdayNamed(end))
  if (!days.every(day => day !== undefined)) return wordsOf(part)
  if (days.length !== 2) return days
  const [first, last] = days as [number, number]
  return first <= last ? Array.from({ length: last - first + 1 }, (_, index) => first + index) : null
}

/** `T2 T4 T6` with nothing between them. */
function wordsOf(part: string): number[] | null {
  const days = part.split(' ').map(word => (/^(t[2-8]|cn|[2-8])$/.test(word) ? weekdayNamed(word) : undefined))
  return days.every(day => day !== undefined) ? days : null
}

/** Names apart by commas, semicolons or lines. */
export const readNames = (text: string): string[] =>
  text
    .split(/[,;\n]/)
    .map(name => name.trim())
    .filter(Boolean)
