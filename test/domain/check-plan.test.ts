import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { staff, users, venues, wards } from '../../src/database/schema'
import { cancelOccurrence } from '../../src/events/cancel-occurrence'
import { checkPlan } from '../../src/events/check-plan'
import { createEvent } from '../../src/events/create-event'
import { moveOccurrence } from '../../src/events/move-occurrence'
import { messages } from '../../src/messages'
import { saveHoliday } from '../../src/places/save-holiday'
import { eventOf, seriesOf } from '../support/event-input'
import { meetingsOf, published } from '../support/event-steps'
import { refusalOf } from '../support/refusal-of'
import { type Scenario, scenario } from '../support/scenario'

const m = messages('vi')
const said = (findings: Awaited<ReturnType<typeof checkPlan>>['findings']) =>
  findings.map(({ reason }) => m.findings[reason.code](reason.values))
const check = (s: Scenario, input: Record<string, unknown>, own: object = {}) => checkPlan(s.editor, { input, ...own })
const codes = async (s: Scenario, input: Record<string, unknown>, own: object = {}) =>
  (await check(s, input, own)).findings.map(({ code }) => code)
const change = (s: Scenario, values: Partial<typeof venues.$inferInsert>) =>
  s.db.update(venues).set(values).where(eq(venues.id, s.venue.id))
const officerOf = async (s: Scenario) => {
  const id = `officer-${s.wardId}`
  await s.db.insert(users).values({
    id,
    name: 'Lê Thu Hà',
    email: `${id}@x.vn`,
    username: id,
    createdAt: new Date(0),
    updatedAt: new Date(0),
  })
  await s.db.insert(staff).values({ id, wardId: s.wardId, role: 'editor', createdAt: 0 })
  return id
}

describe('a plan', () => {
  test('without anything in its way says its meetings and when it rests', async () => {
    const s = await scenario()
    await saveHoliday(s.admin, '2026-06-18', { name: 'Ngày hội' })
    const plan = await check(s, seriesOf(s, { skippedDates: '23/06/2026' }))
    expect(plan).toMatchObject({ findings: [], freeSlot: null, fields: {} })
    expect(plan.meetings.map(({ date }) => date)).toEqual(['2026-06-11', '2026-06-16', '2026-06-25', '2026-06-30'])
    expect(plan.resting).toEqual([
      { date: '2026-06-18', holiday: 'Ngày hội' },
      { date: '2026-06-23', holiday: null },
    ])
  })

  test('at a taken venue names the other event once, and offers the nearest free time', async () => {
    const s = await scenario()
    const { id } = await createEvent(s.editor, seriesOf(s, { title: 'Hát then' }))
    const plan = await check(s, seriesOf(s, { startTime: '15:00', endTime: '17:00', days: [4] }))
    expect(said(plan.findings)).toEqual([
      'Nhà văn hóa Đông Cao đã có “Hát then” thứ Năm 11/06, 14:00–16:00 và 2 buổi khác.',
    ])
    expect(plan.findings[0]).toMatchObject({
      ...{ code: 'venue_taken', hard: true, count: 3, date: '2026-06-11', from: '15:00', to: '17:00' },
      other: { id, title: 'Hát then', from: '14:00', to: '16:00' },
    })
    expect(plan.freeSlot).toEqual({ startsOn: '2026-06-11', startTime: '16:00', endTime: '18:00' })
    const taken = { startTime: '16:00', endTime: '18:00', days: [4] }
    expect(await refusalOf(createEvent(s.editor, seriesOf(s, { ...taken, title: 'Cờ' })))).toBe('done')
  })

  test('for one day that is full offers the nearest day behind it that is open and no holiday', async () => {
    const s = await scenario()
    await change(s, { opensAt: '14:00', closesAt: '17:00', closedDays: [5] })
    await saveHoliday(s.admin, '2026-06-13', { name: 'Ngày hội' })
    await createEvent(s.editor, eventOf(s))
    const plan = await check(s, eventOf(s))
    expect(plan.freeSlot).toEqual({ startsOn: '2026-06-14', startTime: '14:00', endTime: '16:00' })
    // Of a series no meeting changes its day.
    expect((await check(s, seriesOf(s))).freeSlot).toBeNull()
    // Nor is there a time for what is longer than the venue is open, or past.
    expect((await check(s, eventOf(s, { startTime: '13:00', endTime: '17:30' }))).freeSlot).toBeNull()
    expect((await check(s, eventOf(s, { startsOn: '2026-05-01', startTime: '08:00' }))).freeSlot).toBeNull()
  })

  test('may share the venue when an approver says why', async () => {
    const s = await scenario()
    await createEvent(s.editor, eventOf(s))
    const input = eventOf(s, { overlapReason: 'Hai lớp cùng sân' })
    expect((await checkPlan(s.approver, { input })).findings).toMatchObject([{ code: 'venue_taken', hard: false }])
    expect((await checkPlan(s.editor, { input })).findings).toMatchObject([{ code: 'venue_taken', hard: true }])
  })

  test('of meetings in each other’s way is refused before it is saved', async () => {
    const s = await scenario()
    const input = seriesOf(s, { repeats: 'daily', days: [], startTime: '20:00', endTime: '', durationMinutes: 1440 })
    const { id } = await createEvent(s.editor, seriesOf(s))
    const [first] = await meetingsOf(s, id)
    const move = { startsOn: '2026-06-16', startTime: '15:00', endTime: '17:00', version: 1 }
    const moved = await checkPlan(s.editor, { occurrence: first!.id, move })
    expect(said(moved.findings)[0]).toBe('Hai buổi của chính sự kiện này trùng giờ nhau thứ Ba 16/06.')
    expect(moved.findings[0]).toMatchObject({ code: 'overlaps_itself', hard: true })
    expect(await codes(s, input)).not.toContain('overlaps_itself')
  })

  test('at a venue that is closed, too small, or outdoors in the storms is warned of', async () => {
    const s = await scenario()
    await change(s, { closedDays: [2], closesAt: '17:00' })
    const found = await check(s, seriesOf(s, { startTime: '16:00', endTime: '18:00', capacity: 200 }))
    expect(said(found.findings)).toEqual([
      'Nhà văn hóa Đông Cao đóng cửa vào thứ Ba 16/06 và 2 buổi khác.',
      'Nhà văn hóa Đông Cao mở cửa 06:00–17:00; buổi thứ Năm 11/06, 16:00–18:00 và 2 buổi khác nằm ngoài giờ đó.',
      'Nhà văn hóa Đông Cao chứa 120 người, sự kiện nhận 200 chỗ.',
    ])
    expect(found.findings.every(({ hard }) => !hard)).toBe(true)
    expect(await check(s, eventOf(s, { startTime: '16:00', endTime: '18:00' }))).toMatchObject({
      freeSlot: { startsOn: '2026-06-11', startTime: '15:00', endTime: '17:00' },
    })
    const outdoors = { venueId: s.square.id, until: '2026-07-31' }
    expect(said((await check(s, seriesOf(s, outdoors))).findings)).toEqual([
      'Quảng trường phường ở ngoài trời, mùa mưa bão 15/07–15/10 (thứ Năm 16/07 và 4 buổi khác). Nên có chỗ dự phòng.',
    ])
    await s.db.update(wards).set({ stormsFrom: '08-01' }).where(eq(wards.id, s.wardId))
    expect(await codes(s, seriesOf(s, outdoors))).toEqual([])
  })

  test('that asks the same person or group twice at once is warned of, also elsewhere', async () => {
    const s = await scenario()
    const officerId = await officerOf(s)
    const own = { officerId, groupIds: [s.group.id, s.otherGroup.id] }
    const other = eventOf(s, { title: 'Bóng đá', venueId: s.square.id, officerId, groupIds: [s.group.id] })
    const { id } = await createEvent(s.editor, other)
    const plan = await check(s, eventOf(s, own))
    expect(said(plan.findings)).toEqual([
      'Lê Thu Hà cũng phụ trách “Bóng đá” thứ Năm 11/06, 14:00–16:00.',
      'TDP Đông Cao cũng được mời đến “Bóng đá” thứ Năm 11/06, 14:00–16:00.',
    ])
    expect(plan).toMatchObject({ freeSlot: null, findings: [{ hard: false }, { hard: false }] })
    expect(await codes(s, eventOf(s, { ...own, groupIds: [] }))).toEqual(['officer_busy'])
    // A whole ward's event is no group's alone.
    expect(await codes(s, eventOf(s, { officerId: '', groupIds: [] }))).toEqual([])
    expect(await codes(s, eventOf(s, { ...own, startTime: '16:00', endTime: '17:00' }))).toEqual([])
    // Nor is it in its own way, nor what is cancelled.
    expect(await codes(s, other, { event: id })).toEqual([])
    await cancelOccurrence(s.approver, (await meetingsOf(s, id))[0]!.id, { reason: 'Mưa' })
    expect(await codes(s, eventOf(s, own))).toEqual([])
  })

  test('that takes place on a holiday is warned of', async () => {
    const s = await scenario()
    await saveHoliday(s.admin, '2026-06-11', { name: 'Ngày hội' })
    expect(said((await check(s, eventOf(s))).findings)).toEqual(['Thứ Năm 11/06 là ngày nghỉ: Ngày hội.'])
    expect(await codes(s, seriesOf(s))).toEqual([])
    expect(await codes(s, seriesOf(s, { keptDates: '2026-06-11' }))).toEqual(['holiday'])
    expect(await codes(s, seriesOf(s, { skipsHolidays: 'false' }))).toEqual(['holiday'])
  })

  test('half filled in is checked as far as it goes; what is wrong is said, what is missing is not', async () => {
    const s = await scenario()
    await createEvent(s.editor, eventOf(s))
    const typed = { venueId: s.venue.id, startsOn: '11/06/2026', startTime: '14:00', endTime: '15:00' }
    expect(await codes(s, typed)).toEqual(['venue_taken'])
    for (const missing of [{ venueId: '' }, { startTime: '' }, { startsOn: '' }, { repeats: 'weekly' }, {}])
      expect((await check(s, { ...typed, endTime: 'endTime' in missing ? '' : '15:00', ...missing })).fields).toEqual(
        {},
      )
    expect(await check(s, { ...typed, startsOn: '31/02/2026', capacity: 'x' })).toEqual({
      ...{ findings: [], freeSlot: null, meetings: [], resting: [] },
      fields: { startsOn: { code: 'invalid_date' }, capacity: { code: 'invalid_number' } },
    })
    const lunar = { repeats: 'lunar', lunarDay: 30, lunarMonth: 8, count: 3, startsOn: '2026-06-01' }
    expect((await check(s, { ...typed, ...lunar })).fields).toMatchObject({ lunarDay: { code: 'lunar_day_missing' } })
    expect((await check(s, { ...typed, capacity: 'x', venueId: 'khong-co' })).fields).toMatchObject({
      ...{ capacity: { code: 'invalid_number' }, venueId: { code: 'unknown_choice' } },
    })
  })
})

describe('an edit that is checked', () => {
  test('of a series from a date on is not in the way of its own earlier self', async () => {
    const s = await scenario()
    const id = await published(s, seriesOf(s))
    await createEvent(
      s.editor,
      eventOf(s, { title: 'Cờ vua', startsOn: '2026-06-18', startTime: '16:00', endTime: '17:00' }),
    )
    const input = seriesOf(s, { startTime: '15:00', endTime: '17:00' })
    expect(await codes(s, input, { event: id })).toEqual(['venue_taken'])
    const following = await check(s, input, { event: id, from: '2026-06-23' })
    expect(following.findings).toEqual([])
    expect(following.meetings.map(({ date }) => date)).toEqual(['2026-06-23', '2026-06-25', '2026-06-30'])
    expect((await check(s, input, { event: id, from: '2026-06-24' })).fields).toEqual({
      from: { code: 'date_not_named' },
    })
  })

  test('of one meeting, those after it or all finds what the move would be refused for', async () => {
    const s = await scenario()
    const { id } = await createEvent(s.editor, seriesOf(s))
    await createEvent(
      s.editor,
      eventOf(s, { title: 'Cờ vua', startsOn: '2026-06-18', startTime: '16:00', endTime: '17:00' }),
    )
    const [, tuesday, thursday] = await meetingsOf(s, id)
    const to = (startsOn: string, scope: string) => ({
      startsOn,
      startTime: '15:00',
      endTime: '17:00',
      scope,
      version: 1,
    })
    const wednesday = await checkPlan(s.editor, { occurrence: tuesday!.id, move: to('2026-06-17', 'this') })
    expect(wednesday.findings).toEqual([])
    const one = await checkPlan(s.editor, { occurrence: thursday!.id, move: to('2026-06-18', 'this') })
    expect(one).toMatchObject({
      findings: [{ code: 'venue_taken' }],
      freeSlot: { startsOn: '2026-06-18', startTime: '13:45', endTime: '15:45' },
    })
    for (const scope of ['following', 'all']) {
      const all = await checkPlan(s.editor, { occurrence: tuesday!.id, move: to('2026-06-16', scope) })
      expect(all.findings, scope).toMatchObject([{ code: 'venue_taken', count: 1 }])
      expect(all.freeSlot, scope).toEqual({ startsOn: '2026-06-16', startTime: '13:45', endTime: '15:45' })
      const refused = refusalOf(moveOccurrence(s.editor, tuesday!.id, to('2026-06-16', scope)))
      expect(await refused, scope).toBe('venue_taken')
    }
  })

  test('is refused like the change itself: another ward’s, outdated, cancelled, over, by another role', async () => {
    const s = await scenario()
    const id = await published(s)
    const [only] = await meetingsOf(s, id)
    const move = { startsOn: '2026-06-12', startTime: '15:00', endTime: '17:00', version: 1 }
    const plan = { occurrence: only!.id, move }
    expect(await refusalOf(checkPlan((await scenario()).editor, plan))).toBe('missing')
    expect(await refusalOf(checkPlan(s.editor, { ...plan, event: 'khac' }))).toBe('missing')
    expect(await refusalOf(checkPlan(s.groupHead, plan))).toBe('forbidden')
    expect(await refusalOf(checkPlan(s.editor, { ...plan, move: { ...move, version: 9 } }))).toBe('changed_meanwhile')
    expect(await refusalOf(checkPlan(s.editor, { ...plan, move: { ...move, endTime: '14:00' } }))).toEqual({
      endTime: 'end_before_start',
    })
    s.clock.now = only!.endsAt
    expect(await refusalOf(checkPlan(s.editor, plan))).toBe('meeting_over')
    expect(await refusalOf(check(await scenario(), eventOf(s), { event: id }))).toBe('missing')
  })
})
