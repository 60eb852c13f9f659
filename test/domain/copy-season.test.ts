import { describe, expect, test } from 'vitest'
import { cancelEvent } from '../../src/events/cancel-event'
import { copySeason } from '../../src/events/copy-season'
import { createEvent } from '../../src/events/create-event'
import { getEvent } from '../../src/events/get-event'
import { listEvents } from '../../src/events/list-events'
import { addHoliday } from '../../src/places/save-holiday'
import { createTerm } from '../../src/places/save-term'
import { eventOf, seriesOf } from '../support/event-input'
import { refusalOf } from '../support/refusal-of'
import { type Scenario, scenario } from '../support/scenario'

const nextSummer = { from: '2026-06-01', to: '2026-09-30', startsOn: '2027-06-01' }
const datesOf = async (s: Scenario, id: string) => (await getEvent(s.editor, id)).occurrences.map(one => one.ruleDate)
const copyOf = async (s: Scenario, title: string) => {
  const copied = (await copySeason(s.editor, nextSummer)).find(one => one.title === title)!
  return copied.outcome === 'made' ? getEvent(s.editor, copied.id) : copied
}

describe('a season copied to the next year', () => {
  test('keeps weekdays and times as drafts, and rests on the holidays of the new year', async () => {
    const s = await scenario()
    await createEvent(
      s.editor,
      seriesOf(s, { skippedDates: '16/06/2026', groupIds: [s.group.id], registration: 'open', capacity: 20 }),
    )
    await addHoliday(s.admin, { date: '2027-06-10', name: 'Ngày nghỉ của phường' })
    const copy = await copyOf(s, 'Internet an toàn')
    expect(copy).toMatchObject({
      status: 'draft',
      startTime: '14:00',
      durationMinutes: 120,
      capacity: 20,
      groups: [{ id: s.group.id }],
      rule: { days: [2, 4], until: '2027-06-29' },
    })
    expect((copy as { occurrences: { ruleDate: string }[] }).occurrences.map(one => one.ruleDate)).toEqual([
      '2027-06-15',
      '2027-06-17',
      '2027-06-22',
      '2027-06-24',
      '2027-06-29',
    ])
  })

  test('finds lunar days anew, and the same day of the month', async () => {
    const s = await scenario()
    await createEvent(
      s.editor,
      eventOf(s, {
        title: 'Trung thu',
        repeats: 'lunar',
        lunarDay: 15,
        lunarMonth: 8,
        count: 1,
        endTime: '20:00',
        startTime: '18:00',
      }),
    )
    await createEvent(
      s.editor,
      eventOf(s, { title: 'Đọc sách', startsOn: '2026-06-15', repeats: 'monthly_date', count: 3 }),
    )
    const copies = await copySeason(s.editor, nextSummer)
    const ids = Object.fromEntries(copies.map(one => [one.title, one.outcome === 'made' ? one.id : '']))
    expect(await datesOf(s, ids['Trung thu']!)).toEqual(['2027-09-15'])
    expect(await datesOf(s, ids['Đọc sách']!)).toEqual(['2027-06-15', '2027-07-15', '2027-08-15'])
  })

  // 364 and 371 days on.
  test.each(['2027-08-01', '2027-08-02'])(
    'keeps the month of a day, the last meeting and when registration closes, into %s',
    async startsOn => {
      const s = await scenario()
      const series = (title: string, own: object) =>
        createEvent(s.editor, eventOf(s, { title, venueId: s.square.id, ...own }))
      const moon = { repeats: 'lunar', lunarDay: 15, lunarMonth: 8 }
      const evening = { ...moon, startTime: '18:00', endTime: '20:00', registration: 'open' }
      await series('Trung thu', {
        ...evening,
        startsOn: '2026-09-01',
        until: '2026-09-25',
        registrationClosesOn: '2026-09-24',
      })
      await series('Ngày hội', { startsOn: '2026-08-30', repeats: 'monthly_date', until: '2026-09-30' })
      await series('Rằm', { ...moon, startsOn: '2025-09-01', until: '2026-12-31' })
      const copies = await copySeason(s.editor, { from: '2026-08-01', to: '2026-09-30', startsOn })
      const made = copies.map(async one => [one.title, one.outcome === 'made' ? await datesOf(s, one.id) : one])
      expect(Object.fromEntries(await Promise.all(made))).toEqual({
        'Trung thu': ['2027-09-15'],
        'Ngày hội': ['2027-08-30', '2027-09-30'],
        Rằm: ['2027-09-15'],
      })
    },
  )

  test('leaves alone what repeats into it by itself, what is cancelled, and what was copied before', async () => {
    const s = await scenario()
    await createEvent(
      s.editor,
      eventOf(s, { title: 'Trung thu', repeats: 'lunar', lunarDay: 15, lunarMonth: 8, count: 3 }),
    )
    await createEvent(s.editor, seriesOf(s))
    const off = await createEvent(s.editor, eventOf(s, { title: 'Thôi', startsOn: '2026-06-12' }))
    await cancelEvent(s.approver, off.id, { reason: 'Thôi' })
    const outcomes = async () => (await copySeason(s.editor, nextSummer)).map(({ title, outcome }) => [title, outcome])
    expect(await outcomes()).toEqual([
      ['Internet an toàn', 'made'],
      ['Trung thu', 'already'],
    ])
    expect(await outcomes()).toEqual([
      ['Internet an toàn', 'already'],
      ['Trung thu', 'already'],
    ])
    expect((await listEvents(s.editor)).items).toHaveLength(4)
  })

  test('reports what finds its venue taken, and writes nothing when only tried', async () => {
    const s = await scenario()
    await createEvent(s.editor, seriesOf(s))
    await createEvent(s.editor, eventOf(s, { title: 'Đã xếp năm sau', startsOn: '2027-06-15' }))
    const tried = await copySeason(s.editor, nextSummer, { dryRun: true })
    expect(tried).toMatchObject([
      { outcome: 'refused', refused: { reason: { code: 'venue_taken', values: { title: 'Đã xếp năm sau' } } } },
    ])
    expect((await listEvents(s.editor)).items).toHaveLength(2)
  })

  describe('says how many meetings each copy has', () => {
    const lessons = (s: Scenario) =>
      eventOf(s, {
        title: 'Chào cờ',
        startsOn: '2026-09-07',
        startTime: '07:00',
        endTime: '07:45',
        repeats: 'school',
        days: [1],
        period: 1,
        until: '2026-12-14',
      })
    const yearOf = async (s: Scenario) => {
      await createTerm(s.admin, { name: 'Học kỳ I', startsOn: '2026-09-07', endsOn: '2027-01-15' })
      await createEvent(s.editor, lessons(s))
    }
    const autumn = { from: '2026-09-01', to: '2026-12-31', startsOn: '2027-08-31' }
    const reportOf = async (s: Scenario, season = nextSummer) =>
      (await copySeason(s.editor, season, { dryRun: true }))[0]

    test('of lessons whose terms are not entered to the end', async () => {
      const s = await scenario()
      await yearOf(s)
      await createTerm(s.admin, { name: 'Đầu năm', startsOn: '2027-09-06', endsOn: '2027-09-24' })
      expect(await reportOf(s, autumn)).toMatchObject({
        before: 15,
        meetings: 3,
        fewer: { terms: true, holidays: 0 },
      })
    })

    test('of lessons of a term that is entered, and a few days shorter', async () => {
      const s = await scenario()
      await yearOf(s)
      await createTerm(s.admin, { name: 'Học kỳ I', startsOn: '2027-09-13', endsOn: '2028-01-14' })
      expect(await reportOf(s, autumn)).toMatchObject({ before: 15, meetings: 14, fewer: { terms: false } })
    })

    test('of what rests on holidays that the old season did not have', async () => {
      const s = await scenario()
      await createEvent(s.editor, seriesOf(s))
      expect(await reportOf(s)).toMatchObject({ before: 6, meetings: 6, fewer: null })
      for (const date of ['2027-06-10', '2027-06-15']) await addHoliday(s.admin, { date, name: 'Ngày nghỉ' })
      expect(await reportOf(s)).toMatchObject({ before: 6, meetings: 4, fewer: { holidays: 2, terms: false } })
    })

    test('of a lunar day of several years by the season alone, and of what is refused not at all', async () => {
      const s = await scenario()
      await createEvent(
        s.editor,
        eventOf(s, { startsOn: '2025-09-01', repeats: 'lunar', lunarDay: 15, lunarMonth: 8, until: '2026-12-31' }),
      )
      const into2027 = { from: '2026-08-01', to: '2026-09-30', startsOn: '2027-08-01' }
      expect(await reportOf(s, into2027)).toMatchObject({ before: 1, meetings: 1, fewer: null })
      await createEvent(s.editor, eventOf(s, { title: 'Đã xếp', startsOn: '2027-09-15' }))
      expect(await reportOf(s, into2027)).toMatchObject({ outcome: 'refused', before: 1, meetings: null, fewer: null })
    })
  })

  // 364 days after the first Tuesday of September is the last of August; 371 after that of July the second.
  test.each([
    ['2026-09-01', '2027-08-31', '2027-09-07'],
    ['2026-07-07', '2027-07-12', '2027-07-06'],
  ])('keeps the nth weekday of a month: %s into %s', async (startsOn, into, first) => {
    const s = await scenario()
    await createEvent(
      s.editor,
      eventOf(s, { startsOn, repeats: 'monthly_weekday', nth: 1, days: [2], until: startsOn }),
    )
    const [copied] = await copySeason(s.editor, { from: startsOn, to: '2026-12-31', startsOn: into })
    expect(copied).toMatchObject({ outcome: 'made', startsOn: first, meetings: 1 })
  })

  test('is refused into the same time, and to coordinators', async () => {
    const s = await scenario()
    expect(await refusalOf(copySeason(s.editor, { ...nextSummer, startsOn: '2026-09-01' }))).toEqual({
      startsOn: 'season_not_later',
    })
    expect(await refusalOf(copySeason(s.coordinator, nextSummer))).toBe('forbidden')
  })
})
