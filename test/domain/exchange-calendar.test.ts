import { strToU8 } from 'fflate'
import { describe, expect, test } from 'vitest'
import { renderIcs } from '../../src/calendar/render-ics'
import type { PlanRow } from '../../src/exchange/plan-row'
import { readRows } from '../../src/exchange/read-rows'
import { readTable } from '../../src/exchange/read-table'
import { messages } from '../../src/messages'
import type { Publication } from '../../src/publications/publication'
import { instantOf, rfc3339, wallDate } from '../../src/shared/dates'
import { datesOf, type Rule } from '../../src/shared/recurrence'
import { occurrencesOf, publicationOf, weekly } from '../support/publications'
import { NOW } from '../support/scenario'

const START = 'DTSTART;TZID=Asia/Ho_Chi_Minh:20260609T140000'
const read = async (text: string) => readRows(await readTable(strToU8(text)))
const calendar = (...events: string[][]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...events.flatMap(lines => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
  ].join('\r\n')
/** An event of an hour and a half with more lines; `start` and `end` go in the place of the usual ones. */
const event = (more: string[], start = START, end = 'DURATION:PT90M') => [
  'UID:a@b',
  'SUMMARY:Lớp bơi',
  start,
  end,
  ...more,
]
const one = async (...lines: Parameters<typeof event>) => (await read(calendar(event(...lines))))[0]!

describe('a calendar', () => {
  test('gives its events with the lines they stand in', async () => {
    const more = [
      'LOCATION:Bể bơi\\, cổng sau',
      'DESCRIPTION:Mang đồ bơi\\nĐi dép',
      'ORGANIZER;CN=Đoàn phường:mailto:a@b.vn',
      'CATEGORIES:Thể thao',
    ]
    const rows = await read(
      calendar(event(more), ['UID:c', 'SUMMARY:Hai', START, 'DTEND;TZID=Asia/Saigon:20260609T153000']),
    )
    expect(rows).toHaveLength(2)
    expect(rows[0]).toMatchObject({ line: 3, key: 'a@b', errors: {} })
    expect(rows[0]!.input).toEqual({
      title: 'Lớp bơi',
      venueName: 'Bể bơi, cổng sau',
      description: 'Mang đồ bơi\nĐi dép',
      organizationName: 'Đoàn phường',
      category: 'sports',
      mode: 'in_person',
      startsOn: '2026-06-09',
      startTime: '14:00',
      durationMinutes: 90,
      repeats: 'once',
      skipsHolidays: false,
    })
    expect(rows[1]).toMatchObject({ line: 13, input: { durationMinutes: 90 }, errors: {} })
  })

  test.each<[string, Record<string, unknown>]>([
    ['FREQ=DAILY;COUNT=5', { repeats: 'daily', every: 1, count: 5 }],
    ['FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20260730T070000Z', { repeats: 'weekly', days: [2, 4], until: '2026-07-30' }],
    ['FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20260730T065959Z', { repeats: 'weekly', days: [2, 4], until: '2026-07-28' }],
    ['FREQ=WEEKLY;UNTIL=20260630', { repeats: 'weekly', days: [2], until: '2026-06-30' }],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=4', { repeats: 'weekly', every: 2, days: [2], count: 4 }],
    ['FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;COUNT=9', { repeats: 'weekly', days: [1, 2, 3, 4, 5], count: 9 }],
    ['FREQ=MONTHLY;COUNT=3', { repeats: 'monthly_date', count: 3 }],
    ['FREQ=MONTHLY;BYMONTHDAY=9;COUNT=3', { repeats: 'monthly_date' }],
    ['FREQ=MONTHLY;BYDAY=2TU;COUNT=3', { repeats: 'monthly_weekday', days: [2], nth: 2 }],
    ['FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2;COUNT=3', { repeats: 'monthly_weekday', days: [2], nth: 2 }],
    ['FREQ=WEEKLY;COUNT=1', { repeats: 'once' }],
    ['FREQ=YEARLY;COUNT=1', { repeats: 'once' }],
  ])('repeats as it says: %s', async (rule, input) => {
    const row = await one([`RRULE:${rule}`])
    expect(row.errors).toEqual({})
    expect(row.input).toMatchObject(input)
  })

  test('in UTC is taken at the same instant, on the day it is here', async () => {
    const row = await one(
      ['RRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4', 'EXDATE:20260610T230000Z'],
      'DTSTART:20260608T230000Z',
      'DTEND:20260609T003000Z',
    )
    expect(row.errors).toEqual({})
    expect(row.input).toMatchObject({
      startsOn: '2026-06-09',
      startTime: '06:00',
      durationMinutes: 90,
      days: [2, 4],
      count: 4,
      skippedDates: ['2026-06-11'],
    })
  })

  test.each<[string, string[], string | undefined, string, object]>([
    ['a rule without an end', ['RRULE:FREQ=WEEKLY;BYDAY=TU'], undefined, 'until', { code: 'end_required' }],
    ['10,000 meetings', ['RRULE:FREQ=DAILY;COUNT=10000'], undefined, 'until', { code: 'series_too_long' }],
    ['years on', ['RRULE:FREQ=WEEKLY;UNTIL=20300101T000000Z'], undefined, 'until', { code: 'series_too_long' }],
    ['every year', ['RRULE:FREQ=YEARLY;COUNT=3'], undefined, 'repeats', { code: 'ics_rule' }],
    [
      'the last day of months',
      ['RRULE:FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3'],
      undefined,
      'repeats',
      { code: 'ics_rule' },
    ],
    ['two days of months', ['RRULE:FREQ=MONTHLY;BYMONTHDAY=9,20;COUNT=4'], undefined, 'repeats', { code: 'ics_rule' }],
    ['certain months', ['RRULE:FREQ=DAILY;BYMONTH=6;COUNT=4'], undefined, 'repeats', { code: 'ics_rule' }],
    ['hours', ['RRULE:FREQ=HOURLY;COUNT=4'], undefined, 'repeats', { code: 'ics_rule' }],
    [
      'a first day that does not follow',
      ['RRULE:FREQ=WEEKLY;BYDAY=WE;COUNT=4'],
      undefined,
      'repeats',
      { code: 'ics_rule' },
    ],
    [
      'weeks that begin on Sunday',
      ['RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU;COUNT=6'],
      undefined,
      'repeats',
      { code: 'ics_rule' },
    ],
    [
      'two rules',
      ['RRULE:FREQ=DAILY;COUNT=2', 'RRULE:FREQ=WEEKLY;COUNT=2'],
      undefined,
      'repeats',
      { code: 'ics_rule' },
    ],
    [
      'single dates besides',
      ['RDATE;TZID=Asia/Ho_Chi_Minh:20260620T140000'],
      undefined,
      'repeats',
      { code: 'ics_rdate' },
    ],
    ['whole days', [], 'DTSTART;VALUE=DATE:20260609', 'startsOn', { code: 'ics_all_day' }],
    ['hours of no zone', [], 'DTSTART:20260609T140000', 'startsOn', { code: 'ics_floating' }],
    [
      'another zone',
      [],
      'DTSTART;TZID=Asia/Tokyo:20260609T140000',
      'startsOn',
      { code: 'ics_zone', values: { zone: 'Asia/Tokyo' } },
    ],
    [
      'a neighbour’s zone',
      [],
      'DTSTART;TZID=Asia/Bangkok:20260609T140000',
      'startsOn',
      { code: 'ics_zone', values: { zone: 'Asia/Bangkok' } },
    ],
    [
      'no meeting left',
      ['RRULE:FREQ=DAILY;COUNT=1', 'EXDATE;TZID=Asia/Ho_Chi_Minh:20260609T140000'],
      undefined,
      'skippedDates',
      { code: 'no_occurrence' },
    ],
    ['a cancellation', ['STATUS:CANCELLED'], undefined, 'form', { code: 'ics_cancelled' }],
    ['no start', [], 'X-NOTHING:1', 'startsOn', { code: 'required' }],
  ])('of %s is refused, that row alone', async (_, more, start, field, reason) => {
    const rows = await read(calendar(event(more, start), ['UID:good', 'SUMMARY:Khác', START, 'DURATION:PT1H']))
    expect(rows[0]!.errors).toMatchObject({ [field]: reason })
    expect(rows[1]!.errors).toEqual({})
  })

  test('with broken events and a broken time zone spoils none of the others', async () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Asia/Ho_Chi_Minh',
      'BEGIN:STANDARD',
      'TZOFFSETTO:+0900',
      'rubbish',
      'END:VTIMEZONE',
    ]
    const events = calendar(
      event([], 'DTSTART;TZID=Asia/Ho_Chi_Minh:hôm nay'),
      ['no colon here', '\u0001'],
      ['UID:c', 'SUMMARY:Lớp', START, 'DURATION:PT1H', 'RRULE:FREQ=SOMETIMES;COUNT=2'],
      ['UID:d', 'SUMMARY:Lớp', START, 'DURATION:PT1H'],
    )
    const rows = await read(events.replace('VERSION:2.0', ['VERSION:2.0', ...zone].join('\r\n')))
    const broken = { form: { code: 'ics_unreadable' } }
    expect(rows.map(({ errors }) => errors)).toEqual([broken, broken, broken, {}])
    expect(rows[0]!.raw.startsOn).toContain('hôm')
    expect(rows[3]!.input).toMatchObject({ startsOn: '2026-06-09', startTime: '14:00' })
  })

  test('takes what Outlook in Vietnam writes', async () => {
    const row = await one(
      [],
      'DTSTART;TZID="SE Asia Standard Time":20260609T140000',
      'DTEND;TZID="SE Asia Standard Time":20260609T153000',
    )
    expect(row).toMatchObject({ errors: {}, input: { startTime: '14:00', durationMinutes: 90 } })
  })

  test('leaves out days off; a meeting moved becomes an event of its own, one called off a day off', async () => {
    const weekly = event(['RRULE:FREQ=WEEKLY;COUNT=5', 'EXDATE;TZID=Asia/Ho_Chi_Minh:20260616T140000'])
    const moved = [
      ...event([], 'DTSTART;TZID=Asia/Ho_Chi_Minh:20260624T080000'),
      'RECURRENCE-ID;TZID=Asia/Ho_Chi_Minh:20260623T140000',
    ]
    const off = [...event(['STATUS:CANCELLED']), 'RECURRENCE-ID;TZID=Asia/Ho_Chi_Minh:20260630T140000']
    const onward = [...event([]), 'RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Asia/Ho_Chi_Minh:20260707T140000']
    const rows = await read(calendar(weekly, moved, off, onward))
    expect(rows.map(({ key, errors }) => [key, errors])).toEqual([
      ['a@b', {}],
      ['a@b/2026-06-23', {}],
      [expect.stringContaining('a@b/'), { repeats: { code: 'ics_range' } }],
    ])
    expect(rows[0]!.input).toMatchObject({ count: 5, skippedDates: ['2026-06-16', '2026-06-23', '2026-06-30'] })
    expect(rows[1]!.input).toMatchObject({ startsOn: '2026-06-24', startTime: '08:00', repeats: 'once' })
  })

  test('of too many events, or none, is refused as a whole', async () => {
    const many = Array.from({ length: 1001 }, (_, i) => [`UID:${i}`, 'SUMMARY:A', START, 'DURATION:PT1H'])
    await expect(read(calendar(...many))).rejects.toMatchObject({ fields: { file: { code: 'file_too_many_rows' } } })
    await expect(read(calendar())).rejects.toMatchObject({ fields: { file: { code: 'file_empty' } } })
  })
})

describe('our own calendar', () => {
  const feedOf = (publications: Publication[], language: 'vi' | 'en') => ({
    m: messages(language),
    language,
    title: 'Lịch',
    description: 'Miễn phí.',
    home: 'https://sanchoi.vn/w/sao-mai',
    self: 'https://sanchoi.vn/w/sao-mai/calendar.ics',
    publications,
    from: instantOf('2026-05-04'),
    to: instantOf('2027-07-19'),
    modifiedAt: NOW,
  })
  /** The meetings that a row's event would have. */
  const meetings = ({ input }: PlanRow): string[] => {
    const {
      startsOn = '',
      startTime,
      every = 1,
      until = null,
      count = null,
      days = [],
      nth = 0,
      skippedDates = [],
    } = input
    const end = { every, until, count }
    const rules: Record<string, Rule> = {
      daily: { freq: 'daily', ...end },
      weekly: { freq: 'weekly', days, ...end },
      monthly_date: { freq: 'monthly_date', day: Number(startsOn.slice(8)), ...end },
      monthly_weekday: { freq: 'monthly_weekday', nth, weekday: days[0]!, ...end },
    }
    const rule = rules[input.repeats!]
    const dates = rule ? datesOf(rule, startsOn, []) : [startsOn]
    return dates.filter(date => !skippedDates.includes(date)).map(date => rfc3339(instantOf(date, startTime)))
  }
  const series = (rule: Rule, skipped: string[] = []) => {
    const { payload } = publicationOf({ payload: { rule } })
    return publicationOf({ id: rule.freq, payload: { ...payload, occurrences: occurrencesOf(payload, skipped) } })
  }
  const end = { every: 1, until: '2026-09-30', count: null }

  test.each(['vi', 'en'] as const)('reads back to the same events: %s', async language => {
    const publications = [
      publicationOf({
        id: 'single',
        payload: { registration: 'open', onlineUrl: 'https://zoom.us/j/1', mode: 'hybrid' },
      }),
      publicationOf({
        id: 'online',
        payload: { mode: 'online', venue: null, onlineUrl: 'https://zoom.us/j/1', minAge: null },
      }),
      series(weekly([2, 4], '2026-07-30'), ['2026-06-16']),
      series({ freq: 'daily', ...end, every: 3 }),
      series({ freq: 'monthly_date', day: 9, ...end }),
      series({ freq: 'monthly_weekday', nth: 2, weekday: 2, ...end }),
      series({ freq: 'lunar', day: 15, month: 8, ...end }),
    ]
    const rows = await read(renderIcs(feedOf(publications, language)))
    expect(rows.map(({ errors }) => errors)).toEqual(publications.map(() => ({})))
    expect(rows.map(meetings)).toEqual(
      publications.map(({ payload }) => payload.occurrences.map(one => rfc3339(one.startsAt))),
    )
    expect(rows[0]!.input).toMatchObject({
      title: 'Lớp Internet an toàn cho em',
      description: 'Nhận biết tin giả và bảo vệ thông tin của mình.',
      category: 'digital_skills',
      mode: 'hybrid',
      onlineUrl: 'https://zoom.us/j/1',
      organizationName: 'Phòng Văn hóa - Xã hội',
      venueName: 'Nhà văn hóa Đông Cao, TDP Đông Cao',
      minAge: 9,
      maxAge: 14,
      registration: 'open',
      durationMinutes: 90,
    })
    expect(rows[1]!.input).toMatchObject({ mode: 'online', registration: 'none', maxAge: 14 })
    expect(rows[1]!.input).not.toHaveProperty('venueName')
  })

  test('gives a moved meeting on its new day, and leaves out those cancelled or postponed', async () => {
    const publication = series(weekly([2, 4], '2026-07-30'))
    const [first, second, third, ...rest] = publication.payload.occurrences
    const moved = { ...second!, startsAt: instantOf('2026-06-12', '08:00'), endsAt: instantOf('2026-06-12', '09:30') }
    publication.payload.occurrences = [
      { ...first!, status: 'cancelled', reason: 'Mưa to' },
      moved,
      { ...third!, status: 'postponed', reason: 'Nắng nóng' },
      ...rest,
    ]
    const rows = await read(renderIcs(feedOf([publication], 'vi')))
    expect(rows.map(({ errors }) => errors)).toEqual(rows.map(() => ({})))
    const found = rows.flatMap(meetings).sort()
    expect(found).toEqual([moved, ...rest].map(one => rfc3339(one.startsAt)).sort())
    expect(found.map(one => one.slice(0, 10))).not.toContain(wallDate(first!.startsAt))
  })
})
