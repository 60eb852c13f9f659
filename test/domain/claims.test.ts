import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { attendances, auditEntries, publications, registrations } from '../../src/database/schema'
import { cancelRegistration } from '../../src/participation/cancel-registration'
import { claimPlace } from '../../src/participation/claim-place'
import { excuseAbsence } from '../../src/participation/excuse-absence'
import { registerChild } from '../../src/participation/register-child'
import { settleDue } from '../../src/participation/settle-event'
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

  test('are excused by the family before the meeting starts, by staff also afterwards', async () => {
    const s = await scenario()
    const { ids, occurrenceIds } = await full(s, {})
    s.clock.now += DAY + HOUR
    expect(await refusalOf(excuseAbsence(s.guardian, ids[0]!, occurrenceIds[0]!))).toBe('excuse_too_late')
    expect(await refusalOf(excuseAbsence(s.groupHead, ids[0]!, occurrenceIds[0]!))).toBe('done')
    expect(await refusalOf(excuseAbsence(s.editor, ids[0]!, newId()))).toBe('missing')
  })
})
