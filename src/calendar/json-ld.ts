import { meetingStatusOf, movedFrom, statusOf, venueOf } from '../publications/meeting-status'
import type { Publication, PublicOccurrence, PublicVenue } from '../publications/publication'
import type { MeetingStatus } from '../shared/choices'
import { rfc3339 } from '../shared/dates'
import { eventUrl } from './feed'
import { scheduleOf } from './json-ld-schedule'

const attendance = { in_person: 'Offline', online: 'Online', hybrid: 'Mixed' } as const

/** An event in the words of schema.org, as search engines read it: a series has its schedule and every meeting. */
export function jsonLd(publication: Publication, home: string, area: string): Record<string, unknown> {
  const { payload } = publication
  const { occurrences } = payload
  const url = eventUrl(home, publication.id)
  const only = occurrences.length === 1 ? occurrences[0] : undefined
  const schedule = only ? null : scheduleOf(publication)
  const shared = {
    organizer: { '@type': 'Organization', name: payload.host.name },
    isAccessibleForFree: true,
    eventAttendanceMode: `https://schema.org/${attendance[payload.mode]}EventAttendanceMode`,
    inLanguage: 'vi',
  }
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
    ...(only ? stateOf(publication, only) : { eventStatus: eventStatus[statusOf(publication)] }),
    location: locations(publication, only ? venueOf(publication, only) : payload.venue, area),
    ...shared,
    ...(payload.minAge === null && payload.maxAge === null
      ? {}
      : { typicalAgeRange: `${payload.minAge ?? 0}-${payload.maxAge ?? ''}` }),
    ...(payload.capacity === null ? {} : { maximumAttendeeCapacity: payload.capacity }),
    ...(publication.seatsLeft === null ? {} : { remainingAttendeeCapacity: publication.seatsLeft }),
    ...(only
      ? {}
      : {
          ...(schedule ? { eventSchedule: schedule } : {}),
          subEvent: occurrences.map(occurrence => ({
            '@type': 'Event',
            name: payload.title,
            ...(occurrence.note ? { description: occurrence.note } : {}),
            url,
            startDate: rfc3339(occurrence.startsAt),
            endDate: rfc3339(occurrence.endsAt),
            ...stateOf(publication, occurrence),
            location: locations(publication, venueOf(publication, occurrence), area),
            ...shared,
          })),
        }),
  }
}

/** JSON that can stand inside a `<script>` element: no text of it can close the element or open a comment. */
export const scriptJson = (value: unknown): string => JSON.stringify(value).replace(/</g, '\\u003c')

const eventStatus: Record<MeetingStatus, string> = {
  scheduled: 'https://schema.org/EventScheduled',
  postponed: 'https://schema.org/EventPostponed',
  cancelled: 'https://schema.org/EventCancelled',
}

/** Whether a meeting takes place, and from when it was moved. */
function stateOf(publication: Publication, occurrence: PublicOccurrence) {
  const status = meetingStatusOf(publication, occurrence)
  const moved = movedFrom(publication, occurrence)
  if (status !== 'scheduled' || moved === null) return { eventStatus: eventStatus[status] }
  return { eventStatus: 'https://schema.org/EventRescheduled', previousStartDate: rfc3339(moved) }
}

function locations({ payload }: Publication, venue: PublicVenue | null, area: string) {
  const place = venue
    ? { '@type': 'Place', name: venue.name, address: [venue.address, area].filter(Boolean).join(', ') }
    : { '@type': 'Place', name: area, address: area }
  const online = {
    '@type': 'VirtualLocation',
    ...(payload.onlineUrl ? { url: payload.onlineUrl } : { name: 'Online' }),
  }
  return payload.mode === 'in_person' ? place : payload.mode === 'online' ? online : [place, online]
}
