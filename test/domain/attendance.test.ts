import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { attendances, auditEntries, children, consents, headcounts } from '../../src/database/schema'
import { addWalkIn } from '../../src/participation/add-walk-in'
import { findKnownChildren } from '../../src/participation/find-known-children'
import { listSessions } from '../../src/participation/list-sessions'
import { openRoster } from '../../src/participation/open-roster'
import { getHeadcount, saveHeadcount } from '../../src/participation/save-headcount'
import { tickChild, tickChildren } from '../../src/participation/tick-child'
import { untickChild } from '../../src/participation/untick-child'
import { saveChild } from '../../src/people/save-child'
import { DAY, HOUR, instantOf } from '../../src/shared/dates'
import { Conflict, Forbidden, Invalid, Missing } from '../../src/shared/errors'
import { plantChild, plantRegistration, plantSession } from '../support/attendance'
import { NOW, type Scenario, scenario } from '../support/scenario'

async function session(options?: Parameters<typeof plantSession>[1]) {
  const s = await scenario()
  const planted = await plantSession(s, options)
  const childId = await plantChild(s)
  await plantRegistration(s, planted.eventId, childId)
  return { s, ...planted, childId }
}

const rowsOf = (s: Scenario, occurrenceId: string) =>
  s.db.select().from(attendances).where(eq(attendances.occurrenceId, occurrenceId))

const because = (code: string) => expect.objectContaining({ reason: expect.objectContaining({ code }) })

const newChild = (s: Scenario, own = {}) => ({
  name: 'Trần Văn Bình',
  groupId: s.group.id,
  birthYear: '2017',
  gender: 'boy',
  assent: 'yes',
  consent: 'yes',
  ...own,
})

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

describe('a roster', () => {
  test('lists given names and groups in Vietnamese order, initials only where two of a group share a name', async () => {
    const { s, eventId, occurrenceId } = await session()
    for (const [name, groupId] of [
      ['Đỗ Văn Đạt', s.group.id],
      ['Trần Thị Ánh', s.group.id],
      ['Lê Văn An', s.group.id],
      ['Phạm Thị An', s.otherGroup.id],
    ])
      await plantRegistration(s, eventId, await plantChild(s, { name, groupId }))
    const { childId: walkIn } = await addWalkIn(s.editor, occurrenceId, newChild(s))
    const roster = await openRoster(s.coordinator, occurrenceId)
    expect(roster.entries.map(entry => [entry.name, entry.group, entry.present, entry.walkIn])).toEqual([
      ['An (L.)', 'TDP Đông Cao', false, false],
      ['An (N.)', 'TDP Đông Cao', false, false],
      ['An', 'TDP Tân Phú', false, false],
      ['Ánh', 'TDP Đông Cao', false, false],
      ['Bình', 'TDP Đông Cao', true, true],
      ['Đạt', 'TDP Đông Cao', false, false],
    ])
    expect(roster).toMatchObject({ present: 1, awaited: 5, walkIns: 1, closed: null })
    expect(Object.keys(roster.entries[0]!).sort()).toEqual(['childId', 'group', 'name', 'present', 'walkIn'])
    await untickChild(s.editor, occurrenceId, walkIn)
    expect((await openRoster(s.editor, occurrenceId)).entries).toHaveLength(5)
  })

  test("shows a group head the own group's children only, and records the opening with its count", async () => {
    const { s, eventId, occurrenceId, childId } = await session()
    await plantRegistration(s, eventId, await plantChild(s, { groupId: s.otherGroup.id }))
    const roster = await openRoster(s.groupHead, occurrenceId)
    expect(roster.entries.map(entry => entry.childId)).toEqual([childId])
    expect(roster.session.registered).toBe(1)
    const audited = await s.db.query.auditEntries.findMany({
      where: (t, { and, eq }) => and(eq(t.subjectId, occurrenceId), eq(t.action, 'roster.opened')),
    })
    expect(audited.map(entry => entry.detail)).toEqual([{ count: 1 }])
  })

  test('leaves out erased children and is refused to others', async () => {
    const { s, occurrenceId, childId } = await session()
    await tickChild(s.editor, occurrenceId, childId)
    await s.db.update(children).set({ name: null, erasedAt: NOW }).where(eq(children.id, childId))
    expect((await openRoster(s.editor, occurrenceId)).entries).toEqual([])
    await expect(openRoster(s.province, occurrenceId)).rejects.toThrow(Forbidden)
    const foreign = await plantSession(s, { organizationId: s.office.id, groupIds: [s.otherGroup.id] })
    await expect(openRoster(s.coordinator, foreign.occurrenceId)).rejects.toThrow(Forbidden)
    await expect(openRoster(s.groupHead, foreign.occurrenceId)).rejects.toThrow(Forbidden)
    const elsewhere = await scenario({ db: s.db })
    await expect(openRoster(elsewhere.editor, occurrenceId)).rejects.toThrow(Missing)
  })
})

describe('a head-count', () => {
  test('replaces what was counted before', async () => {
    const { s, occurrenceId } = await session()
    await saveHeadcount(s.coordinator, occurrenceId, { girls_6_10: '20', boys_6_10: 15, adults: '' })
    await saveHeadcount(s.editor, occurrenceId, { girls_6_10: 0, adults: 100_000 })
    const rows = await s.db.select().from(headcounts).where(eq(headcounts.occurrenceId, occurrenceId))
    expect(rows.map(row => [row.category, row.count])).toEqual([['adults', 100_000]])
    expect(await getHeadcount(s.editor, occurrenceId)).toMatchObject({ girls_6_10: 0, boys_16_17: 0, adults: 100_000 })
  })

  test('is refused when it is not a count, out of bounds or of an unknown category, and keeps the old one', async () => {
    const { s, occurrenceId } = await session()
    await saveHeadcount(s.editor, occurrenceId, { girls_0_5: 3 })
    for (const bad of [
      { girls_0_5: -1 },
      { girls_0_5: 100_001 },
      { girls_0_5: '1,5' },
      { girls_0_5: 'x' },
      { cats: 1 },
    ])
      await expect(saveHeadcount(s.editor, occurrenceId, bad)).rejects.toThrow(Invalid)
    expect(await getHeadcount(s.editor, occurrenceId)).toMatchObject({ girls_0_5: 3 })
  })

  test('is refused to another organization, to a group head of an event for several groups, and when closed', async () => {
    const { s, occurrenceId } = await session()
    await expect(saveHeadcount(s.groupHead, occurrenceId, {})).rejects.toEqual(because('headcount_not_yours'))
    const own = await plantSession(s, { organizationId: s.office.id, groupIds: [s.group.id] })
    await saveHeadcount(s.groupHead, own.occurrenceId, { adults: 4 })
    await expect(saveHeadcount(s.coordinator, own.occurrenceId, {})).rejects.toThrow(Forbidden)
    const cancelled = await plantSession(s, { status: 'cancelled' })
    await expect(saveHeadcount(s.editor, cancelled.occurrenceId, { adults: 4 })).rejects.toThrow(Conflict)
    const elsewhere = await scenario({ db: s.db })
    await expect(saveHeadcount(elsewhere.admin, occurrenceId, { adults: 1 })).rejects.toThrow(Missing)
  })
})

describe('the list of sessions', () => {
  test("has the day's and those of the last weeks not filled in, for whom they concern", async () => {
    const { s, occurrenceId, childId } = await session()
    const tonight = await plantSession(s, { startsAt: NOW + 5 * HOUR, organizationId: s.office.id, title: 'Tối nay' })
    const forgotten = await plantSession(s, { startsAt: NOW - 2 * DAY, groupIds: [s.otherGroup.id], title: 'Quên' })
    await plantSession(s, { startsAt: NOW - 3 * DAY, status: 'cancelled' })
    const filled = await plantSession(s, { startsAt: NOW - 4 * DAY })
    await plantRegistration(s, filled.eventId, childId)
    await tickChild(s.editor, filled.occurrenceId, childId)
    const ids = async (context: Scenario['editor']) => {
      const { onDay, unfilled } = await listSessions(context, '2026-06-09')
      return [onDay.map(item => item.id), unfilled.map(item => item.id)]
    }
    expect(await ids(s.editor)).toEqual([[occurrenceId, tonight.occurrenceId], [forgotten.occurrenceId]])
    expect(await ids(s.coordinator)).toEqual([[occurrenceId], [forgotten.occurrenceId]])
    expect(await ids(s.groupHead)).toEqual([[occurrenceId, tonight.occurrenceId], []])
    await expect(listSessions(s.province, '2026-06-09')).rejects.toThrow(Forbidden)
    const [first] = (await listSessions(s.editor, '2026-06-09')).onDay
    expect(first).toMatchObject({ title: 'Lớp Internet an toàn cho em', registered: 1, present: 0, crowd: 0 })
  })
})
