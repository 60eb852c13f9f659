import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { auditEntries, checkinDevices, excuses, staff } from '../../src/database/schema'
import { collectCheckinDevice } from '../../src/participation/collect-checkin-device'
import { deviceRoster } from '../../src/participation/device-roster'
import { findDevice } from '../../src/participation/find-device'
import { listCheckinDevices } from '../../src/participation/list-checkin-devices'
import { makeCheckinPass } from '../../src/participation/make-checkin-pass'
import { revokeCheckinDevice } from '../../src/participation/revoke-checkin-device'
import { tickChild } from '../../src/participation/tick-child'
import { doorCode } from '../../src/participation/tickets'
import { DAY, HOUR, instantOf, MINUTE } from '../../src/shared/dates'
import { Conflict, Forbidden, Gone, Invalid, Missing } from '../../src/shared/errors'
import { hashSecret, newSecret } from '../../src/shared/ids'
import { plantChild, plantRegistration, plantSession } from '../support/attendance'
import { because, session } from '../support/attendance-steps'
import { openPhone, plantStaff } from '../support/checkin'
import { NOW, scenario } from '../support/scenario'

describe('a pass', () => {
  test('opens one phone, once; of two at once one wins', async () => {
    const { s, occurrenceId } = await session()
    await plantStaff(s)
    const { code } = await makeCheckinPass(s.editor, { occurrenceIds: [occurrenceId], label: 'Cổng sau' })
    const taken = await Promise.allSettled([1, 2, 3].map(() => collectCheckinDevice(s.db, { code }, NOW)))
    expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(taken.find(({ status }) => status === 'rejected')).toMatchObject({ reason: because('pass_used') })
    await expect(collectCheckinDevice(s.db, { code }, NOW)).rejects.toThrow(Conflict)
    await expect(collectCheckinDevice(s.db, { code: newSecret() }, NOW)).rejects.toEqual(because('pass_unknown'))
    await expect(collectCheckinDevice(s.db, {}, NOW)).rejects.toThrow(Invalid)
  })

  test('stands for half an hour', async () => {
    const { s, occurrenceId } = await session()
    await plantStaff(s)
    const { code } = await makeCheckinPass(s.editor, { occurrenceIds: [occurrenceId] })
    s.clock.now += 30 * MINUTE
    await expect(collectCheckinDevice(s.db, { code }, s.clock.now)).rejects.toEqual(because('pass_expired'))
    s.clock.now -= 1
    await collectCheckinDevice(s.db, { code }, s.clock.now)
  })

  test('is for sessions within reach, of one day, that take ticks', async () => {
    const { s, occurrenceId } = await session()
    const foreign = await plantSession(s, { organizationId: s.office.id })
    const tomorrow = await plantSession(s, { startsAt: NOW + DAY })
    const later = await plantSession(s, { startsAt: NOW + DAY + 1 })
    const past = await plantSession(s, { startsAt: NOW - 2 * DAY })
    const cancelled = await plantSession(s, { status: 'cancelled' })
    const make = (who: typeof s.editor, ...occurrenceIds: string[]) => makeCheckinPass(who, { occurrenceIds })
    await make(s.editor, occurrenceId, foreign.occurrenceId)
    await make(s.editor, tomorrow.occurrenceId)
    await expect(make(s.editor)).rejects.toMatchObject({ fields: { occurrenceIds: { code: 'choose_sessions' } } })
    await expect(make(s.editor, occurrenceId, tomorrow.occurrenceId)).rejects.toMatchObject({
      fields: { occurrenceIds: { code: 'checkin_one_day' } },
    })
    await expect(make(s.editor, ...Array.from({ length: 13 }, (_, i) => `x${i}`))).rejects.toThrow(Invalid)
    await expect(make(s.editor, later.occurrenceId)).rejects.toEqual(because('checkin_too_early'))
    await expect(make(s.editor, past.occurrenceId)).rejects.toEqual(because('checkin_day_over'))
    await expect(make(s.editor, cancelled.occurrenceId)).rejects.toEqual(because('attendance_cancelled'))
    await expect(make(s.coordinator, foreign.occurrenceId)).rejects.toEqual(because('attendance_not_yours'))
    await expect(make((await scenario({ db: s.db })).admin, occurrenceId)).rejects.toThrow(Missing)
    for (const who of [s.province, s.guardian, s.system])
      await expect(make(who, occurrenceId)).rejects.toThrow(Forbidden)
  })
})

describe('a phone', () => {
  test('may read until six hours into the night, and send for a week', async () => {
    const { s, occurrenceId } = await session()
    const { key, device, context } = await openPhone(s, [occurrenceId])
    const midnight = instantOf('2026-06-10')
    s.clock.now = midnight + 6 * HOUR - 1
    await deviceRoster(context(), device)
    s.clock.now += 1
    await expect(deviceRoster(context(), device)).rejects.toEqual(because('roster_closed'))
    await findDevice(s.db, key, midnight + 7 * DAY - 1)
    await expect(findDevice(s.db, key, midnight + 7 * DAY)).rejects.toEqual(because('device_expired'))
    await expect(findDevice(s.db, newSecret(), NOW)).rejects.toEqual(because('wrong_key'))
  })

  test('stops when it is revoked, and when its person leaves or changes role', async () => {
    const { s, occurrenceId } = await session()
    const { key, device } = await openPhone(s, [occurrenceId], s.coordinator)
    const isGone = () => expect(findDevice(s.db, key, NOW)).rejects.toEqual(because('device_revoked'))
    const person = eq(staff.id, s.coordinator.actor.id)
    for (const change of [
      { disabledAt: NOW },
      { disabledAt: null, role: 'editor' as const, organizationId: null },
      { role: 'coordinator' as const, organizationId: s.office.id },
    ]) {
      await s.db.update(staff).set(change).where(person)
      await isGone()
    }
    await s.db.update(staff).set({ organizationId: s.school.id }).where(person)
    await findDevice(s.db, key, NOW)
    await expect(revokeCheckinDevice(s.groupHead, device.id)).rejects.toThrow(Missing)
    await expect(revokeCheckinDevice((await scenario({ db: s.db })).admin, device.id)).rejects.toThrow(Missing)
    await revokeCheckinDevice(s.coordinator, device.id)
    await revokeCheckinDevice(s.editor, device.id)
    await isGone()
    const [{ revokedAt } = { revokedAt: null }] = await s.db
      .select()
      .from(checkinDevices)
      .where(eq(checkinDevices.id, device.id))
    expect(revokedAt).toBe(NOW)
  })

  test('that was revoked before it took its key takes none', async () => {
    const { s, occurrenceId } = await session()
    await plantStaff(s)
    const { id, code } = await makeCheckinPass(s.editor, { occurrenceIds: [occurrenceId] })
    await revokeCheckinDevice(s.editor, id)
    await expect(collectCheckinDevice(s.db, { code }, NOW)).rejects.toThrow(Gone)
  })

  test('is listed for the office and for whoever opened it, while it may send', async () => {
    const { s, occurrenceId } = await session()
    const other = await plantSession(s)
    const { device } = await openPhone(s, [occurrenceId], s.coordinator)
    const waiting = await makeCheckinPass(s.editor, { occurrenceIds: [other.occurrenceId] })
    const seen = async (who: typeof s.editor, at?: string) => (await listCheckinDevices(who, at)).map(({ id }) => id)
    expect((await seen(s.admin)).sort()).toEqual([device.id, waiting.id].sort())
    expect(await seen(s.coordinator)).toEqual([device.id])
    expect(await seen(s.admin, other.occurrenceId)).toEqual([waiting.id])
    expect((await listCheckinDevices(s.coordinator))[0]).toMatchObject({ label: 'Cổng sau', by: 'Người coordinator' })
    s.clock.now += HOUR
    expect(await seen(s.admin)).toEqual([device.id])
    s.clock.now += 8 * DAY
    expect(await seen(s.admin)).toEqual([])
  })
})

describe('the roster of a phone', () => {
  test('holds given names, groups and whether a child is there or excused, and nothing else of it', async () => {
    const { s, eventId, occurrenceId, childId } = await session()
    const poor = await plantChild(s, {
      name: 'Lê Thị Chi',
      household: 'poor',
      ethnicMinority: true,
      phone: '0912345678',
    })
    await plantRegistration(s, eventId, poor)
    await plantRegistration(s, eventId, await plantChild(s, { name: 'Lê Thị Dung' }), 'waiting')
    await tickChild(s.editor, occurrenceId, childId)
    await s.db
      .insert(excuses)
      .values({ wardId: s.wardId, occurrenceId, childId: poor, recordedBy: 'family', recordedAt: NOW })
    const { device, context } = await openPhone(s, [occurrenceId])
    const roster = await deviceRoster(context(), device)
    const places = await s.db.query.registrations.findMany({ where: (t, { eq }) => eq(t.eventId, eventId) })
    const ticketOf = async (child: string) =>
      hashSecret(await doorCode(s.crypto, places.find(place => place.childId === child)!.id))
    expect(roster).toEqual({
      now: NOW,
      device: { id: device.id, label: 'Cổng sau', expiresAt: instantOf('2026-06-17') },
      ward: { name: 'Sao Mai' },
      groups: [
        { id: s.group.id, name: s.group.name },
        { id: s.otherGroup.id, name: s.otherGroup.name },
      ],
      sessions: [
        {
          ...{ id: occurrenceId, title: 'Lớp Internet an toàn cho em', venue: s.venue.name },
          ...{ startsAt: NOW - 2 * HOUR, endsAt: NOW - HOUR, opensAt: NOW - 14 * HOUR },
          ...{ closesAt: instantOf('2026-06-10', '06:00'), counts: {}, crowd: 0 },
          children: [
            {
              id: childId,
              name: 'An',
              group: s.group.name,
              ticket: await ticketOf(childId),
              present: true,
              excused: false,
            },
            { id: poor, name: 'Chi', group: s.group.name, ticket: await ticketOf(poor), present: false, excused: true },
          ],
        },
      ],
    })
    expect(JSON.stringify(roster)).not.toMatch(/Lê|Nguyễn|2016|poor|912345678/)
  })

  test('of a group head is of the own group, and what was opened is recorded once', async () => {
    const { s, eventId, occurrenceId, childId } = await session()
    await plantRegistration(s, eventId, await plantChild(s, { groupId: s.otherGroup.id }))
    const { device, context } = await openPhone(s, [occurrenceId], s.groupHead)
    const { sessions, groups } = await deviceRoster(context(), device)
    expect(sessions[0]?.children.map(({ id }) => id)).toEqual([childId])
    expect(groups).toEqual([{ id: s.group.id, name: s.group.name }])
    const opened = await s.db
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.wardId, s.wardId), eq(auditEntries.subjectId, occurrenceId)))
    expect(opened.map(({ detail }) => detail)).toEqual([{ count: 1 }])
  })

  test('no longer has a session that was called off', async () => {
    const { s, occurrenceId } = await session()
    const { device, context } = await openPhone(s, [occurrenceId])
    const { occurrences } = await import('../../src/database/schema')
    await s.db.update(occurrences).set({ status: 'cancelled' }).where(eq(occurrences.id, occurrenceId))
    expect((await deviceRoster(context(), device)).sessions).toEqual([])
  })
})
