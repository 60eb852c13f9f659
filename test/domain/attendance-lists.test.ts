import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { children, headcounts } from '../../src/database/schema'
import { addWalkIn } from '../../src/participation/add-walk-in'
import { listSessions } from '../../src/participation/list-sessions'
import { openRoster } from '../../src/participation/open-roster'
import { getHeadcount, saveHeadcount } from '../../src/participation/save-headcount'
import { tickChild } from '../../src/participation/tick-child'
import { untickChild } from '../../src/participation/untick-child'
import { DAY, HOUR } from '../../src/shared/dates'
import { Conflict, Forbidden, Invalid, Missing } from '../../src/shared/errors'
import { plantChild, plantRegistration, plantSession } from '../support/attendance'
import { because, newChild, session } from '../support/attendance-steps'
import { NOW, type Scenario, scenario } from '../support/scenario'

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
    expect(Object.keys(roster.entries[0]!).sort()).toEqual(['childId', 'excused', 'group', 'name', 'present', 'walkIn'])
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
    const others = await plantSession(s, { startsAt: NOW - 5 * DAY, title: 'Tổ khác đã ghi' })
    const other = await plantChild(s, { name: 'Vũ Mai', groupId: s.otherGroup.id })
    await plantRegistration(s, others.eventId, other)
    await tickChild(s.editor, others.occurrenceId, other)
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
