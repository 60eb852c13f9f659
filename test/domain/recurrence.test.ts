import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readElsewhere, walk } from '../../proof/schedule/expand'
import { holidays, schoolPeriods, schoolTerms } from '../../src/database/schema'
import { createEvent } from '../../src/events/create-event'
import { putBackDate, skipDate } from '../../src/events/skip-date'
import { addDays } from '../../src/shared/dates'
import { newId } from '../../src/shared/ids'
import { lunarOf, solarOf } from '../../src/shared/lunar'
import { datesOf, firstDateOf, type Rule } from '../../src/shared/recurrence'
import { eventOf } from '../support/event-input'
import { meetingsOf } from '../support/event-steps'
import { refusalOf } from '../support/refusal-of'
import { type Scenario, scenario } from '../support/scenario'

const terms = [
  { startsOn: '2026-01-12', endsOn: '2026-05-29' },
  { startsOn: '2026-09-07', endsOn: '2027-01-15' },
]

const kind = fc.oneof(
  fc.constant({ freq: 'daily' as const }),
  fc.record({ freq: fc.constant('weekly' as const), days: days() }),
  fc.record({ freq: fc.constant('monthly_date' as const), day: fc.integer({ min: 1, max: 31 }) }),
  fc.record({
    freq: fc.constant('monthly_weekday' as const),
    nth: fc.constantFrom(1, 2, 3, 4, -1),
    weekday: fc.integer({ min: 1, max: 7 }),
  }),
  fc.record({ freq: fc.constant('school' as const), days: days(), period: fc.constant(1) }),
)
function days() {
  return fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }).map(list => list.sort())
}

/** A rule of any kind but the lunar one, with its first date. */
const started = fc
  .record({
    kind,
    every: fc.integer({ min: 1, max: 4 }),
    from: fc.integer({ min: 0, max: 800 }),
    span: fc.option(fc.integer({ min: 0, max: 390 })),
    count: fc.integer({ min: 1, max: 14 }),
  })
  .map(({ kind, every, from, span, count }) => {
    const endless: Rule = { ...kind, every: kind.freq === 'school' ? 1 : every, until: null, count: null }
    const startsOn = firstDateOf(endless, addDays('2026-01-01', from), terms)
    const until = span === null ? null : addDays(startsOn, span)
    return { startsOn, rule: { ...endless, until, count: span === null ? count : null } }
  })

describe('the dates of a rule', () => {
  test('are those of a walk from day to day, and of ical.js', () => {
    fc.assert(
      fc.property(started, ({ rule, startsOn }) => {
        const dates = datesOf(rule, startsOn, terms)
        // One date past the bound of 400 days tells that it goes on too long.
        const within = (list: string[]) => list.filter(date => date <= addDays(startsOn, 400))
        expect(within(dates)).toEqual(within(walk(rule, startsOn, terms)))
        const elsewhere = readElsewhere(rule, startsOn)
        if (elsewhere) expect(within(dates)).toEqual(within(elsewhere))
      }),
      { numRuns: 150 },
    )
  })

  test('of a month without such a day are passed over', () => {
    const rule: Rule = { freq: 'monthly_date', day: 30, every: 1, until: '2026-05-01', count: null }
    expect(datesOf(rule, '2026-01-30', [])).toEqual(['2026-01-30', '2026-03-30', '2026-04-30'])
    const last: Rule = { freq: 'monthly_weekday', nth: -1, weekday: 5, every: 1, until: null, count: 3 }
    expect(datesOf(last, '2026-06-26', [])).toEqual(['2026-06-26', '2026-07-31', '2026-08-28'])
  })
})

describe('a lunar day', () => {
  const yearly = (day: number, month: number, count: number): Rule => ({
    ...{ freq: 'lunar', day, month, every: 1, until: null, count },
  })

  test('is the one of the official calendar of Vietnam, year by year', () => {
    expect(datesOf(yearly(15, 8, 5), '2026-06-01', [])).toEqual([
      ...['2026-09-25', '2027-09-15', '2028-10-03', '2029-09-22', '2030-09-12'],
    ])
    expect(datesOf(yearly(1, 1, 5), '2026-01-01', [])).toEqual([
      ...['2026-02-17', '2027-02-06', '2028-01-26', '2029-02-13', '2030-02-02'],
    ])
    // The day of the Hùng kings.
    expect(solarOf({ day: 10, month: 3, year: 2026 })).toBe('2026-04-26')
  })

  test('never falls into a leap month', () => {
    // 2028 has a second fifth month, 2025 a second sixth.
    for (const [year, month] of [
      [2028, 5],
      [2025, 6],
    ] as const) {
      const found = datesOf(yearly(1, month, 1), `${year}-03-01`, [])
      expect(lunarOf(found[0]!)).toEqual({ day: 1, month, year, leap: false })
      const leap = addDays(found[0]!, 29)
      expect([lunarOf(leap), lunarOf(addDays(leap, 1))]).toContainEqual({ day: 1, month, year, leap: true })
      expect(walk(yearly(1, month, 2), found[0]!, [])).toEqual(datesOf(yearly(1, month, 2), found[0]!, []))
    }
  })

  test('comes back from its date for every day of ten years, and 30 of a short month is none', () => {
    for (let date = '2026-01-01'; date < '2036-01-01'; date = addDays(date, 1)) {
      const lunar = lunarOf(date)!
      expect(lunar.leap ? date : solarOf(lunar), date).toBe(date)
      const isShort = lunar.day === 29 && !lunar.leap && lunarOf(addDays(date, 1))!.day === 1
      if (isShort) expect(solarOf({ ...lunar, day: 30 }), date).toBeNull()
    }
  })
})

const lunar = (s: Scenario, day: number, month: number, changes: object = {}) =>
  eventOf(s, { repeats: 'lunar', lunarDay: day, lunarMonth: month, startsOn: '2026-06-01', count: 3, ...changes })
const ruleDates = async (s: Scenario, id: string) => (await meetingsOf(s, id)).map(one => one.ruleDate)

describe('an event that repeats', () => {
  test('by a lunar day is made with its dates of the coming years', async () => {
    const s = await scenario()
    const { id } = await createEvent(s.editor, lunar(s, 15, 8))
    expect(await ruleDates(s, id)).toEqual(['2026-09-25', '2027-09-15', '2028-10-03'])
  })

  test.each<[string, object, Record<string, string>]>([
    ['the 30th of a month of 29 days', { lunarDay: 30, lunarMonth: 8 }, { lunarDay: 'lunar_day_missing' }],
    [
      'the 30th of a month of 29 days in the first year alone',
      { lunarDay: 30, lunarMonth: 8, count: 1 },
      { lunarDay: 'lunar_day_missing' },
    ],
    ['a lunar month 13', { lunarMonth: 13 }, { lunarMonth: 'too_large' }],
    ['a lunar day 31', { lunarDay: 31 }, { lunarDay: 'too_large' }],
    ['eleven lunar years', { count: 11 }, { count: 'lunar_too_long' }],
    ['years nobody has computed', { startsOn: '2050-01-01', count: 9 }, { count: 'lunar_range' }],
    ['no lunar day', { lunarDay: '' }, { lunarDay: 'required' }],
    ['no end', { repeats: 'daily', count: null }, { until: 'end_required' }],
    ['two ends', { repeats: 'daily', until: '2026-07-01' }, { count: 'one_end_only' }],
    ['10,000 times', { repeats: 'daily', count: 10_000 }, { count: 'too_large' }],
    ['401 days', { repeats: 'daily', count: null, until: '2027-07-07' }, { until: 'series_too_long' }],
    ['500 times every day', { repeats: 'daily', count: 500 }, { count: 'series_too_long' }],
    ['30/2', { repeats: 'monthly_date', startsOn: '30/02/2026' }, { startsOn: 'invalid_date' }],
    ['a lesson nobody knows', { repeats: 'school', period: 9, startTime: '' }, { period: 'unknown_period' }],
    ['lessons outside the terms', { repeats: 'school', period: 1 }, { startsOn: 'no_school_terms' }],
  ])('is refused with %s', async (_, changes, reasons) => {
    const s = await scenario()
    expect(await refusalOf(createEvent(s.editor, lunar(s, 15, 8, changes)))).toEqual(reasons)
  })

  test('may have 400 days of meetings, and no more', async () => {
    const s = await scenario()
    const daily = (until: string) => eventOf(s, { repeats: 'daily', until })
    expect(await refusalOf(createEvent(s.editor, daily(addDays('2026-06-11', 401))))).toEqual({
      until: 'series_too_long',
    })
    const { id } = await createEvent(s.editor, daily(addDays('2026-06-11', 400)))
    expect(await meetingsOf(s, id)).toHaveLength(401)
  })

  test('as lessons keeps to the weeks of school and to the bell', async () => {
    const s = await scenario()
    const { wardId } = s
    await s.db.batch([
      s.db.insert(schoolPeriods).values({ wardId, number: 1, startsAt: '07:00', endsAt: '07:45' }),
      s.db
        .insert(schoolTerms)
        .values(['2026-06-08/2026-06-19', '2026-07-06/2026-07-31'].map(term => ({ ...termOf(term), wardId }))),
    ])
    const flag = { repeats: 'school', days: [1], period: 1, startTime: '', endTime: '', count: 4 }
    const { id } = await createEvent(s.editor, eventOf(s, { ...flag, startsOn: '2026-06-01' }))
    expect(await ruleDates(s, id)).toEqual(['2026-06-08', '2026-06-15', '2026-07-06', '2026-07-13'])
    const [first] = await meetingsOf(s, id)
    expect(first!.endsAt - first!.startsAt).toBe(45 * 60_000)
  })

  test('rests on holidays by itself, and they can be put back and left out again', async () => {
    const s = await scenario()
    await s.db.insert(holidays).values({ wardId: s.wardId, date: '2026-06-12', name: 'Ngày nghỉ' })
    const daily = eventOf(s, { repeats: 'daily', count: 4 })
    const { id } = await createEvent(s.editor, daily)
    // The count is of dates that the rule names: rest does not make it longer.
    expect(await ruleDates(s, id)).toEqual(['2026-06-11', '2026-06-13', '2026-06-14'])
    await putBackDate(s.editor, id, { date: '2026-06-12', version: 1 })
    expect(await ruleDates(s, id)).toEqual(['2026-06-11', '2026-06-12', '2026-06-13', '2026-06-14'])
    await skipDate(s.editor, id, { date: '2026-06-12', version: 2 })
    await skipDate(s.editor, id, { date: '2026-06-13', version: 3 })
    expect(await ruleDates(s, id)).toEqual(['2026-06-11', '2026-06-14'])
    const other = await createEvent(s.editor, { ...daily, venueId: s.square.id, skipsHolidays: false })
    expect(await meetingsOf(s, other.id)).toHaveLength(4)
  })

  test('keeps a lunar day also where the ward rests on it: the feast is the holiday', async () => {
    const s = await scenario()
    await s.db.insert(holidays).values({ wardId: s.wardId, date: '2027-04-16', name: 'Giỗ Tổ Hùng Vương' })
    const feast = { repeats: 'lunar', lunarDay: 10, lunarMonth: 3, count: 2 }
    const { id } = await createEvent(s.editor, eventOf(s, { ...feast, startsOn: '2026-06-01' }))
    expect(await ruleDates(s, id)).toEqual(['2027-04-16', '2028-04-04'])
  })
})

const termOf = (text: string) => ({ id: newId(), name: text, startsOn: text.slice(0, 10), endsOn: text.slice(11) })
