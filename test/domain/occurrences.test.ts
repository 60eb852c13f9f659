import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { expandOccurrences, type Series } from '../../src/events/expand-occurrences'
import { addDays, instantOf, MINUTE, weekdayOf } from '../../src/shared/dates'
import { Invalid } from '../../src/shared/errors'

const single: Series = {
  startsOn: '2026-06-11',
  startTime: '14:00',
  durationMinutes: 120,
  rule: null,
  skippedDates: [],
  skipsHolidays: true,
  keptDates: [],
}
const calendar = { holidays: new Map<string, string>(), terms: [] }
const weekly = (days: number[], until: string): Series => ({
  ...single,
  rule: { freq: 'weekly', days, every: 1, until, count: null },
})
const fieldsOf = (series: Series) => {
  try {
    expandOccurrences(series, calendar)
  } catch (error) {
    if (error instanceof Invalid) return Object.entries(error.fields).map(([field, { code }]) => `${field} ${code}`)
    throw error
  }
  return []
}

const codes = ['', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** The same series as another program reads it from iCalendar. */
function expandedElsewhere({ startsOn, startTime, durationMinutes, rule, skippedDates }: Series): [number, number][] {
  const days = rule?.freq === 'weekly' ? rule.days.map(day => codes[day]).join(',') : ''
  const recur = ICAL.Recur.fromString(
    `FREQ=WEEKLY;WKST=MO;BYDAY=${days};UNTIL=${rule!.until!.replaceAll('-', '')}T235959`,
  )
  const iterator = recur.iterator(ICAL.Time.fromDateTimeString(`${startsOn}T${startTime}:00`))
  const found: [number, number][] = []
  for (let next = iterator.next(); next; next = iterator.next()) {
    const date = next.toString().slice(0, 10)
    if (skippedDates.includes(date)) continue
    const startsAt = instantOf(date, startTime)
    found.push([startsAt, startsAt + durationMinutes * MINUTE])
  }
  return found
}

describe('the meetings of a series', () => {
  test('are one for a single event, also across midnight', () => {
    expect(expandOccurrences({ ...single, startTime: '22:00', durationMinutes: 240 }, calendar)).toEqual([
      { ruleDate: '2026-06-11', startsAt: instantOf('2026-06-11', '22:00'), endsAt: instantOf('2026-06-12', '02:00') },
    ])
  })

  test('agree with what ical.js makes of the same rule', () => {
    fc.assert(
      fc.property(
        fc.record({
          offset: fc.integer({ min: 0, max: 3650 }),
          days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
          span: fc.integer({ min: 0, max: 400 }),
          minute: fc.integer({ min: 0, max: 1439 }),
          durationMinutes: fc.integer({ min: 5, max: 1440 }),
          skips: fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 8 }),
        }),
        ({ offset, days, span, minute, durationMinutes, skips }) => {
          const startsOn = addDays('2025-01-01', offset)
          fc.pre(days.includes(weekdayOf(startsOn)))
          const startTime = new Date(minute * MINUTE).toISOString().slice(11, 16)
          const series: Series = {
            startsOn,
            startTime,
            durationMinutes,
            rule: { freq: 'weekly', days: [...days].sort(), every: 1, until: addDays(startsOn, span), count: null },
            skipsHolidays: true,
            keptDates: [],
            // The first day stays, so that something is left.
            skippedDates: skips.map(skip => addDays(startsOn, skip + 1)),
          }
          expect(expandOccurrences(series, calendar).map(slot => [slot.startsAt, slot.endsAt])).toEqual(
            expandedElsewhere(series),
          )
        },
      ),
      { numRuns: 60 },
    )
  })

  test.each<[string, Series, string]>([
    ['a date that does not exist', { ...single, startsOn: '2026-02-30' }, 'startsOn invalid_date'],
    ['a time that does not exist', { ...single, startTime: '24:30' }, 'startTime invalid_time'],
    ['an end before the start', { ...single, durationMinutes: -5 }, 'endTime end_before_start'],
    ['a last day that does not exist', weekly([4], '2026-06-31'), 'until invalid_date'],
    ['a last day before the first', weekly([4], '2026-06-10'), 'until end_before_start'],
    ['more than 400 days', weekly([4], '2027-07-17'), 'until series_too_long'],
    [
      'a skipped date that does not exist',
      { ...weekly([4], '2026-07-01'), skippedDates: ['2026-13-01'] },
      'skippedDates invalid_date',
    ],
    ['nothing left', { ...weekly([4], '2026-06-12'), skippedDates: ['2026-06-11'] }, 'skippedDates no_occurrence'],
  ])('are refused for %s', (_, series, reason) => {
    expect(fieldsOf(series)).toEqual([reason])
  })

  test('are at most 401, whatever the rule', () => {
    expect(expandOccurrences(weekly([1, 2, 3, 4, 5, 6, 7], addDays('2026-06-11', 400)), calendar)).toHaveLength(401)
  })
})
