import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { type PlanEvent, repeatsInWords } from '../../src/exchange/plan-cells'
import { planWorkbook } from '../../src/exchange/plan-workbook'
import { readRows } from '../../src/exchange/read-rows'
import { readTable } from '../../src/exchange/read-table'
import { readRepeats } from '../../src/exchange/repeats'
import { templateWorkbook } from '../../src/exchange/template-workbook'
import { writeTable } from '../../src/exchange/write-table'
import { messages } from '../../src/messages'
import { addDays, instantOf, writtenDate } from '../../src/shared/dates'
import type { Rule } from '../../src/shared/recurrence'
import { cleanText } from '../../src/shared/text'

const vi = messages('vi')
const both = [vi, messages('en')]
const lists = {
  venues: ['Nhà văn hóa & Bể bơi', 'Sân "A"'],
  organizations: ['Đoàn phường'],
  groups: ['TDP 1'],
  year: 2026,
}
const end = { every: 1, until: '2026-07-30', count: null }

const eventOf = (changes: Partial<PlanEvent> = {}): PlanEvent => ({
  id: 'abc123',
  title: 'Lớp bơi',
  description: 'Mang đồ bơi.\nĐi dép.',
  category: 'sports',
  mode: 'in_person',
  onlineUrl: null,
  organizationName: 'Đoàn phường',
  venueName: 'Bể bơi',
  campaignName: null,
  officerName: 'Nguyễn Thị Lan',
  groupNames: ['TDP 1', 'TDP 2'],
  minAge: 8,
  maxAge: 13,
  startsOn: '2026-06-09',
  startTime: '14:30',
  durationMinutes: 90,
  rule: { freq: 'weekly', days: [2, 4], ...end },
  skippedDates: ['2026-06-16'],
  skipsHolidays: true,
  keptDates: [],
  registration: 'open',
  registrationClosesAt: instantOf('2026-06-05', '17:00'),
  capacity: 30,
  prioritySeats: 6,
  meetings: [],
  ...changes,
})

const rowsOf = async (bytes: Uint8Array) => readRows(await readTable(bytes))

describe('a workbook that is written', () => {
  test('is read back as it was', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom('=1+1', '_x0041_', '"a";b', "'x", 'Đ\u0301'),
    )
    const day = fc.integer({ min: 0, max: 36_000 }).map(days => addDays('2000-01-01', days))
    const hour = fc.integer({ min: 0, max: 1439 }).map(minute => new Date(minute * 60_000).toISOString().slice(11, 16))
    const row = fc.tuple(cell, day, hour, fc.integer({ min: -1e9, max: 1e9 }))
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), async rows => {
        const columns = [
          { header: 'Chữ', width: 20, type: 'text' as const },
          { header: 'Ngày', width: 12, type: 'date' as const },
          { header: 'Giờ', width: 8, type: 'time' as const },
          { header: 'Số', width: 8, type: 'number' as const },
        ]
        const table = await readTable(writeTable({ sheets: [{ name: 'Bảng', columns, rows }] }))
        const wanted = rows.map(([text, date, time, number]) => [
          cleanText(text.replace(/[\ufffe\uffff]/g, '')),
          writtenDate(date),
          time,
          String(number),
        ])
        expect(table).toEqual({ kind: 'sheet', sheet: [['Chữ', 'Ngày', 'Giờ', 'Số'], ...wanted] })
      }),
      { numRuns: 60 },
    )
  })

  test.each(['=HYPERLINK("http://x.vn")', '+84912', '-1+2', '@SUM(A1)', '\t=1'])('keeps %j a text', async text => {
    const bytes = writeTable({
      sheets: [{ name: 'A', columns: [{ header: 'B', width: 9, type: 'text' }], rows: [[text]] }],
    })
    const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!)
    expect(sheet).toMatch(/<c r="A2" s="3" t="inlineStr"><is><t xml:space="preserve">/)
    expect(sheet).not.toContain('<f>')
    expect(await readTable(bytes)).toMatchObject({ sheet: [['B'], [text.trim()]] })
  })

  test('keeps its headings in sight and prints on A4, landscape, one page wide', () => {
    const sheet = strFromU8(unzipSync(planWorkbook(vi, [eventOf()]))['xl/worksheets/sheet1.xml']!)
    expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>')
    expect(sheet).toContain('<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>')
  })

  test('of twenty thousand meetings is written on Workers too, which have no workers of their own', async () => {
    const meetings = Array.from({ length: 20_000 }, (_, index) => ({
      startsAt: instantOf('2026-06-01') + index * 3_600_000,
      endsAt: instantOf('2026-06-01') + (index + 1) * 3_600_000,
      status: 'scheduled' as const,
      reason: null,
      venueName: null,
    }))
    expect(await rowsOf(planWorkbook(vi, [eventOf({ meetings })]))).toHaveLength(1)
  })
})

describe('the template', () => {
  test.each(both)('has two examples that can be brought in as they are', async m => {
    const rows = await rowsOf(templateWorkbook(m, lists))
    expect(rows.map(({ errors }) => errors)).toEqual([{}, {}])
    expect(rows[0]!.input).toMatchObject({
      venueName: 'Nhà văn hóa & Bể bơi',
      organizationName: 'Đoàn phường',
      repeats: 'weekly',
      days: [2, 4],
      skippedDates: ['2026-06-09'],
    })
    expect(rows[1]!.input).toMatchObject({
      startsOn: '2026-09-25',
      repeats: 'lunar',
      lunarDay: 15,
      lunarMonth: 8,
      count: 1,
    })
  })

  test('names the ward’s places and offers them as a list', () => {
    const files = unzipSync(templateWorkbook(vi, lists))
    expect(strFromU8(files['xl/worksheets/sheet3.xml']!)).toContain('Sân &quot;A&quot;')
    expect(strFromU8(files['xl/worksheets/sheet1.xml']!)).toContain("<formula1>'Danh mục'!$A$2:$A$3</formula1>")
    expect(strFromU8(files['xl/worksheets/sheet2.xml']!)).toContain('Chép đúng tên')
  })

  test('of a ward without places still works', async () => {
    expect(await rowsOf(templateWorkbook(vi, { venues: [], organizations: [], groups: [], year: 2027 }))).toHaveLength(
      2,
    )
  })
})

describe('a season that is written', () => {
  test.each(both)('is brought in again with every field, by its code', async m => {
    const [row] = await rowsOf(planWorkbook(m, [eventOf({ skipsHolidays: false, keptDates: ['2026-09-02'] })]))
    expect(row).toMatchObject({ key: 'abc123', errors: {} })
    expect(row!.input).toEqual({
      title: 'Lớp bơi',
      description: 'Mang đồ bơi.\nĐi dép.',
      category: 'sports',
      mode: 'in_person',
      organizationName: 'Đoàn phường',
      venueName: 'Bể bơi',
      officerName: 'Nguyễn Thị Lan',
      groupNames: ['TDP 1', 'TDP 2'],
      minAge: 8,
      maxAge: 13,
      startsOn: '2026-06-09',
      startTime: '14:30',
      endTime: '16:00',
      repeats: 'weekly',
      every: 1,
      days: [2, 4],
      until: '2026-07-30',
      skippedDates: ['2026-06-16'],
      skipsHolidays: false,
      keptDates: ['2026-09-02'],
      registration: 'open',
      registrationClosesOn: '2026-06-05',
      registrationClosesTime: '17:00',
      capacity: 30,
      prioritySeats: 6,
    })
  })

  test.each(both)('keeps open ages, single events and what goes past midnight', async m => {
    const rows = await rowsOf(
      planWorkbook(m, [
        eventOf({ id: 'a', minAge: null, maxAge: 13, rule: null, skippedDates: [] }),
        eventOf({ id: 'b', minAge: 8, maxAge: null, startTime: '22:00', durationMinutes: 180 }),
      ]),
    )
    expect(rows.map(({ errors }) => errors)).toEqual([{}, {}])
    expect(rows[0]!.input).toMatchObject({ repeats: 'once', maxAge: 13 })
    expect(rows[0]!.input).not.toHaveProperty('minAge')
    expect(rows[1]!.input).toMatchObject({ startTime: '22:00', durationMinutes: 180, minAge: 8 })
    expect(rows[1]!.input).not.toHaveProperty('endTime')
  })

  test('has a sheet of all meetings by time', async () => {
    const meeting = (date: string, status: 'scheduled' | 'cancelled') => ({
      startsAt: instantOf(date, '14:30'),
      endsAt: instantOf(date, '16:00'),
      status,
      reason: status === 'cancelled' ? 'Mưa to' : null,
      venueName: null,
    })
    const bytes = planWorkbook(vi, [
      eventOf({ meetings: [meeting('2026-06-11', 'cancelled'), meeting('2026-06-09', 'scheduled')] }),
    ])
    const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet2.xml']!)
    expect([...sheet.matchAll(/>(Theo lịch|Hủy|T3|T5|Mưa to)</g)].map(found => found[1])).toEqual([
      'T3',
      'Theo lịch',
      'T5',
      'Hủy',
      'Mưa to',
    ])
  })

  test('says every rule in words that mean the same again', () => {
    const every = fc.integer({ min: 1, max: 12 })
    const bounds = { until: '2026-12-31', count: null }
    const rule = fc.oneof(
      every.map((n): Rule => ({ freq: 'daily', every: n, ...bounds })),
      every.map((n): Rule => ({ freq: 'weekly', days: [1], every: n, ...bounds })),
      every.map((n): Rule => ({ freq: 'monthly_date', day: 9, every: n, ...bounds })),
      fc
        .tuple(every, fc.constantFrom(1, 2, 3, 4, -1), fc.integer({ min: 1, max: 7 }))
        .map(([n, nth, weekday]): Rule => ({ freq: 'monthly_weekday', nth, weekday, every: n, ...bounds })),
      fc
        .tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 12 }))
        .map(([day, month]): Rule => ({ freq: 'lunar', day, month, every: 1, ...bounds })),
      fc
        .integer({ min: 1, max: 10 })
        .map((period): Rule => ({ freq: 'school', days: [1], period, every: 1, ...bounds })),
    )
    fc.assert(
      fc.property(rule, fc.constantFrom(...both), (said, m) => {
        const read = readRepeats(repeatsInWords(m, said), '2026-06-09')
        expect(read).toMatchObject({ repeats: said.freq })
        if (said.freq !== 'lunar' && said.freq !== 'school') expect(read?.every).toBe(said.every)
        if (said.freq === 'monthly_weekday') expect(read).toMatchObject({ nth: said.nth, days: [said.weekday] })
        if (said.freq === 'lunar') expect(read).toMatchObject({ lunarDay: said.day, lunarMonth: said.month })
        if (said.freq === 'school') expect(read?.period).toBe(said.period)
      }),
    )
  })
})
