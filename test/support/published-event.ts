import { eventGroups, events, occurrences, publications } from '../../src/database/schema'
import type { PublicationPayload } from '../../src/publications/publication'
import { DAY, HOUR, wallDate } from '../../src/shared/dates'
import { newId } from '../../src/shared/ids'
import { fold } from '../../src/shared/text'
import type { Scenario } from './scenario'

type Options = Partial<
  Pick<PublicationPayload, 'capacity' | 'prioritySeats' | 'minAge' | 'maxAge' | 'registrationClosesAt' | 'registration'>
> & {
  status?: 'published' | 'cancelled' | 'withdrawn'
  /** Only for the scenario's first group. */
  ownGroupOnly?: boolean
  /** The first of three daily meetings of two hours; tomorrow unless said. */
  startsAt?: number
  organizationId?: string
}

/** An event as the events room leaves it after publishing, with three meetings and registration open. */
export async function publishedEvent(s: Scenario, options: Options = {}) {
  const { db, wardId, clock } = s
  const id = newId()
  const title = 'Lớp Internet an toàn cho em'
  const firstStartsAt = options.startsAt ?? clock.now + DAY
  const lastEndsAt = firstStartsAt + 2 * DAY + 2 * HOUR
  const host = options.organizationId === s.office.id ? s.office : s.school
  const meetings = [0, 1, 2].map(day => ({
    id: newId(),
    startsAt: firstStartsAt + day * DAY,
    endsAt: firstStartsAt + day * DAY + 2 * HOUR,
    status: 'scheduled' as const,
    reason: null,
  }))
  const shared = {
    title,
    description: '',
    category: 'digital_skills' as const,
    mode: 'in_person' as const,
    onlineUrl: null,
    minAge: options.minAge ?? null,
    maxAge: options.maxAge ?? null,
    registration: options.registration ?? 'open',
    registrationClosesAt: options.registrationClosesAt ?? null,
    capacity: options.capacity === undefined ? 30 : options.capacity,
    prioritySeats: options.prioritySeats ?? 0,
    startsOn: wallDate(firstStartsAt),
    startTime: '14:00',
    durationMinutes: 120,
    rule: null,
  }
  const payload: PublicationPayload = {
    ...shared,
    host: { id: host.id, name: host.name },
    venue: { id: s.venue.id, slug: s.venue.slug, name: s.venue.name, address: s.venue.address },
    campaign: null,
    groups: options.ownGroupOnly ? [{ id: s.group.id, slug: s.group.slug, name: s.group.name }] : [],
    notice: null,
    occurrences: meetings.map(meeting => ({
      ...meeting,
      ruleDate: wallDate(meeting.startsAt),
      venue: null,
      note: '',
    })),
  }
  await db.batch([
    db.insert(events).values({
      ...shared,
      id,
      wardId,
      organizationId: host.id,
      venueId: s.venue.id,
      status: 'published',
      saveToken: newId(),
      searchTitle: fold(title),
      createdBy: 'test',
      createdAt: clock.now,
      updatedAt: clock.now,
    }),
    db.insert(occurrences).values(
      meetings.map(meeting => ({
        ...meeting,
        ruleDate: wallDate(meeting.startsAt),
        shown: true,
        wardId,
        eventId: id,
        venueId: s.venue.id,
      })),
    ),
    db.insert(publications).values({
      id,
      wardId,
      uid: `${id}@test`,
      sequence: 0,
      change: 1,
      status: options.status ?? 'published',
      firstPublishedAt: clock.now,
      modifiedAt: clock.now,
      firstStartsAt,
      lastEndsAt,
      category: shared.category,
      venueId: s.venue.id,
      seatsLeft: shared.capacity === null ? null : shared.capacity - Math.min(shared.prioritySeats, shared.capacity),
      payload,
    }),
  ])
  if (options.ownGroupOnly) await db.insert(eventGroups).values({ eventId: id, groupId: s.group.id, wardId })
  return { id, occurrenceIds: meetings.map(meeting => meeting.id), payload }
}
