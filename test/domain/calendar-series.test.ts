import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderIcs } from '../../src/calendar/render-ics'
import { meetingStatusOf } from '../../src/publications/meeting-status'
import type { Publication, PublicationPayload, PublicOccurrence } from '../../src/publications/publication'
import { addDays, DAY, HOUR, instantOf, MINUTE, rfc3339, wallDate } from '../../src/shared/dates'
import type { Rule, Term } from '../../src/shared/recurrence'
import { meetingOn, occurrencesOf, publicationOf, weekly } from '../support/publications'
import { feedOf, read, unfold } from '../support/read-ics'
import { NOW } from '../support/scenario'

const square = { id: 'square', slug: 'quang-truong', name: 'Quảng trường phường', address: 'Phố Mới' }
const statuses = { scheduled: 'CONFIRMED', postponed: 'TENTATIVE', cancelled: 'CANCELLED' }

/** Tuesdays from 9 June to 28 July 2026, with changes to some, by their place in the series. */
function series(changes: Record<number, Partial<PublicOccurrence>> = {}, payload: Partial<PublicationPayload> = {}) {
  const event = publicationOf({ id: 'lop', payload: { rule: weekly([2], '2026-07-28'), ...payload } })
  for (const [index, change] of Object.entries(changes))
    Object.assign(event.payload.occurrences[Number(index)]!, change)
  return event
}

const rruleOf = (event: Publication) => unfold(renderIcs(feedOf([event]))).find(line => line.startsWith('RRULE'))
const timesIn = (event: Publication) =>
  event.payload.occurrences.map(one => `${rfc3339(one.startsAt)} ${rfc3339(one.endsAt)}`).sort()
const timesRead = (event: Publication, expand = false) =>
  read(renderIcs(feedOf([event]), { expand })).map(one => `${rfc3339(one.start)} ${rfc3339(one.end)}`)

describe('a series in a calendar', () => {
  test.each<[string, Rule, string, string]>([
    ['days', { freq: 'daily', every: 3, until: '2026-06-20', count: null }, '2026-06-09', 'FREQ=DAILY;INTERVAL=3'],
    ['weeks', { ...weekly([4, 2], '2026-07-30'), every: 2 }, '2026-06-09', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH'],
    [
      'a day of the month',
      { freq: 'monthly_date', day: 15, every: 1, until: null, count: 4 },
      '2026-06-15',
      'FREQ=MONTHLY;BYMONTHDAY=15',
    ],
    [
      'a weekday of the month',
      { freq: 'monthly_weekday', nth: -1, weekday: 6, every: 1, until: null, count: 4 },
      '2026-06-27',
      'FREQ=MONTHLY;BYDAY=-1SA',
    ],
  ])('repeats by %s, to its last meeting', (_, rule, startsOn, said) => {
    const event = publicationOf({ payload: { rule, startsOn } })
    const last = rfc3339(event.payload.occurrences.at(-1)!.startsAt - 7 * HOUR).slice(0, 19)
    expect(rruleOf(event)).toBe(`RRULE:${said};UNTIL=${last.replace(/[-:]/g, '')}Z`)
    expect(timesRead(event)).toEqual(timesIn(event))
  })

  test('leaves lessons out in the weeks between the terms', () => {
    const rule: Rule = { freq: 'school', days: [1], period: 1, every: 1, until: '2026-06-29', count: null }
    const startsOn = '2026-06-01'
    const base = { ...publicationOf().payload, rule, startsOn }
    const terms = [
      { startsOn: '2026-06-01', endsOn: '2026-06-08' },
      { startsOn: '2026-06-22', endsOn: '2026-07-31' },
    ]
    const event = publicationOf({ payload: { ...base, occurrences: occurrencesOf(base, [], terms) } })
    const lines = unfold(renderIcs(feedOf([event])))
    expect(lines).toContain('EXDATE;TZID=Asia/Ho_Chi_Minh:20260615T140000')
    expect(timesRead(event)).toHaveLength(4)
    expect(timesRead(event)).toEqual(timesIn(event))
  })

  test('has a lunar day once a year, each with both of its dates', () => {
    const rule: Rule = { freq: 'lunar', day: 15, month: 8, every: 1, until: null, count: 3 }
    const event = publicationOf({ payload: { rule, startsOn: '2026-09-25', startTime: '18:00' } })
    const ics = renderIcs(feedOf([event], { to: instantOf('2030-01-01') }))
    expect(ics).not.toMatch(/RRULE|RDATE/)
    const seen = read(ics)
    expect(seen.map(one => wallDate(one.start))).toEqual(['2026-09-25', '2027-09-15', '2028-10-03'])
    expect(new Set(seen.map(one => one.uid)).size).toBe(3)
    expect(seen[0]!.description).toContain('25/09/2026, tức 15/8 âm lịch')
  })

  test('shows a moved meeting at its new time in the place of the old, and says which it stands for', () => {
    const event = series({
      2: { startsAt: instantOf('2026-06-24', '09:00'), endsAt: instantOf('2026-06-24', '11:00') },
    })
    const ics = renderIcs(feedOf([event]))
    expect(unfold(ics)).toContain('RECURRENCE-ID;TZID=Asia/Ho_Chi_Minh:20260623T140000')
    expect(timesRead(event)).toEqual(timesIn(event))
    expect(read(ics)[2]!.description).toContain('Thay cho thứ Ba 23/06')
    expect(read(ics)[1]!.description).not.toContain('hay cho')
  })

  test('keeps the UID of a meeting that moves, also in the expanded calendar', () => {
    const uids = (event: Publication) => read(renderIcs(feedOf([event]), { expand: true })).map(one => one.uid)
    const moved = series({
      2: { id: 'another', startsAt: instantOf('2026-06-24'), endsAt: instantOf('2026-06-24', '02:00') },
    })
    expect(uids(moved)).toEqual(uids(series()))
  })

  test('says a meeting’s own venue and note', () => {
    const seen = read(renderIcs(feedOf([series({ 1: { venue: square, note: 'Mang theo mũ' } })])))
    expect([seen[0]!.location, seen[1]!.location]).toEqual([
      'Nhà văn hóa Đông Cao, TDP Đông Cao',
      'Quảng trường phường, Phố Mới',
    ])
    expect(seen[1]!.description).toContain('Lưu ý: Mang theo mũ')
  })

  test('shows a postponed meeting as uncertain, with its mark and its reason', () => {
    const event = series({ 1: { status: 'postponed', reason: 'Bão số 3' } })
    for (const expand of [false, true]) {
      const seen = read(renderIcs(feedOf([event]), { expand }))
      expect(seen[1]).toMatchObject({ status: 'TENTATIVE', summary: '[HOÃN] Lớp Internet an toàn cho em' })
      expect(seen[1]!.description).toContain('HOÃN, sẽ báo ngày mới: Bão số 3')
      expect(seen.filter(one => one.status === 'CONFIRMED')).toHaveLength(7)
    }
  })

  test('is postponed as a whole, except for what was cancelled, or held before', () => {
    const notice = { kind: 'postponed' as const, reason: 'Sân đang sửa' }
    const event = { ...series({ 3: { status: 'cancelled', reason: 'Mưa' } }, { notice }), modifiedAt: NOW + 3 * DAY }
    const seen = read(renderIcs(feedOf([event])))
    expect(seen.map(one => one.status.slice(0, 2)).join(' ')).toBe('CO TE TE CA TE TE TE TE')
    expect(seen[1]!.description).toContain('HOÃN, sẽ báo ngày mới: Sân đang sửa')
    expect(seen[3]!.description).toContain('ĐÃ HỦY: Mưa')
    expect(renderIcs(feedOf([event])).match(/BEGIN:VEVENT/g)).toHaveLength(3)
  })

  test('lets a meeting of a postponed event that was called back take place', () => {
    const event = series(
      { 2: { reason: 'Mượn được sân khác' } },
      { notice: { kind: 'postponed', reason: 'Sân đang sửa' } },
    )
    const seen = read(renderIcs(feedOf([event])))
    expect(seen.map(one => one.status.slice(0, 2)).join(' ')).toBe('TE TE CO TE TE TE TE TE')
    expect(seen[2]!.description).toContain('Diễn ra trở lại: Mượn được sân khác')
  })

  test('says that what was called off takes place again', () => {
    const whole = series({}, { notice: { kind: 'restored', reason: 'Sân đã sửa xong' } })
    expect(read(renderIcs(feedOf([whole])))[0]).toMatchObject({ status: 'CONFIRMED', summary: whole.payload.title })
    expect(read(renderIcs(feedOf([whole])))[0]!.description).toContain('Diễn ra trở lại: Sân đã sửa xong')
    const one = read(renderIcs(feedOf([series({ 1: { reason: 'Trời đã tạnh' } })])))
    expect(one[1]!.description).toContain('Diễn ra trở lại: Trời đã tạnh')
    expect(one[0]!.description).not.toContain('trở lại')
  })
})

describe('any publication', () => {
  const end = {
    every: fc.integer({ min: 1, max: 3 }),
    until: fc.constant(null),
    count: fc.integer({ min: 1, max: 12 }),
  }
  const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 })
  const of = <T extends string>(freq: T) => fc.constant(freq)
  const rule: fc.Arbitrary<Rule | null> = fc.oneof(
    fc.constant(null),
    fc.record({ freq: of('daily'), ...end }),
    fc.record({ freq: of('weekly'), days: weekdays, ...end }),
    fc.record({ freq: of('monthly_date'), day: fc.integer({ min: 1, max: 31 }), ...end }),
    fc.record({
      freq: of('monthly_weekday'),
      nth: fc.constantFrom(1, 2, 3, 4, -1),
      weekday: fc.integer({ min: 1, max: 7 }),
      ...end,
    }),
    fc.record({
      freq: of('lunar'),
      day: fc.integer({ min: 1, max: 30 }),
      month: fc.integer({ min: 1, max: 12 }),
      ...end,
    }),
    fc.record({ freq: of('school'), days: weekdays, period: fc.constant(1), ...end }),
  )
  const fate = fc.record({
    keep: fc.constantFrom(true, true, true, false),
    status: fc.constantFrom('scheduled' as const, 'scheduled' as const, 'postponed' as const, 'cancelled' as const),
    moved: fc.constantFrom(0, 0, 0, 30, -60, 1440, -4320, 10080),
    longer: fc.constantFrom(0, 0, 45),
    venue: fc.constantFrom(null, null, square),
    note: fc.constantFrom('', '', 'Mang theo nước'),
    reason: fc.constantFrom(null, 'Mưa bão'),
  })
  const terms: Term[] = [
    { startsOn: '2026-05-01', endsOn: '2026-06-14' },
    { startsOn: '2026-07-06', endsOn: '2027-12-31' },
  ]
  const publication = fc
    .record({
      title: fc.string({ unit: 'binary', maxLength: 60 }),
      startsOn: fc.integer({ min: 0, max: 100 }).map(days => addDays('2026-05-20', days)),
      startTime: fc.constantFrom('00:00', '06:30', '14:00', '23:30'),
      durationMinutes: fc.constantFrom(15, 90, 480),
      rule,
      fates: fc.array(fate, { minLength: 1, maxLength: 8 }),
      extra: fc.boolean(),
      status: fc.constantFrom('published' as const, 'published' as const, 'cancelled' as const),
      kind: fc.constantFrom(null, null, 'postponed' as const, 'restored' as const),
      age: fc.integer({ min: 0, max: 60 }),
    })
    .map(({ fates, extra, status, kind, age, ...rest }) => {
      const base = { ...publicationOf().payload, ...rest, notice: kind && { kind, reason: 'Theo công văn' } }
      const occurrences: PublicOccurrence[] = occurrencesOf(base, [], terms).flatMap((one, index) => {
        const { keep, moved, longer, ...own } = fates[index % fates.length]!
        const startsAt = one.startsAt + moved * MINUTE
        return keep ? [{ ...one, ...own, startsAt, endsAt: one.endsAt + (moved + longer) * MINUTE }] : []
      })
      // Held by an older rule, or put beside the series: no rule names it.
      if (extra || !occurrences.length) occurrences.push(meetingOn('2026-05-19', '08:00', 60))
      occurrences.sort((a, b) => a.startsAt - b.startsAt)
      const modifiedAt = instantOf('2026-06-01') + age * DAY
      return publicationOf({ status, modifiedAt, payload: { ...base, occurrences } })
    })

  const expected = (event: Publication) =>
    event.payload.occurrences
      .map(one => {
        const venue = (one.venue ?? event.payload.venue)!.name
        return `${rfc3339(one.startsAt)} ${rfc3339(one.endsAt)} ${statuses[meetingStatusOf(event, one)]} ${venue}`
      })
      .sort()
  const found = (ics: string) =>
    read(ics)
      .map(one => `${rfc3339(one.start)} ${rfc3339(one.end)} ${one.status} ${one.location.split(',')[0]}`)
      .sort()
  const wide = { from: instantOf('2020-01-01'), to: instantOf('2090-01-01') }

  test('reads back to its meetings, as a series and expanded, with their states and places', () => {
    fc.assert(
      fc.property(publication, fc.boolean(), (event, expand) => {
        expect(found(renderIcs(feedOf([event], wide), { expand }))).toEqual(expected(event))
      }),
      { numRuns: 400 },
    )
  })
})
