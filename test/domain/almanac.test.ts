import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addUsualHolidays } from '../../src/places/add-usual-holidays'
import { addUsualTerms } from '../../src/places/add-usual-terms'
import { createWard } from '../../src/places/create-ward'
import { listHolidays } from '../../src/places/list-holidays'
import { listPeriods } from '../../src/places/list-periods'
import { listTerms } from '../../src/places/list-terms'
import { readAlmanac } from '../../src/places/read-almanac'
import { removeHoliday } from '../../src/places/remove-holiday'
import { removeTerm } from '../../src/places/remove-term'
import { addHoliday, saveHoliday } from '../../src/places/save-holiday'
import { savePeriods } from '../../src/places/save-periods'
import { saveStorms } from '../../src/places/save-storms'
import { createTerm, editTerm } from '../../src/places/save-term'
import { createVenue, editVenue } from '../../src/places/save-venue'
import { ALMANAC_YEARS, defaultHolidays, schoolYearOf, usualTerms } from '../../src/places/usual-almanac'
import { systemOf } from '../../src/shared/actor'
import { addDays, instantOf } from '../../src/shared/dates'
import { lunarOf } from '../../src/shared/lunar'
import { refusalOf } from '../support/refusal-of'
import { type Scenario, scenario } from '../support/scenario'

const actions = async (s: Scenario) =>
  (await s.db.query.auditEntries.findMany({ where: (entry, { eq }) => eq(entry.wardId, s.wardId) })).map(
    ({ action }) => action,
  )

const outsiders = (s: Scenario) => [s.approver, s.editor, s.coordinator, s.groupHead, s.province, s.guardian]

describe('the public holidays of Vietnam', () => {
  test('are the fixed days and those of the lunar calendar', () => {
    expect(defaultHolidays([2026]).map(({ date }) => date)).toEqual([
      '2026-01-01',
      ...['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'],
      ...['2026-04-26', '2026-04-30', '2026-05-01', '2026-09-02', '2026-09-03'],
    ])
    // Vietnam's Tết of 2030 is a day before China's.
    expect(defaultHolidays([2030]).map(({ date }) => date)).toContain('2030-02-01')
    expect(defaultHolidays([2027, 2028])).toHaveLength(22)
  })

  test('hold for every year that is known: Tết from the last day of the old year to the 4th, Giỗ Tổ on 10/3', () => {
    const year = fc.integer({ min: ALMANAC_YEARS.first, max: ALMANAC_YEARS.last })
    fc.assert(
      fc.property(year, year => {
        const days = defaultHolidays([year])
        expect(new Set(days.map(({ date }) => date)).size).toBe(days.length)
        const tet = days.filter(({ name }) => name.includes('Tết Nguyên đán')).map(({ date }) => date)
        expect(tet).toHaveLength(5)
        expect(lunarOf(tet[1]!)).toMatchObject({ day: 1, month: 1, year })
        expect(lunarOf(addDays(tet[0]!, -1))!.month).toBe(12)
        expect(addDays(tet[0]!, 4)).toBe(tet[4])
        const kings = days.find(({ name }) => name.includes('Giỗ Tổ'))!
        expect(lunarOf(kings.date)).toMatchObject({ day: 10, month: 3, leap: false })
      }),
    )
  })
})

test('the school year of a summer is the one to come', () => {
  expect(['2026-05-31', '2026-06-01', '2026-12-31', '2027-01-02'].map(schoolYearOf)).toEqual([2025, 2026, 2026, 2026])
})

describe('a holiday', () => {
  const swap = { date: '31/08/2026', name: ' Nghỉ bù  Quốc khánh ' }

  test('is added, renamed, listed by year and removed, and all of it is recorded', async () => {
    const s = await scenario()
    expect(await addHoliday(s.admin, swap)).toEqual({ date: '2026-08-31', name: 'Nghỉ bù Quốc khánh' })
    await saveHoliday(s.admin, '2026-08-31', { name: 'Nghỉ bù' })
    await saveHoliday(s.admin, '2027-08-30', { name: 'Năm sau' })
    expect(await listHolidays(s.groupHead, { year: '2026' })).toEqual([{ date: '2026-08-31', name: 'Nghỉ bù' }])
    expect([...(await readAlmanac(s.editor)).holidays.keys()]).toEqual(['2026-08-31', '2027-08-30'])
    await removeHoliday(s.admin, '2026-08-31')
    expect(await listHolidays(s.editor)).toHaveLength(1)
    expect((await actions(s)).sort()).toEqual(['holiday.created', 'holiday.removed', 'holiday.saved', 'holiday.saved'])
  })

  test('is refused where there is no such day, twice, and without a name', async () => {
    const s = await scenario()
    const add = (fields: object) => refusalOf(addHoliday(s.admin, { ...swap, ...fields }))
    expect(await add({ date: '30/02/2026' })).toEqual({ date: 'invalid_date' })
    expect(await add({ date: '' })).toEqual({ date: 'required' })
    expect(await add({ name: ' ' })).toEqual({ name: 'required' })
    expect(await add({ name: 'x'.repeat(81) })).toEqual({ name: 'too_long' })
    expect(await add({})).toBe('done')
    expect(await add({ name: 'Tên khác' })).toEqual({ date: 'holiday_taken' })
    expect(await refusalOf(saveHoliday(s.admin, '2026-13-01', { name: 'x' }))).toEqual({ date: 'invalid_date' })
    expect(await refusalOf(removeHoliday(s.admin, '2026-02-30'))).toBe('missing')
    expect(await refusalOf(listHolidays(s.admin, { year: 'nay' }))).toEqual({ year: 'invalid_number' })
    expect(await actions(s)).toEqual(['holiday.created'])
  })

  test('is added once when two send it at the same instant', async () => {
    const s = await scenario()
    const reasons = await Promise.all([1, 2, 3].map(() => refusalOf(addHoliday(s.admin, swap))))
    expect(reasons.filter(reason => reason === 'done')).toHaveLength(1)
    expect(await actions(s)).toHaveLength(1)
  })

  test('is kept by an administrator of its own ward', async () => {
    const [s, other] = [await scenario(), await scenario()]
    for (const context of outsiders(s)) {
      expect(await refusalOf(addHoliday(context, swap))).toBe('forbidden')
      expect(await refusalOf(saveHoliday(context, '2026-08-31', { name: 'x' }))).toBe('forbidden')
      expect(await refusalOf(removeHoliday(context, '2026-08-31'))).toBe('forbidden')
      expect(await refusalOf(addUsualHolidays(context, { year: 2026 }))).toBe('forbidden')
    }
    await addHoliday(s.admin, swap)
    expect(await refusalOf(removeHoliday(other.admin, '2026-08-31'))).toBe('missing')
    expect(await listHolidays(other.admin)).toEqual([])
  })

  test('of the usual ones of a year is added where it is missing, and keeps the name it has', async () => {
    const s = await scenario()
    await saveHoliday(s.admin, '2027-01-01', { name: 'Năm mới' })
    await addUsualHolidays(s.admin, { year: '2027' })
    const holidays = await listHolidays(s.admin, { year: 2027 })
    expect(holidays).toHaveLength(defaultHolidays([2027]).length)
    expect(holidays[0]).toEqual({ date: '2027-01-01', name: 'Năm mới' })
    await addUsualHolidays(s.admin, { year: '2027' })
    expect(await listHolidays(s.admin)).toEqual(holidays)
    expect(await actions(s)).toEqual(['holiday.saved', 'holidays.usual_added'])
    expect(await refusalOf(addUsualHolidays(s.admin, { year: 2054 }))).toEqual({ year: 'too_large' })
    expect(await refusalOf(addUsualHolidays(s.admin, { year: '' }))).toEqual({ year: 'required' })
  })
})

describe('a school term', () => {
  const first = { name: 'Học kỳ I', startsOn: '05/09/2026', endsOn: '2027-01-17' }
  const second = { name: 'Học kỳ II', startsOn: '2027-01-18', endsOn: '2027-05-31' }

  test('is added, moved, listed in order and removed, and all of it is recorded', async () => {
    const s = await scenario()
    const late = await createTerm(s.admin, second)
    const early = await createTerm(s.admin, first)
    expect((await listTerms(s.groupHead)).map(({ name }) => name)).toEqual(['Học kỳ I', 'Học kỳ II'])
    await editTerm(s.admin, early.id, { ...first, startsOn: '2026-08-31' })
    expect((await readAlmanac(s.editor)).terms[0]).toEqual({ ...first, startsOn: '2026-08-31' })
    await removeTerm(s.admin, late.id)
    expect(await listTerms(s.admin)).toHaveLength(1)
    expect((await actions(s)).sort()).toEqual(['term.created', 'term.created', 'term.edited', 'term.removed'])
  })

  test('is refused when it ends before it starts, on days that do not exist, and over another term', async () => {
    const s = await scenario()
    const made = await createTerm(s.admin, first)
    const add = (fields: object) => refusalOf(createTerm(s.admin, { ...second, ...fields }))
    expect(await add({ endsOn: '2027-01-17' })).toEqual({ endsOn: 'end_before_start' })
    expect(await add({ startsOn: '31/11/2026' })).toEqual({ startsOn: 'invalid_date' })
    expect(await add({ name: '' })).toEqual({ name: 'required' })
    expect(await add({ startsOn: '2027-01-17' })).toEqual({ startsOn: 'term_overlaps' })
    expect(await add({ startsOn: '2026-10-01', endsOn: '2026-10-31' })).toEqual({ startsOn: 'term_overlaps' })
    expect(await add({ startsOn: '2026-01-01', endsOn: '2027-12-31' })).toEqual({ startsOn: 'term_overlaps' })
    expect(await add({})).toBe('done')
    const onto = { ...first, endsOn: '2027-02-01' }
    expect(await refusalOf(editTerm(s.admin, made.id, onto))).toEqual({ startsOn: 'term_overlaps' })
    expect(await refusalOf(editTerm(s.admin, made.id, { ...first, name: 'Kỳ I' }))).toBe('done')
    expect(await refusalOf(editTerm(s.admin, 'khong-co', first))).toBe('missing')
  })

  test('wins once when two that overlap are sent at the same instant', async () => {
    const s = await scenario()
    const ends = ['2027-01-17', '2027-01-16', '2027-01-15']
    const reasons = await Promise.all(ends.map(endsOn => refusalOf(createTerm(s.admin, { ...first, endsOn }))))
    expect(reasons.filter(reason => reason === 'done')).toHaveLength(1)
    expect(await listTerms(s.admin)).toHaveLength(1)
  })

  test('is kept by an administrator of its own ward', async () => {
    const [s, other] = [await scenario(), await scenario()]
    const made = await createTerm(s.admin, first)
    for (const context of outsiders(s)) {
      expect(await refusalOf(createTerm(context, second))).toBe('forbidden')
      expect(await refusalOf(editTerm(context, made.id, first))).toBe('forbidden')
      expect(await refusalOf(removeTerm(context, made.id))).toBe('forbidden')
      expect(await refusalOf(addUsualTerms(context, { year: 2026 }))).toBe('forbidden')
    }
    expect(await refusalOf(editTerm(other.admin, made.id, first))).toBe('missing')
    expect(await refusalOf(removeTerm(other.admin, made.id))).toBe('missing')
    expect(await refusalOf(createTerm(other.admin, first))).toBe('done')
  })

  test('of the usual ones is added where no term of the ward stands', async () => {
    const s = await scenario()
    await createTerm(s.admin, { ...first, startsOn: '2026-08-24' })
    await addUsualTerms(s.admin, { year: 2026 })
    expect((await listTerms(s.admin)).map(({ startsOn }) => startsOn)).toEqual(['2026-08-24', '2027-01-18'])
    await addUsualTerms(s.admin, { year: 2026 })
    expect(await listTerms(s.admin)).toHaveLength(2)
  })
})

describe('the bell', () => {
  const lesson = (number: number, startsAt: string, endsAt: string) => ({ number, startsAt, endsAt })

  test('is replaced as a whole', async () => {
    const s = await scenario()
    await savePeriods(s.admin, { periods: [lesson(2, '07:50', '08:35'), lesson(1, '07:00', '07:45')] })
    expect((await listPeriods(s.groupHead)).map(({ number }) => number)).toEqual([1, 2])
    await savePeriods(s.admin, { periods: [lesson(6, '13:30', '14:15')] })
    expect((await readAlmanac(s.editor)).periods).toEqual(new Map([[6, { startsAt: '13:30', endsAt: '14:15' }]]))
    await savePeriods(s.admin, { periods: [] })
    expect(await listPeriods(s.admin)).toEqual([])
    expect(await actions(s)).toEqual(['periods.saved', 'periods.saved', 'periods.saved'])
  })

  test('is refused where lessons overlap, end before they start or are none of the ten; the old one stays', async () => {
    const s = await scenario()
    await savePeriods(s.admin, { periods: [lesson(1, '07:00', '07:45')] })
    const save = (...periods: object[]) => refusalOf(savePeriods(s.admin, { periods }))
    expect(await save(lesson(0, '07:00', '07:45'))).toEqual({ 'periods.0.number': 'too_small' })
    expect(await save(lesson(11, '07:00', '07:45'))).toEqual({ 'periods.0.number': 'too_large' })
    expect(await save(lesson(3, '07:45', '07:00'))).toEqual({ endsAt3: 'period_end' })
    expect(await save(lesson(1, '07:00', '07:45'), lesson(2, '07:44', '08:30'))).toEqual({
      startsAt2: 'period_overlaps',
    })
    expect(await save(lesson(1, '09:00', '09:45'), lesson(2, '07:00', '07:45'))).toEqual({
      startsAt2: 'period_overlaps',
    })
    expect(await save(lesson(1, '07:00', '07:45'), lesson(1, '08:00', '08:45'))).toEqual({ periods: 'period_twice' })
    expect(await save(lesson(1, '25:00', ''))).toEqual({ startsAt1: 'invalid_time', endsAt1: 'required' })
    expect(await refusalOf(savePeriods(s.admin, {}))).toEqual({ periods: 'invalid_value' })
    for (const context of outsiders(s)) expect(await refusalOf(savePeriods(context, { periods: [] }))).toBe('forbidden')
    expect(await listPeriods(s.admin)).toEqual([lesson(1, '07:00', '07:45')])
  })

  test('saved by two at the same instant is one of both, never a mixture', async () => {
    const s = await scenario()
    const morning = [1, 2].map(number => lesson(number, `0${6 + number}:00`, `0${6 + number}:45`))
    const afternoon = [6, 7].map(number => lesson(number, `${8 + number}:00`, `${8 + number}:45`))
    await Promise.all([morning, afternoon].map(periods => savePeriods(s.admin, { periods })))
    expect([morning, afternoon]).toContainEqual(await listPeriods(s.admin))
  })
})

describe('the storm season', () => {
  test('is set by day and month', async () => {
    const s = await scenario()
    expect((await readAlmanac(s.editor)).storms).toEqual({ from: '07-15', to: '10-15' })
    await saveStorms(s.admin, { stormsFrom: '1/6', stormsTo: '11-30' })
    expect((await readAlmanac(s.editor)).storms).toEqual({ from: '06-01', to: '11-30' })
    expect(await actions(s)).toEqual(['storms.saved'])
  })

  test('is refused across new year and on days that do not exist', async () => {
    const s = await scenario()
    const save = (stormsFrom: string, stormsTo: string) => refusalOf(saveStorms(s.admin, { stormsFrom, stormsTo }))
    expect(await save('01/11', '15/02')).toEqual({ stormsTo: 'storms_across_year' })
    expect(await save('31/6', '15/10')).toEqual({ stormsFrom: 'invalid_day_of_year' })
    expect(await save('tháng 7', '')).toEqual({ stormsFrom: 'invalid_day_of_year', stormsTo: 'required' })
    for (const context of outsiders(s))
      expect(await refusalOf(saveStorms(context, { stormsFrom: '1/6', stormsTo: '1/7' }))).toBe('forbidden')
    expect((await readAlmanac(s.editor)).storms.from).toBe('07-15')
  })
})

test('a venue is closed on weekdays, but not on all of them', async () => {
  const s = await scenario()
  const made = await createVenue(s.admin, { name: 'Thư viện', closedDays: ['7', '1', '1'] })
  expect(made.closedDays).toEqual([1, 7])
  expect((await editVenue(s.admin, made.id, { name: 'Thư viện' })).closedDays).toEqual([])
  const edit = (closedDays: unknown) => refusalOf(editVenue(s.admin, made.id, { name: 'Thư viện', closedDays }))
  expect(await edit([1, 2, 3, 4, 5, 6, 7])).toEqual({ closedDays: 'venue_never_open' })
  expect(await edit([8])).toEqual({ closedDays: 'too_large' })
  expect(await edit('Chủ nhật')).toEqual({ closedDays: 'invalid_number' })
})

test('a new ward has holidays of three years, terms of two school years and a bell', async () => {
  const s = await scenario()
  const id = String(Math.floor(Math.random() * 90_000) + 10_000)
  const ward = { db: s.db, actor: systemOf(id), now: instantOf('2026-06-09', '14:00') }
  await createWard(ward, {
    ...{ id, slug: `xa-${id}`, kind: 'xa', name: 'Mới', provinceCode: '19', provinceName: 'Thái Nguyên' },
    ...{ seasonName: 'Hè vui', seasonFrom: '2026-06-01', seasonTo: '2026-08-31' },
  })
  const almanac = await readAlmanac(ward)
  expect([...almanac.holidays].map(([date, name]) => ({ date, name }))).toEqual(defaultHolidays([2026, 2027, 2028]))
  expect(almanac.terms).toEqual([2026, 2027].flatMap(usualTerms))
  expect(almanac.periods.get(1)).toEqual({ startsAt: '07:00', endsAt: '07:45' })
  expect(almanac.periods.size).toBe(10)
  // The usual bell is one that could be saved.
  const periods = Array.from(almanac.periods, ([number, times]) => ({ number, ...times }))
  expect(await refusalOf(savePeriods(ward, { periods }))).toBe('done')
})
