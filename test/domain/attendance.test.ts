import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { auditEntries, children, consents } from '../../src/database/schema'
import { addWalkIn } from '../../src/participation/add-walk-in'
import { findKnownChildren } from '../../src/participation/find-known-children'
import { tickChild, tickChildren } from '../../src/participation/tick-child'
import { untickChild } from '../../src/participation/untick-child'
import { saveChild } from '../../src/people/save-child'
import { HOUR, instantOf } from '../../src/shared/dates'
import { Conflict, Forbidden, Invalid, Missing } from '../../src/shared/errors'
import { plantChild, plantRegistration, plantSession } from '../support/attendance'
import { because, newChild, rowsOf, session } from '../support/attendance-steps'
import { NOW, scenario } from '../support/scenario'

describe('a tick', () => {
  test('counts a child once, ticked twice', async () => {
    const { s, occurrenceId, childId } = await session()
    await tickChild(s.coordinator, occurrenceId, childId)
    await tickChild(s.groupHead, occurrenceId, childId)
    const rows = await rowsOf(s, occurrenceId)
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ method: 'tick', recordedBy: s.coordinator.actor.id, recordedAt: NOW })
    const audited = await s.db.select().from(auditEntries).where(eq(auditEntries.subjectId, occurrenceId))
    expect(audited.filter(entry => entry.action === 'attendance.ticked')).toHaveLength(1)
  })

  test('counts a child once, ticked by twenty phones at the same moment', async () => {
    const { s, occurrenceId, childId } = await session()
    await Promise.all(Array.from({ length: 20 }, () => tickChild(s.editor, occurrenceId, childId)))
    expect(await rowsOf(s, occurrenceId)).toHaveLength(1)
  })

  test('taken back keeps nothing, also twice, and can be set again', async () => {
    const { s, occurrenceId, childId } = await session()
    await tickChild(s.coordinator, occurrenceId, childId)
    await untickChild(s.coordinator, occurrenceId, childId)
    await untickChild(s.coordinator, occurrenceId, childId)
    expect(await rowsOf(s, occurrenceId)).toHaveLength(0)
    await tickChild(s.coordinator, occurrenceId, childId)
    expect(await rowsOf(s, occurrenceId)).toHaveLength(1)
  })

  test('of many at once writes those with a place and passes over the rest', async () => {
    const { s, occurrenceId, childId } = await session()
    const stranger = await plantChild(s, { name: 'Lê Thị Chi' })
    expect(await tickChildren(s.coordinator, occurrenceId, [childId, stranger, 'nobody', childId])).toBe(1)
    expect(await tickChildren(s.coordinator, occurrenceId, [childId])).toBe(0)
  })

  test('is refused for a child without a confirmed place', async () => {
    const { s, eventId, occurrenceId } = await session()
    const waiting = await plantChild(s, { name: 'Lê Thị Chi' })
    await plantRegistration(s, eventId, waiting, 'waiting')
    await expect(tickChild(s.editor, occurrenceId, waiting)).rejects.toEqual(because('attendance_not_registered'))
    await expect(tickChild(s.editor, occurrenceId, 'nobody')).rejects.toThrow(Missing)
    expect(await rowsOf(s, occurrenceId)).toHaveLength(0)
  })

  test('is refused more than twelve hours ahead and at a cancelled occurrence', async () => {
    const future = await session({ startsAt: NOW + 12 * HOUR + 1 })
    await expect(tickChild(future.s.editor, future.occurrenceId, future.childId)).rejects.toEqual(
      because('attendance_too_early'),
    )
    future.s.clock.now += 1
    await tickChild(future.s.editor, future.occurrenceId, future.childId)
    const cancelled = await session({ status: 'cancelled' })
    await expect(tickChild(cancelled.s.editor, cancelled.occurrenceId, cancelled.childId)).rejects.toEqual(
      because('attendance_cancelled'),
    )
    await expect(untickChild(cancelled.s.editor, cancelled.occurrenceId, cancelled.childId)).rejects.toThrow(Conflict)
  })

  test('may be filled in later up to the end of the season, and a week after a last session', async () => {
    const { s, occurrenceId, childId } = await session()
    s.clock.now = instantOf('2026-08-31', '23:59')
    await tickChild(s.editor, occurrenceId, childId)
    s.clock.now = instantOf('2026-09-01')
    await expect(untickChild(s.editor, occurrenceId, childId)).rejects.toEqual(because('attendance_closed'))
    const last = await session({ startsAt: instantOf('2026-08-31', '19:00') })
    last.s.clock.now = instantOf('2026-09-07', '19:59')
    await tickChild(last.s.editor, last.occurrenceId, last.childId)
    last.s.clock.now += HOUR
    await expect(untickChild(last.s.editor, last.occurrenceId, last.childId)).rejects.toThrow(Conflict)
  })

  test('is refused to another ward, another organization, another group and roles without attendance', async () => {
    const { s, eventId, occurrenceId, childId } = await session()
    const elsewhere = await scenario({ db: s.db })
    await expect(tickChild(elsewhere.admin, occurrenceId, childId)).rejects.toThrow(Missing)
    const foreign = await plantSession(s, { organizationId: s.office.id })
    await plantRegistration(s, foreign.eventId, childId)
    await expect(tickChild(s.coordinator, foreign.occurrenceId, childId)).rejects.toEqual(
      because('attendance_not_yours'),
    )
    const neighbour = await plantChild(s, { groupId: s.otherGroup.id })
    await plantRegistration(s, eventId, neighbour)
    await expect(tickChild(s.groupHead, occurrenceId, neighbour)).rejects.toEqual(because('attendance_other_group'))
    await tickChild(s.editor, occurrenceId, neighbour)
    await untickChild(s.groupHead, occurrenceId, neighbour)
    expect(await rowsOf(s, occurrenceId)).toHaveLength(1)
    for (const context of [s.province, s.guardian])
      await expect(tickChild(context, occurrenceId, childId)).rejects.toThrow(Forbidden)
  })
})

describe('a walk-in', () => {
  test('of a known child is present without a place, once, and a tick where the child has one', async () => {
    const { s, occurrenceId, childId } = await session()
    const known = await plantChild(s, { name: 'Lê Thị Chi' })
    await Promise.all(Array.from({ length: 5 }, () => addWalkIn(s.coordinator, occurrenceId, { childId: known })))
    await addWalkIn(s.coordinator, occurrenceId, { childId })
    const rows = await rowsOf(s, occurrenceId)
    expect(rows.map(row => [row.childId === known, row.method]).sort()).toEqual([
      [false, 'tick'],
      [true, 'walk_in'],
    ])
    await tickChild(s.coordinator, occurrenceId, known)
  })

  test('of a new child joins the register with spoken consent; the same child again is not added twice', async () => {
    const { s, occurrenceId } = await session()
    const { childId } = await addWalkIn(s.coordinator, occurrenceId, newChild(s))
    const again = await addWalkIn(s.editor, occurrenceId, newChild(s, { name: 'tran van binh' }))
    expect(again.childId).toBe(childId)
    const consent = await s.db.query.consents.findFirst({ where: (t, { eq }) => eq(t.childId, childId) })
    expect(consent).toMatchObject({ method: 'spoken', childAssent: true, withdrawnAt: null })
    expect(await rowsOf(s, occurrenceId)).toMatchObject([{ childId, method: 'walk_in' }])
  })

  test('that cannot be recorded adds no child', async () => {
    const { s, occurrenceId } = await session({ status: 'cancelled' })
    await expect(addWalkIn(s.editor, occurrenceId, newChild(s))).rejects.toThrow(Conflict)
    const other = await plantSession(s)
    await expect(
      addWalkIn(s.editor, other.occurrenceId, newChild(s, { name: '\n', birthYear: 'abc' })),
    ).rejects.toEqual(
      expect.objectContaining({
        fields: { name: expect.objectContaining({ code: 'required' }), birthYear: { code: 'invalid_number' } },
      }),
    )
    const all = await s.db.select().from(children).where(eq(children.wardId, s.wardId))
    expect(all).toHaveLength(1)
  })

  test('needs the family to agree, and the child not to say no', async () => {
    const { s, occurrenceId } = await session()
    await expect(addWalkIn(s.editor, occurrenceId, newChild(s, { consent: '', name: '' }))).rejects.toEqual(
      expect.objectContaining({ fields: expect.objectContaining({ consent: { code: 'consent_required' } }) }),
    )
    await expect(addWalkIn(s.editor, occurrenceId, newChild(s, { assent: 'no' }))).rejects.toThrow(Invalid)
    const known = await plantChild(s, { name: 'Lê Thị Chi' })
    await s.db.update(consents).set({ withdrawnAt: NOW }).where(eq(consents.childId, known))
    await expect(addWalkIn(s.editor, occurrenceId, { childId: known })).rejects.toEqual(because('consent_missing'))
    // What the child said last counts, though an earlier consent stands.
    const unwilling = await plantChild(s, { name: 'Lê Thị Dung' })
    const now = { consentMethod: 'paper', assent: 'no', birthYear: 2016, gender: 'girl', groupId: s.group.id }
    s.clock.now += HOUR
    await saveChild(s.editor, unwilling, { ...now, name: 'Lê Thị Dung' })
    await expect(addWalkIn(s.editor, occurrenceId, { childId: unwilling })).rejects.toEqual(because('consent_missing'))
    expect(await rowsOf(s, occurrenceId)).toHaveLength(0)
  })

  test("by a group head is of the own group's children only", async () => {
    const { s, occurrenceId } = await session()
    const neighbour = await plantChild(s, { groupId: s.otherGroup.id })
    await expect(addWalkIn(s.groupHead, occurrenceId, { childId: neighbour })).rejects.toThrow(Forbidden)
    await expect(addWalkIn(s.groupHead, occurrenceId, newChild(s, { groupId: s.otherGroup.id }))).rejects.toThrow(
      Forbidden,
    )
    await addWalkIn(s.groupHead, occurrenceId, newChild(s))
    const elsewhere = await scenario({ db: s.db })
    const stranger = await plantChild(elsewhere)
    await expect(addWalkIn(s.editor, occurrenceId, { childId: stranger })).rejects.toThrow(Missing)
  })

  test('is found by a part of the name without marks, within one group, with the count alone recorded', async () => {
    const { s, occurrenceId, childId } = await session()
    await plantChild(s, { groupId: s.otherGroup.id, name: 'Nguyễn Thị An' })
    await tickChild(s.editor, occurrenceId, childId)
    const found = await findKnownChildren(s.coordinator, occurrenceId, { groupId: s.group.id, name: 'thi an' })
    expect(found).toEqual([{ id: childId, name: 'An (N.)', birthYear: 2016, present: true }])
    await expect(
      findKnownChildren(s.groupHead, occurrenceId, { groupId: s.otherGroup.id, name: 'An' }),
    ).rejects.toThrow(Forbidden)
    await expect(findKnownChildren(s.editor, occurrenceId, { groupId: s.group.id, name: 'A' })).rejects.toThrow(Invalid)
    const audited = await s.db.query.auditEntries.findMany({
      where: (t, { and, eq }) => and(eq(t.wardId, s.wardId), eq(t.action, 'children.searched')),
    })
    expect(audited.map(entry => entry.detail)).toEqual([{ group: s.group.id, count: 1 }])
  })
})
