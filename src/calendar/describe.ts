import type { Messages } from '../messages'
import { meetingStatusOf, movedFrom, noticeReasonOf, reasonOf, statusOf } from '../publications/meeting-status'
import type { Publication, PublicationPayload, PublicOccurrence, PublicVenue } from '../publications/publication'
import type { MeetingStatus } from '../shared/choices'
import { instantOf, MINUTE, shortDate, wallDate, wallTime, weekdayOf, writtenDate } from '../shared/dates'
import { lunarText, ruleText, sentence } from './rule-text'

/** The title with the mark that carries a postponement or cancellation into clients that ignore STATUS. */
export const titleOf = (m: Messages, { payload }: Publication, status: MeetingStatus): string =>
  status === 'scheduled' ? payload.title : `${m.public.marks[status]} ${payload.title}`

/** Where it happens, on one line; a meeting may have a venue of its own. */
export function placeOf(
  m: Messages,
  { mode, venue: usual }: PublicationPayload,
  own: PublicVenue | null = null,
): string {
  const venue = own ?? usual
  if (!venue) return mode === 'in_person' ? '' : m.modes.online
  return venue.address && venue.address !== venue.name ? `${venue.name}, ${venue.address}` : venue.name
}

/** For whom: `9–14 tuổi`, or all ages. */
export function agesOf(m: Messages, { minAge, maxAge }: PublicationPayload): string {
  if (minAge === null && maxAge === null) return m.public.allAges
  if (maxAge === null) return m.public.agesFrom(minAge!)
  if (minAge === null || minAge === 0) return m.public.agesTo(maxAge)
  return m.public.ages(minAge, maxAge)
}

/** The lunar day of a meeting where the event goes by the lunar calendar, else empty. */
export const lunarDayOf = (m: Messages, { payload }: Publication, { startsAt }: PublicOccurrence): string =>
  payload.rule?.freq === 'lunar' ? lunarText(m, startsAt) : ''

/** `Thứ Ba 09/06/2026, 14:00–15:30`; by the lunar calendar `Thứ Sáu 25/09/2026, tức 15/8 âm lịch, 18:00–20:00`. */
export function timeOf(m: Messages, publication: Publication, occurrence: PublicOccurrence): string {
  const date = wallDate(occurrence.startsAt)
  const day = `${m.weekdays[weekdayOf(date) - 1]} ${writtenDate(date)}`
  const lunar = lunarDayOf(m, publication, occurrence)
  return `${lunar ? m.rules.alsoLunar(day, lunar) : day}, ${wallTime(occurrence.startsAt)}–${wallTime(occurrence.endsAt)}`
}

/** When it happens, in words: the one time, or the rule and its range; of lunar days every date. */
export function whenOf(m: Messages, publication: Publication): string {
  const { occurrences, rule, startsOn, startTime, durationMinutes } = publication.payload
  const first = occurrences[0]
  const last = occurrences.at(-1)
  if (!first || !last) return ''
  if (occurrences.length === 1 || !rule) return timeOf(m, publication, first)
  const times = `${startTime}–${wallTime(instantOf(startsOn, startTime) + durationMinutes * MINUTE)}`
  const words = sentence(ruleText(m, rule))
  const dates = occurrences.map(({ startsAt }) => writtenDate(wallDate(startsAt)))
  if (rule.freq === 'lunar') return m.public.lunarDates(words, times, dates.join(', '))
  return m.public.repeats(words, times, shortDate(wallDate(first.startsAt)), writtenDate(wallDate(last.startsAt)))
}

/** `thay cho thứ Ba 09/06`, or the hour on the same day; empty where the meeting was not moved. */
export function movedText(m: Messages, publication: Publication, occurrence: PublicOccurrence): string {
  const original = movedFrom(publication, occurrence)
  if (original === null) return ''
  const date = wallDate(original)
  const day = `${m.rules.weekdays[weekdayOf(date) - 1]} ${shortDate(date)}`
  return m.public.insteadOf(date === wallDate(occurrence.startsAt) ? wallTime(original) : day)
}

/** What befell the event as a whole, with the public reason; empty where nothing did. */
export function noticeOf(m: Messages, publication: Publication): string {
  const status = statusOf(publication)
  const reason = noticeReasonOf(publication)
  if (!reason) return ''
  return status === 'scheduled' ? m.public.restoredBecause(reason) : m.public.offBecause[status](reason)
}

/** What is particular to a meeting, a line each: why it is off or on again, and its differences. */
export function particularsOf(m: Messages, publication: Publication, occurrence: PublicOccurrence): string[] {
  const status = meetingStatusOf(publication, occurrence)
  const reason = reasonOf(publication, occurrence)
  const why = status === 'scheduled' ? m.public.restoredBecause : m.public.offBecause[status]
  return [...(reason ? [why(reason)] : []), ...differencesOf(m, publication, occurrence)]
}

/** How a meeting differs from the others, a line each: which one it stands for, its own place and note. */
export function differencesOf(m: Messages, publication: Publication, occurrence: PublicOccurrence): string[] {
  return [
    sentence(movedText(m, publication, occurrence)),
    occurrence.venue ? m.public.ownVenue(occurrence.venue.name) : '',
    occurrence.note ? m.public.ownNote(occurrence.note) : '',
  ].filter(Boolean)
}

/**
 * The text that goes with an event into calendars and readers: what, for whom, by whom, the link, and hotline 111.
 * @param news lines that come first, such as why it is cancelled
 */
export function describe(m: Messages, publication: Publication, url: string, news: string[] = []): string {
  const { payload } = publication
  return [
    ...news,
    payload.description,
    `${m.public.forWhom}: ${agesOf(m, payload)}`,
    payload.groups.length ? `${m.public.groups}: ${payload.groups.map(group => group.name).join(', ')}` : '',
    `${m.public.host}: ${payload.host.name}`,
    payload.onlineUrl ? `${m.public.joinOnline}: ${payload.onlineUrl}` : '',
    payload.registration === 'open' ? m.public.registerAt : m.public.noRegistration,
    `${m.public.details}: ${url}`,
    m.public.hotlineLine,
  ]
    .filter(Boolean)
    .join('\n')
}
