import { describe, expect, test } from 'vitest'
import { eventGroups, events, occurrences } from '../../src/database/schema'
import { listToday } from '../../src/events/list-today'
import { HOUR, instantOf } from '../../src/shared/dates'
import { newId } from '../../src/shared/ids'
import { type Scenario, scenario } from '../support/scenario'

type Planned = { status?: string; organizationId?: string; groupId?: string; occurrence?: 'scheduled' | 'cancelled' }

/** An event with one occurrence, as another room would have left it. */
async function plan(s: Scenario, title: string, date: string, time: string, own: Planned = {}) {
  const { status = 'published', organizationId = s.office.id, groupId, occurrence = 'scheduled' } = own
  const id = newId()
  const startsAt = instantOf(date, time)
  await s.db.insert(events).values({
    ...{ id, title, organizationId, wardId: s.wardId, category: 'culture', venueId: s.venue.id },
    ...{ startsOn: date, startTime: time, durationMinutes: 60, saveToken: id, searchTitle: title },
    ...{ status: status as 'published', createdBy: 'x', createdAt: 0, updatedAt: 0 },
  })
  await s.db.insert(occurrences).values({
    ...{ id: newId(), wardId: s.wardId, eventId: id, venueId: s.venue.id },
    ...{ startsAt, endsAt: startsAt + HOUR, status: occurrence, ruleDate: date, shown: status !== 'draft' },
  })
  if (groupId) await s.db.insert(eventGroups).values({ eventId: id, groupId, wardId: s.wardId })
}

const titles = (occurrences: { title: string }[]) => occurrences.map(({ title }) => title)

describe('the start page', () => {
  test("shows today's published occurrences in order, by the wall clock, and the next seven days", async () => {
    const s = await scenario()
    await plan(s, 'tối', '2026-06-09', '23:30')
    await plan(s, 'sáng', '2026-06-09', '00:00', { occurrence: 'cancelled' })
    await plan(s, 'nháp', '2026-06-09', '10:00', { status: 'draft' })
    await plan(s, 'mai', '2026-06-10', '00:00')
    await plan(s, 'tuần sau', '2026-06-16', '23:00')
    await plan(s, 'xa hơn', '2026-06-17', '00:00')
    const { date, today, upcoming } = await listToday(s.editor)
    expect(date).toBe('2026-06-09')
    expect(today.map(({ title, status, venue }) => [title, status, venue])).toEqual([
      ['sáng', 'cancelled', s.venue.name],
      ['tối', 'scheduled', s.venue.name],
    ])
    expect(titles(upcoming)).toEqual(['mai', 'tuần sau'])
  })

  test('is bounded by the ward, the own organization and the own group', async () => {
    const [s, other] = [await scenario(), await scenario()]
    await plan(other, 'phường khác', '2026-06-09', '08:00')
    await plan(s, 'toàn phường', '2026-06-09', '09:00')
    await plan(s, 'tổ mình', '2026-06-09', '10:00', { groupId: s.group.id })
    await plan(s, 'tổ khác', '2026-06-09', '11:00', { groupId: s.otherGroup.id, organizationId: s.school.id })
    expect(titles((await listToday(s.admin)).today)).toEqual(['toàn phường', 'tổ mình', 'tổ khác'])
    expect(titles((await listToday(s.groupHead)).today)).toEqual(['toàn phường', 'tổ mình'])
    expect(titles((await listToday(s.coordinator)).today)).toEqual(['tổ khác'])
    await expect(listToday(s.province)).rejects.toMatchObject({ reason: { code: 'forbidden' } })
  })

  test('counts what waits for the role', async () => {
    const s = await scenario()
    await plan(s, 'a', '2026-06-20', '09:00', { status: 'submitted' })
    await plan(s, 'b', '2026-06-20', '09:00', { status: 'returned' })
    await plan(s, 'c', '2026-06-20', '09:00', { status: 'returned', organizationId: s.school.id })
    await plan(s, 'd', '2026-06-20', '09:00', { status: 'draft' })
    const waiting = async (context: Scenario['admin']) => Object.values((await listToday(context)).waiting)
    expect(await waiting(s.admin)).toEqual([1, 2, 1])
    expect(await waiting(s.approver)).toEqual([1, 0, 0])
    expect(await waiting(s.editor)).toEqual([0, 2, 1])
    expect(await waiting(s.coordinator)).toEqual([0, 1, 0])
    expect(await waiting(s.groupHead)).toEqual([0, 0, 0])
  })
})
