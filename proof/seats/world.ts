import { eq } from 'drizzle-orm'
import type { Database } from '../../src/database/database'
import { insertRows } from '../../src/database/insert-rows'
import {
  attendances,
  children,
  consents,
  eligibilityCodes,
  excuses,
  publications,
  registrations,
  wards,
} from '../../src/database/schema'
import { getEvent } from '../../src/events/get-event'
import { makeEligibilityCodes } from '../../src/participation/eligibility-codes'
import { findCode } from '../../src/participation/find-code'
import { HOUR, instantOf, wallDate, wallTime } from '../../src/shared/dates'
import { newId } from '../../src/shared/ids'
import { seriesOf } from '../../test/support/event-input'
import { published } from '../../test/support/event-steps'
import { type Scenario, scenario } from '../../test/support/scenario'
import { CHILDREN, CODES, type Seats } from './commands'
import type { Place, State } from './model'

export type World = Awaited<ReturnType<typeof newWorld>>

/** Every third child may have a kept seat. */
export const isFlagged = (child: number) => child % 3 === 0

/** That of the fourth day. */
const LAST_START = instantOf('2026-06-13', '14:00')

/** The seats of an event as its form says them. */
export function inputOfSeats(s: Scenario, { capacity, kept, releasesIn, claimHours }: Seats) {
  const wanted = releasesIn === null ? null : s.clock.now + releasesIn * HOUR
  const releasesAt = wanted === null || wanted > LAST_START ? null : wanted
  return {
    capacity,
    prioritySeats: capacity === null ? 0 : Math.min(kept, capacity),
    priorityReleasesOn: releasesAt === null ? null : wallDate(releasesAt),
    priorityReleasesTime: releasesAt === null ? null : wallTime(releasesAt),
    claimHours,
  }
}

/** A ward of its own with one event of four days from tomorrow, twelve children who may come, and two codes. */
export async function newWorld(db: Database, seats: Seats, noShowLimit: number) {
  const s = await scenario({ db })
  const { wardId } = s
  const ids = Array.from({ length: CHILDREN }, newId)
  const made = { wardId, keyId: 'k', createdBy: 'x', createdAt: 0, updatedAt: 0 }
  await db.batch([
    db.update(wards).set({ noShowLimit }).where(eq(wards.id, wardId)),
    insertRows(
      db,
      children,
      ids.map((id, child) => ({
        ...{ ...made, id, groupId: s.group.id, name: 'x', birthYear: 2015, gender: 'girl' as const },
        ...(isFlagged(child) ? { household: 'poor' as const } : {}),
      })),
    ),
    insertRows(
      db,
      consents,
      ids.map(childId => consentOf(wardId, childId)),
    ),
  ])
  const event = (of: Seats) => seriesOf(s, { ...series, ...inputOfSeats(s, of) })
  const series = { startsOn: '2026-06-10', repeats: 'daily', days: [], until: '', count: 4, registration: 'open' }
  // Codes are only made of an event that keeps seats.
  const eventId = await published(s, event(seats))
  const codes = seats.kept > 0 && seats.capacity !== null ? await makeEligibilityCodes(s.groupHead, eventId, CODES) : []
  const codeIds: string[] = []
  for (const code of codes) codeIds.push(await findCode(s.editor, eventId, code))
  const meetings = (await getEvent(s.editor, eventId)).occurrences.map(({ id, startsAt, endsAt }) => ({
    id,
    startsAt,
    endsAt,
  }))
  return { s, db, ids, eventId, codes, codeIds, meetings, noShowLimit, event }
}

const consentOf = (wardId: string, childId: string) => ({
  ...{ id: newId(), wardId, childId, guardianId: null, purpose: 'taking_part' as const, textVersion: '1' },
  ...{ method: 'paper' as const, childAssent: true, recordedBy: 'x', givenAt: 0, withdrawnAt: null },
})

export const agreeAgain = ({ s, db }: World, childId: string) =>
  db.insert(consents).values(consentOf(s.wardId, childId))

export async function attend({ s, db }: World, childId: string, occurrenceId: string) {
  await db
    .insert(attendances)
    .values({ id: newId(), wardId: s.wardId, occurrenceId, childId, method: 'tick', recordedBy: 'x', recordedAt: 0 })
    .onConflictDoNothing()
}

/** All there is, as the rules speak of it, and what the public is told. */
export async function read(world: World): Promise<State & { seatsLeft: number | null }> {
  const { s, db, ids, eventId } = world
  const childOf = (id: string) => ids.indexOf(id)
  const [rows, [publication], consentRows, presentRows, excuseRows, codeRows] = await db.batch([
    db.select().from(registrations).where(eq(registrations.eventId, eventId)),
    db.select().from(publications).where(eq(publications.id, eventId)),
    db.select().from(consents).where(eq(consents.wardId, s.wardId)),
    db.select().from(attendances).where(eq(attendances.wardId, s.wardId)),
    db.select().from(excuses).where(eq(excuses.wardId, s.wardId)),
    db.select().from(eligibilityCodes).where(eq(eligibilityCodes.eventId, eventId)),
  ])
  const { payload, seatsLeft } = publication!
  const places = rows.map(
    (row): Place => ({
      ...{ child: childOf(row.childId), id: row.id, status: row.status, eligible: row.eligible, apart: row.apart },
      ...{ party: row.partyId ?? `${childOf(row.childId)}`, turn: row.position, confirmedAt: row.confirmedAt },
      ...{
        claimBy: row.claimBy,
        ended: row.endReason,
        code: row.codeId === null ? null : world.codeIds.indexOf(row.codeId),
      },
    }),
  )
  const on = (list: { occurrenceId: string; childId: string }[], id: string) =>
    new Set(list.filter(one => one.occurrenceId === id).map(one => childOf(one.childId)))
  return {
    now: s.clock.now,
    places,
    capacity: payload.capacity ?? Number.POSITIVE_INFINITY,
    kept: payload.prioritySeats,
    releasesAt: payload.priorityReleasesAt ?? null,
    claimHours: payload.claimHours ?? 0,
    agreed: new Set(consentRows.filter(one => one.withdrawnAt === null).map(one => childOf(one.childId))),
    revoked: new Set(codeRows.filter(one => one.revokedAt !== null).map(one => world.codeIds.indexOf(one.id))),
    meetings: world.meetings.map(one => ({
      ...one,
      present: on(presentRows, one.id),
      excused: on(excuseRows, one.id),
    })),
    noShowLimit: world.noShowLimit,
    seatsLeft,
  }
}
