// Vietnam keeps +07:00 the year round and has had no daylight saving since 1975, so wall time is plain arithmetic.
const OFFSET = 7 * 3_600_000
export const MINUTE = 60_000
export const HOUR = 3_600_000
export const DAY = 86_400_000

/** The wall date `YYYY-MM-DD` of an instant in Asia/Ho_Chi_Minh. */
export const wallDate = (instant: number): string => new Date(instant + OFFSET).toISOString().slice(0, 10)

/** The wall time `HH:MM` of an instant. */
export const wallTime = (instant: number): string => new Date(instant + OFFSET).toISOString().slice(11, 16)

/** The instant of a wall date and time. `24:00` is the next midnight. */
export function instantOf(date: string, time = '00:00'): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return Date.parse(`${date}T00:00:00Z`) - OFFSET + hours * HOUR + minutes * MINUTE
}

/** RFC 3339 with the +07:00 offset, to the second. */
export const rfc3339 = (instant: number): string => `${new Date(instant + OFFSET).toISOString().slice(0, 19)}+07:00`

/** Whether the text is a real date of the form `YYYY-MM-DD`, between 1900 and 2199. */
export function isDate(text: string): boolean {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false
  const instant = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(instant) && new Date(instant).toISOString().slice(0, 10) === text
}

/** Whether the text is a wall time `HH:MM` from 00:00 to 23:59. */
export const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

/** The date some days later (or earlier). */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)

/** ISO weekday of a date: 1 is Monday, 7 is Sunday. */
export const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7

/** The Monday on or before a date. */
export const mondayOf = (date: string): string => addDays(date, 1 - weekdayOf(date))

/** `YYYY-MM-DD` as people write it: `dd/mm/yyyy`. */
export const writtenDate = (date: string): string => `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`

/** `YYYY-MM-DD` as `dd/mm`. */
export const shortDate = (date: string): string => `${date.slice(8, 10)}/${date.slice(5, 7)}`

/** Reads `YYYY-MM-DD` or `dd/mm/yyyy` (also `d/m/yyyy`); other texts come back as they are, for validation to refuse. */
export function readDate(text: string): string {
  const written = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim())
  return written ? `${written[3]}-${written[2]!.padStart(2, '0')}-${written[1]!.padStart(2, '0')}` : text.trim()
}
