import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { attendances, auditEntries, publications, registrations, wards } from '../../src/database/schema'
import { cancelRegistration } from '../../src/participation/cancel-registration'
import { claimPlace } from '../../src/participation/claim-place'
import { excuseAbsence } from '../../src/participation/excuse-absence'
import { findTicket } from '../../src/participation/find-ticket'
import { getRoster } from '../../src/participation/get-roster'
import { listSlips } from '../../src/participation/list-slips'
import { openRoster } from '../../src/participation/open-roster'
import { openTicket } from '../../src/participation/open-ticket'
import { openPaperRoster } from '../../src/participation/paper-roster'
import { registerChild } from '../../src/participation/register-child'
import { settleDue } from '../../src/participation/settle-event'
import { familyTicket } from '../../src/participation/tickets'
import { DAY, HOUR } from '../../src/shared/dates'
import { newId } from '../../src/shared/ids'
import { publishedEvent } from '../support/published-event'
import { refusalOf } from '../support/refusal-of'
import { plant } from '../support/registration-steps'
import { type Scenario, scenario } from '../support/scenario'

async function full(s: Scenario, seats: Record<string, unknown>, names = ['An', 'Bé', 'Cò']) {
  const event = await publishedEvent(s, { capacity: 1 })
  const payload = { ...event.payload, ...seats }
  await s.db.update(publications).set({ payload }).where(eq(publications.id, event.id))
  const ids: string[] = []
  for (const name of names)
    ids.push((await registerChild(s.editor, event.id, await plant(s, { name: `Lò ${name}` }))).id)
  return { ...event, ids }
}

const rowOf = async (s: Scenario, id: string) =>
  (await s.db.select().from(registrations).where(eq(registrations.id, id)))[0]!

const ticketOf = async (s: Scenario, id: string) =>
  openTicket(await findTicket(s.db, s.crypto, await familyTicket(s.crypto, id), s.clock.now))

const recorded = async (s: Scenario, action: string) =>
  (
    await s.db
      .select({ detail: auditEntries.detail })
      .from(auditEntries)
      .where(and(eq(auditEntries.wardId, s.wardId), eq(auditEntries.action, action)))
  ).map(({ detail }) => detail)

describe('a place that moves up', () => {
  test('is held for as long as the event says, and stays once it is taken', async () => {
    const s = await scenario()
    const { id, ids } = await full(s, { claimHours: 5 })
    await cancelRegistration(s.editor, id, ids[0]!)
    expect(await rowOf(s, ids[1]!)).toMatchObject({ status: 'confirmed', claimBy: s.clock.now + 5 * HOUR })
    expect(await refusalOf(claimPlace(s.guardian, ids[2]!))).toBe('still_waiting')
    await claimPlace(s.guardian, ids[1]!)
    await claimPlace(s.guardian, ids[1]!)
    s.clock.now += 6 * HOUR
    expect(await settleDue(s.system)).toBe(0)
    expect(await rowOf(s, ids[1]!)).toMatchObject({ status: 'confirmed', claimBy: null })
  })

  test('goes to the next one when nobody took it; the timer records how many', async () => {
    const s = await scenario()
    const { id, ids } = await full(s, { claimHours: 5 })
    await cancelRegistration(s.editor, id, ids[0]!)
    s.clock.now += 5 * HOUR
    expect(await refusalOf(claimPlace(s.guardian, ids[1]!))).toBe('claim_expired')
    expect(await rowOf(s, ids[1]!)).toMatchObject({ status: 'cancelled', endReason: 'unclaimed' })
    expect(await rowOf(s, ids[2]!)).toMatchObject({ status: 'confirmed', claimBy: s.clock.now + 5 * HOUR })
    s.clock.now += 5 * HOUR
    expect(await settleDue(s.system)).toBe(1)
    expect(await settleDue(s.system)).toBe(0)
    expect(await recorded(s, 'registration.unclaimed')).toEqual([{ count: 1 }, { count: 1 }])
  })

  test('has to be taken before the next meeting, and after the last one started it is given at once', async () => {
    const s = await scenario()
    const { id, ids, payload } = await full(s, { claimHours: 48 })
    await cancelRegistration(s.editor, id, ids[0]!)
    expect((await rowOf(s, ids[1]!)).claimBy).toBe(payload.occurrences[0]!.startsAt)
    s.clock.now = payload.occurrences[2]!.startsAt + HOUR
    await settleDue(s.system)
    expect(await rowOf(s, ids[2]!)).toMatchObject({ status: 'confirmed', claimBy: null })
  })

  test('opens kept seats to all when their time has come', async () => {
    const s = await scenario()
    const { ids } = await full(s, { capacity: 2, prioritySeats: 1, priorityReleasesAt: s.clock.now + HOUR })
    expect((await rowOf(s, ids[1]!)).status).toBe('waiting')
    s.clock.now += HOUR
    expect(await settleDue(s.system)).toBe(1)
    expect([(await rowOf(s, ids[1]!)).status, (await rowOf(s, ids[2]!)).status]).toEqual(['confirmed', 'waiting'])
  })
})

describe('a place not claimed in time', () => {
  const lists: Record<string, (s: Scenario, id: string, meeting: string) => Promise<string[]>> = {
    'the roster of the event': async (s, id) => {
      const { entries, confirmed, waiting } = await getRoster(s.editor, id)
      expect([confirmed, waiting]).toEqual([1, 0])
      return entries.map(({ name }) => name.split(' ').at(-1)!)
    },
    'the roster at the door': async (s, _, meeting) => {
      const { entries, session } = await openRoster(s.coordinator, meeting)
      expect(session.registered).toBe(1)
      return entries.map(({ name }) => name)
    },
    'the sheet of paper': async (s, _, meeting) => {
      const { rows, sheet } = await openPaperRoster(s.coordinator, meeting)
      s.clock.now += HOUR
      expect((await openPaperRoster(s.coordinator, meeting, sheet)).isAsPrinted).toBe(true)
      return rows.map(({ name }) => name)
    },
    'the tickets to print': async (s, id) =>
      (await listSlips(s.groupHead, id, { onlyWithoutPhone: false })).map(({ name }) => name),
  }

  test.each(Object.keys(lists))('is gone from %s without the timer, and the next one stands there', async list => {
    const s = await scenario()
    const { id, ids, occurrenceIds } = await full(s, { claimHours: 5 })
    await cancelRegistration(s.editor, id, ids[0]!)
    s.clock.now += 5 * HOUR + 678
    expect(await lists[list]!(s, id, occurrenceIds[0]!)).toEqual(['Cò'])
    expect(await rowOf(s, ids[1]!)).toMatchObject({ status: 'cancelled', endReason: 'unclaimed' })
    expect(await settleDue(s.system)).toBe(0)
  })

  test('has moved on when a family opens its ticket; the log names the system, not the one who looked', async () => {
    const s = await scenario()
    const { id, ids } = await full(s, { claimHours: 5 })
    await cancelRegistration(s.editor, id, ids[0]!)
    s.clock.now += 5 * HOUR
    expect((await ticketOf(s, ids[2]!)).places).toMatchObject([{ state: 'to_claim', claimBy: s.clock.now + 5 * HOUR }])
    const [{ actorKind } = {}] = await s.db
      .select({ actorKind: auditEntries.actorKind })
      .from(auditEntries)
      .where(and(eq(auditEntries.wardId, s.wardId), eq(auditEntries.action, 'registration.unclaimed')))
    expect(actorKind).toBe('system')
  })

  test('stays as it is in another ward’s event, and in one that is over', async () => {
    const s = await scenario()
    const { id, ids, payload } = await full(s, { claimHours: 5 })
    await cancelRegistration(s.editor, id, ids[0]!)
    s.clock.now += 5 * HOUR
    const other = await scenario({ db: s.db })
    await expect(getRoster(other.editor, id)).rejects.toThrow()
    await expect(getRoster(s.province, id)).rejects.toThrow()
    s.clock.now = payload.occurrences[2]!.endsAt
    await getRoster(s.editor, id)
    expect((await rowOf(s, ids[1]!)).status).toBe('confirmed')
  })
})

describe('absences', () => {
  const held = (s: Scenario, occurrenceId: string, childId: string) =>
    s.db.insert(attendances).values({
      ...{ id: newId(), wardId: s.wardId, occurrenceId, childId, method: 'tick', recordedBy: 'x', recordedAt: 0 },
    })

  test('twice without a word give the place to the next; one that was excused does not count', async () => {
    for (const excused of [false, true]) {
      const s = await scenario()
      const { ids, occurrenceIds } = await full(s, {})
      const walkIn = await plant(s, { name: 'Vàng Thị Mỷ' })
      if (excused) await excuseAbsence(s.guardian, ids[0]!, occurrenceIds[1]!)
      for (const meeting of occurrenceIds.slice(0, 2)) await held(s, meeting, walkIn)
      // The second meeting ended a day ago; the third is on.
      s.clock.now += 3 * DAY
      expect(await settleDue(s.system)).toBe(excused ? 0 : 1)
      const { status, endReason } = await rowOf(s, ids[0]!)
      expect([status, endReason]).toEqual(excused ? ['confirmed', null] : ['cancelled', 'no_shows'])
      expect((await rowOf(s, ids[1]!)).status).toBe(excused ? 'waiting' : 'confirmed')
    }
  })

  test('are told to the family and to staff before the place is lost, as the ward’s rule counts them', async () => {
    const s = await scenario()
    const { id, ids, occurrenceIds } = await full(s, { capacity: 2 })
    await held(s, occurrenceIds[0]!, (await rowOf(s, ids[1]!)).childId)
    const told = async () => [
      (await ticketOf(s, ids[0]!)).places.map(({ missed }) => missed),
      ...(await Promise.all(
        [s.editor, s.groupHead, s.coordinator].map(async who =>
          (await getRoster(who, id)).entries.map(({ missed }) => missed),
        ),
      )),
    ]
    const nobody = [[null], [null, null, null], [null, null, null], [null, null, null]]
    s.clock.now += DAY + 3 * HOUR
    expect(await told()).toEqual(nobody)
    s.clock.now += DAY
    const one = { count: 1, left: 1 }
    expect(await told()).toEqual([[one], [one, null, null], [one, null, null], [one, null, null]])
    const rule = (noShowLimit: number) => s.db.update(wards).set({ noShowLimit }).where(eq(wards.id, s.wardId))
    await rule(3)
    expect((await told())[0]).toEqual([{ count: 1, left: 2 }])
    await rule(0)
    expect(await told()).toEqual(nobody)
    await rule(2)
    await s.db.update(publications).set({ status: 'cancelled' }).where(eq(publications.id, id))
    expect(await told()).toEqual(nobody)
    await s.db.update(publications).set({ status: 'published' }).where(eq(publications.id, id))
    s.clock.now += DAY
    expect(await told()).toEqual(nobody)
    s.clock.now -= DAY
    await excuseAbsence(s.editor, ids[0]!, occurrenceIds[0]!)
    expect(await told()).toEqual(nobody)
  })

  test('are excused by the family before the meeting starts, by staff also afterwards', async () => {
    const s = await scenario()
    const { ids, occurrenceIds } = await full(s, {})
    s.clock.now += DAY + HOUR
    expect(await refusalOf(excuseAbsence(s.guardian, ids[0]!, occurrenceIds[0]!))).toBe('excuse_too_late')
    expect(await refusalOf(excuseAbsence(s.groupHead, ids[0]!, occurrenceIds[0]!))).toBe('done')
    expect(await refusalOf(excuseAbsence(s.editor, ids[0]!, newId()))).toBe('missing')
  })
})
