import { wallDate, wallTime, weekdayOf } from '../../../shared/dates'
import type { Meeting, Place } from './contract'
import { page, words } from './page'

/** A wall moment as the calendar takes and gives it: `2026-06-09T14:00:00`, never shifted by the browser's zone. */
export const wallMoment = (instant: number) => `${wallDate(instant)}T${wallTime(instant)}:00`

/** The wall moment behind a `Date` of the calendar, whose local fields hold the wall time. */
export function momentOf(date: Date) {
  const two = (value: number) => String(value).padStart(2, '0')
  return {
    date: `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`,
    time: `${two(date.getHours())}:${two(date.getMinutes())}`,
  }
}

/** `T7 13/06`. */
export const shortDay = (date: string) =>
  `${page.weekdaysShort[weekdayOf(date) - 1]} ${date.slice(8, 10)}/${date.slice(5, 7)}`

/** `Thứ Bảy 13/06, 19:00–21:00`. */
export function whenText({ startsOn, startTime, endTime }: Omit<Place, 'venueId'>) {
  const weekday = page.weekdays[weekdayOf(startsOn) - 1] ?? ''
  return `${weekday} ${startsOn.slice(8, 10)}/${startsOn.slice(5, 7)}, ${startTime}–${endTime}`
}

/** The same, with the venue where it is another than before. */
export function whereText(place: Place, other: Place) {
  if (place.venueId === other.venueId) return whenText(place)
  return `${whenText(place)}, ${page.venues.find(({ id }) => id === place.venueId)?.name ?? words.online}`
}

/** Where a meeting is now. */
export const placeOf = (meeting: Meeting): Place => ({
  startsOn: wallDate(meeting.startsAt),
  startTime: wallTime(meeting.startsAt),
  endTime: wallTime(meeting.endsAt),
  venueId: meeting.venueId,
})
