import type { Messages } from '../messages'
import type { Publication, PublicationPayload, PublicOccurrence } from '../publications/publication'
import { shortDate, wallDate, wallTime, weekdayOf, writtenDate } from '../shared/dates'

/** The title with the mark that carries a cancellation into clients that ignore STATUS. */
export const titleOf = (m: Messages, { payload }: Publication, cancelled: boolean): string =>
  cancelled ? `${m.public.cancelledMark} ${payload.title}` : payload.title

/** Where it happens, on one line. */
export function placeOf(m: Messages, { venue, mode }: PublicationPayload): string {
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

/** `Thứ Ba 09/06/2026, 14:00–15:30`. */
export function timeOf(m: Messages, { startsAt, endsAt }: Pick<PublicOccurrence, 'startsAt' | 'endsAt'>): string {
  const date = wallDate(startsAt)
  return `${m.weekdays[weekdayOf(date) - 1]} ${writtenDate(date)}, ${wallTime(startsAt)}–${wallTime(endsAt)}`
}

/** When it happens, in words: the one time, or the weekly rule and its range. */
export function whenOf(m: Messages, { payload }: Publication): string {
  const first = payload.occurrences[0]
  const last = payload.occurrences.at(-1)
  if (!first || !last) return ''
  if (payload.occurrences.length === 1 || !payload.rule) return timeOf(m, first)
  const days = payload.rule.days.map(day => m.weekdays[day - 1]).join(', ')
  const times = `${wallTime(first.startsAt)}–${wallTime(first.endsAt)}`
  return m.public.weekly(days, times, shortDate(wallDate(first.startsAt)), writtenDate(wallDate(last.startsAt)))
}

/** The text that goes with an event into calendars and readers: what, for whom, by whom, the link, and hotline 111. */
export function describe(m: Messages, publication: Publication, url: string, reason: string | null = null): string {
  const { payload } = publication
  return [
    reason ? m.public.cancelledBecause(reason) : '',
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
