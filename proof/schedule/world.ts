import { eq, sql } from 'drizzle-orm'
import type { Database } from '../../src/database/database'
import {
  attendances,
  children,
  events,
  holidays,
  occurrences,
  publications,
  schoolPeriods,
  schoolTerms,
} from '../../src/database/schema'
import { newId } from '../../src/shared/ids'
import { scenario } from '../../test/support/scenario'

export const TERMS = [
  { name: 'Học kỳ 2', startsOn: '2026-05-25', endsOn: '2026-06-20' },
  { name: 'Học hè', startsOn: '2026-07-01', endsOn: '2026-07-31' },
]
export const HOLIDAYS = ['2026-06-11', '2026-06-18', '2026-06-23', '2026-07-01']

export type World = Awaited<ReturnType<typeof newWorld>>
export type State = Awaited<ReturnType<typeof read>>
export type EventRow = State['events'][number]
export type MeetingRow = State['meetings'][number]

/** A fresh ward of its own with an almanac and a child, and what has to be remembered of its past. */
export async function newWorld(db: Database) {
  const s = await scenario({ db })
  const { wardId } = s
  const childId = newId()
  await db.batch([
    db.insert(holidays).values(HOLIDAYS.map(date => ({ wardId, date, name: 'Ngày nghỉ' }))),
    db.insert(schoolTerms).values(TERMS.map(term => ({ ...term, id: newId(), wardId }))),
    db.insert(schoolPeriods).values({ wardId, number: 1, startsAt: '07:00', endsAt: '07:45' }),
    db.insert(children).values({
      ...{ id: childId, wardId, groupId: s.group.id, keyId: 'k', birthYear: 2015, gender: 'girl' },
      ...{ createdAt: 0, updatedAt: 0, createdBy: 'x' },
    }),
  ])
  return { s, db, childId, ticked: new Map<string, Place>(), past: new Map<string, Place>(), made: 0 }
}

/** Where and when a meeting was. */
export type Place = { startsAt: number; endsAt: number; venueId: string | null }

/** All there is of the ward's events, in a fixed order. */
export async function read({ db, s }: World) {
  const [eventRows, meetingRows, publicationRows, attendanceRows] = await db.batch([
    db.select().from(events).where(eq(events.wardId, s.wardId)).orderBy(sql`event.rowid`),
    db
      .select()
      .from(occurrences)
      .where(eq(occurrences.wardId, s.wardId))
      .orderBy(occurrences.startsAt, sql`occurrence.rowid`),
    db.select().from(publications).where(eq(publications.wardId, s.wardId)).orderBy(publications.id),
    db.select().from(attendances).where(eq(attendances.wardId, s.wardId)).orderBy(attendances.id),
  ])
  const counted = new Set(attendanceRows.map(one => one.occurrenceId))
  const { now } = s.clock
  return {
    now,
    events: eventRows,
    publications: publicationRows,
    attendances: attendanceRows,
    meetings: meetingRows.map(one => ({ ...one, fixed: counted.has(one.id) || (one.shown && one.endsAt <= now) })),
  }
}

/** The event a series was split from first of all. */
export function familyOf(state: State, id: string): string {
  const parent = state.events.find(event => event.id === id)?.continuesId
  return parent ? familyOf(state, parent) : id
}
