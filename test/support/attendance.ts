import { eventGroups, events, occurrences, publications, registrations } from '../../src/database/schema'
import { addChild } from '../../src/people/add-child'
import type { PublicationPayload } from '../../src/publications/publication'
import type { Category } from '../../src/shared/choices'
import { HOUR, wallDate, wallTime } from '../../src/shared/dates'
import { newId } from '../../src/shared/ids'
import { fold } from '../../src/shared/text'
import { NOW, type Scenario } from './scenario'

type Planted = {
  startsAt?: number
  category?: Category
  organizationId?: string
  groupIds?: string[]
  status?: 'scheduled' | 'cancelled'
  title?: string
  ages?: [number | null, number | null]
}

/** A published event of the scenario's ward with one occurrence (two hours ago, unless said), as if it had gone its way. */
export async function plantSession(s: Scenario, options: Planted = {}) {
  const startsAt = options.startsAt ?? NOW - 2 * HOUR
  const eventId = newId()
  const occurrenceId = newId()
  const title = options.title ?? 'Lớp Internet an toàn cho em'
  const category = options.category ?? 'online_safety'
  const times = { startsAt, endsAt: startsAt + HOUR }
  await s.db.batch([
    s.db.insert(events).values({
      id: eventId,
      wardId: s.wardId,
      title,
      category,
      organizationId: options.organizationId ?? s.school.id,
      venueId: s.venue.id,
      minAge: options.ages?.[0] ?? null,
      maxAge: options.ages?.[1] ?? null,
      startsOn: wallDate(startsAt),
      startTime: wallTime(startsAt),
      durationMinutes: 60,
      registration: 'open',
      status: 'published',
      saveToken: newId(),
      searchTitle: fold(title),
      createdBy: 'test',
      createdAt: NOW,
      updatedAt: NOW,
    }),
    s.db.insert(occurrences).values({
      ...{ id: occurrenceId, wardId: s.wardId, eventId, venueId: s.venue.id, ...times },
      ...{ status: options.status, ruleDate: wallDate(startsAt), shown: true },
    }),
    s.db.insert(publications).values({
      id: eventId,
      wardId: s.wardId,
      uid: `${eventId}@test`,
      sequence: 0,
      change: 1,
      status: 'published',
      firstPublishedAt: NOW,
      modifiedAt: NOW,
      firstStartsAt: startsAt,
      lastEndsAt: startsAt + HOUR,
      category,
      payload: {} as PublicationPayload,
    }),
  ])
  for (const groupId of options.groupIds ?? [])
    await s.db.insert(eventGroups).values({ eventId, groupId, wardId: s.wardId })
  return { eventId, occurrenceId }
}

/** A child of the ward, added by the office. */
export const plantChild = async (s: Scenario, own: Record<string, unknown> = {}): Promise<string> =>
  (
    await addChild(s.editor, {
      name: 'Nguyễn Thị An',
      groupId: s.group.id,
      birthYear: 2016,
      gender: 'girl',
      consentMethod: 'paper',
      assent: 'yes',
      ...own,
    })
  ).id

/** A confirmed place of a child in an event. */
export const plantRegistration = (
  s: Scenario,
  eventId: string,
  childId: string,
  status: 'confirmed' | 'waiting' | 'cancelled' = 'confirmed',
) =>
  s.db.insert(registrations).values({
    id: newId(),
    wardId: s.wardId,
    eventId,
    childId,
    status,
    eligible: false,
    position: 0,
    source: 'staff',
    createdBy: 'test',
    createdAt: NOW,
  })
