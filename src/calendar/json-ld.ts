import type { Publication, PublicOccurrence } from '../publications/publication'
import { rfc3339, wallDate, wallTime } from '../shared/dates'
import { eventUrl } from './feed'
import { seriesOf } from './series'

const attendance = { in_person: 'Offline', online: 'Online', hybrid: 'Mixed' } as const
const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** An event in the words of schema.org, as search engines read it: a series has its schedule and every meeting. */
export function jsonLd(publication: Publication, home: string, area: string): Record<string, unknown> {
  const { payload, status } = publication
  const { occurrences } = payload
  const url = eventUrl(home, publication.id)
  const single = occurrences.length <= 1
  const shared = {
    location: locations(publication, area),
    organizer: { '@type': 'Organization', name: payload.host.name },
    isAccessibleForFree: true,
    eventAttendanceMode: `https://schema.org/${attendance[payload.mode]}EventAttendanceMode`,
    inLanguage: 'vi',
  }
  const cancelled = status === 'cancelled' || (single && occurrences[0]?.status === 'cancelled')
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    '@id': url,
    identifier: publication.uid,
    name: payload.title,
    description: payload.description || payload.title,
    url,
    startDate: rfc3339(publication.firstStartsAt),
    endDate: rfc3339(publication.lastEndsAt),
    eventStatus: statusOf(cancelled),
    ...shared,
    ...(payload.minAge === null && payload.maxAge === null
      ? {}
      : { typicalAgeRange: `${payload.minAge ?? 0}-${payload.maxAge ?? ''}` }),
    ...(payload.capacity === null ? {} : { maximumAttendeeCapacity: payload.capacity }),
    ...(publication.seatsLeft === null ? {} : { remainingAttendeeCapacity: publication.seatsLeft }),
    ...(single
      ? {}
      : {
          ...(payload.rule ? { eventSchedule: schedule(publication) } : {}),
          subEvent: occurrences.map(occurrence => ({
            '@type': 'Event',
            name: payload.title,
            url,
            startDate: rfc3339(occurrence.startsAt),
            endDate: rfc3339(occurrence.endsAt),
            eventStatus: statusOf(cancelled || occurrence.status === 'cancelled'),
            ...shared,
          })),
        }),
  }
}

/** JSON that can stand inside a `<script>` element: no text of it can close the element or open a comment. */
export const scriptJson = (value: unknown): string => JSON.stringify(value).replace(/</g, '\\u003c')

const statusOf = (cancelled: boolean) => `https://schema.org/Event${cancelled ? 'Cancelled' : 'Scheduled'}`

function locations({ payload }: Publication, area: string) {
  const place = payload.venue
    ? { '@type': 'Place', name: payload.venue.name, address: [payload.venue.address, area].filter(Boolean).join(', ') }
    : { '@type': 'Place', name: area, address: area }
  const online = {
    '@type': 'VirtualLocation',
    ...(payload.onlineUrl ? { url: payload.onlineUrl } : { name: 'Online' }),
  }
  return payload.mode === 'in_person' ? place : payload.mode === 'online' ? online : [place, online]
}

function schedule(publication: Publication) {
  const { rule, startTime } = publication.payload
  const { regular, skipped } = seriesOf(publication)
  const [first, last] = [regular[0], regular.at(-1)] as (PublicOccurrence | undefined)[]
  return {
    '@type': 'Schedule',
    repeatFrequency: 'P1W',
    byDay: rule!.days.map(day => `https://schema.org/${days[day - 1]}`),
    startTime,
    ...(first && last
      ? { endTime: wallTime(first.endsAt), startDate: wallDate(first.startsAt), endDate: wallDate(last.startsAt) }
      : {}),
    scheduleTimezone: 'Asia/Ho_Chi_Minh',
    ...(skipped.length ? { exceptDate: skipped.map(rfc3339) } : {}),
  }
}
