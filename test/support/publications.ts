import { eq, sql } from 'drizzle-orm'
import { publications, wards } from '../../src/database/schema'
import type { Publication, PublicationPayload, PublicOccurrence } from '../../src/publications/publication'
import { instantOf, MINUTE } from '../../src/shared/dates'
import { newId } from '../../src/shared/ids'
import { datesOf, type Rule, type Term } from '../../src/shared/recurrence'
import { NOW, type Scenario } from './scenario'

type Changes = Partial<Omit<Publication, 'payload'>> & { payload?: Partial<PublicationPayload> }

/** A publication as publishing would write it; occurrences follow `rule` where none are given. */
export function publicationOf(changes: Changes = {}): Publication {
  const id = changes.id ?? newId()
  const base: PublicationPayload = {
    title: 'Lớp Internet an toàn cho em',
    description: 'Nhận biết tin giả và bảo vệ thông tin của mình.',
    category: 'digital_skills',
    mode: 'in_person',
    onlineUrl: null,
    host: { id: 'host', name: 'Phòng Văn hóa - Xã hội' },
    venue: { id: 'venue', slug: 'nha-van-hoa-dong-cao', name: 'Nhà văn hóa Đông Cao', address: 'TDP Đông Cao' },
    campaign: null,
    groups: [],
    minAge: 9,
    maxAge: 14,
    registration: 'none',
    registrationClosesAt: null,
    capacity: null,
    prioritySeats: 0,
    startsOn: '2026-06-09',
    startTime: '14:00',
    durationMinutes: 90,
    rule: null,
    notice: null,
    occurrences: [],
  }
  const payload = { ...base, ...changes.payload }
  if (!changes.payload?.occurrences) payload.occurrences = occurrencesOf(payload)
  return {
    id,
    wardId: 'ward',
    uid: `${id}@san-choi`,
    sequence: 0,
    change: 1,
    status: 'published',
    firstPublishedAt: NOW - 86_400_000,
    modifiedAt: NOW - 86_400_000,
    firstStartsAt: Math.min(...payload.occurrences.map(one => one.startsAt)),
    lastEndsAt: Math.max(...payload.occurrences.map(one => one.endsAt)),
    seatsLeft: null,
    ...changes,
    payload,
  }
}

/** The occurrences of the payload's rule, without the skipped dates. */
export function occurrencesOf(
  { startsOn, startTime, durationMinutes, rule }: PublicationPayload,
  skipped: string[] = [],
  terms: Term[] = [],
): PublicOccurrence[] {
  const dates = rule ? datesOf(rule, startsOn, terms) : [startsOn]
  return dates.filter(date => !skipped.includes(date)).map(date => meetingOn(date, startTime, durationMinutes))
}

/** A meeting that takes place as its event says. */
export function meetingOn(ruleDate: string, startTime: string, durationMinutes: number): PublicOccurrence {
  const startsAt = instantOf(ruleDate, startTime)
  const endsAt = startsAt + durationMinutes * MINUTE
  return { id: newId(), ruleDate, startsAt, endsAt, status: 'scheduled', reason: null, venue: null, note: '' }
}

/** Every week on some days. */
export const weekly = (days: number[], until: string): Rule => ({ freq: 'weekly', days, every: 1, until, count: null })

/** Writes a publication of the scenario's ward and moves the ward's revision, as publishing does. */
export async function plantPublication({ db, wardId }: Scenario, changes: Changes = {}): Promise<Publication> {
  const publication = { ...publicationOf(changes), wardId }
  const { payload } = publication
  const columns = {
    category: payload.category,
    venueId: payload.venue?.id ?? null,
    campaignId: payload.campaign?.id ?? null,
  }
  await db.batch([
    db.insert(publications).values({ ...publication, ...columns }),
    db
      .update(wards)
      .set({ revision: sql`${wards.revision} + 1` })
      .where(eq(wards.id, wardId)),
  ])
  return publication
}
