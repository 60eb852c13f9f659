import { strToU8 } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readRows } from '../../src/exchange/read-rows'
import { readTable } from '../../src/exchange/read-table'
import { type HandCell, workbookOf } from '../support/workbook'

const read = async (rows: HandCell[][], merges?: string[]) => readRows(await readTable(workbookOf(rows, merges)))
const HEADING = ['Tên sự kiện', 'Ngày', 'Bắt đầu', 'Kết thúc', 'Lặp lại', 'Các thứ', 'Đến ngày', 'Số buổi']
const one = async (heading: string[], cells: HandCell[]) => (await read([heading, cells]))[0]!
/** What a row says when only some cells differ from a plain event's. */
const plan = async (changes: Record<string, HandCell>) => {
  const base: Record<string, HandCell> = {
    'Tên sự kiện': 'Lớp bơi',
    Ngày: '09/06/2026',
    'Bắt đầu': '14:30',
    'Kết thúc': '16:00',
  }
  const all = { ...base, ...changes }
  return one(Object.keys(all), Object.values(all))
}

describe('a plan as people write it', () => {
  test('gives the fields of the form, and names where the ward is to be looked up', async () => {
    const row = await plan({
      'Lĩnh vực': 'Thể thao',
      'Đơn vị chủ trì': 'Đoàn phường',
      'Địa điểm': 'Bể bơi',
      'Tổ dân phố': 'TDP Đông Cao, TDP Hồng Diện',
      'Độ tuổi': '8-13',
      'Sức chứa': 30,
      'Chỗ ưu tiên': '6 em',
      'Đăng ký': 'x',
      'Hạn đăng ký': '05/06/2026 17:00',
      'Cán bộ phụ trách': 'Nguyễn Thị Lan',
      'Ghi chú': 'Mang đồ bơi',
      'Giới thiệu': 'Học bơi',
    })
    expect(row).toEqual({
      line: 2,
      key: '2026-06-09|14:30|lop boi|be boi',
      raw: expect.objectContaining({ title: 'Lớp bơi', startsOn: '09/06/2026', ages: '8-13' }),
      input: {
        title: 'Lớp bơi',
        category: 'sports',
        organizationName: 'Đoàn phường',
        venueName: 'Bể bơi',
        officerName: 'Nguyễn Thị Lan',
        groupNames: ['TDP Đông Cao', 'TDP Hồng Diện'],
        minAge: 8,
        maxAge: 13,
        startsOn: '2026-06-09',
        startTime: '14:30',
        endTime: '16:00',
        repeats: 'once',
        registration: 'open',
        registrationClosesOn: '2026-06-05',
        registrationClosesTime: '17:00',
        capacity: 30,
        prioritySeats: 6,
        description: 'Mang đồ bơi\nHọc bơi',
      },
      errors: {},
    })
  })

  test.each<[HandCell, HandCell, string, string]>([
    [{ n: 46182, s: 1 }, { n: 14.5 / 24, s: 2 }, '2026-06-09', '14:30'],
    [46182, 0.604166666666667, '2026-06-09', '14:30'],
    ['9/6/26', '14h30', '2026-06-09', '14:30'],
    ['09-06-2026', '14h', '2026-06-09', '14:00'],
    ['9.6.2026', '2:30 CH', '2026-06-09', '14:30'],
    ['2026-06-09', '8 giờ sáng', '2026-06-09', '08:00'],
    ['Thứ Ba, ngày 09/06/2026', '14g30', '2026-06-09', '14:30'],
    [' 09/06/2026\u00a0', '\u00a014 : 30 ', '2026-06-09', '14:30'],
  ])('takes the day %j and the hour %j', async (day, hour, startsOn, startTime) => {
    const { input, errors } = await plan({ Ngày: day, 'Bắt đầu': hour })
    expect(errors).toEqual({})
    expect(input).toMatchObject({ startsOn, startTime })
  })

  test('takes day and hours from one cell', async () => {
    const cells = ['Lớp bơi', '14h30 - 16h00 ngày 09/06/2026']
    expect((await one(['Nội dung', 'Thời gian', 'Ghi chú'], cells)).input).toMatchObject({
      startsOn: '2026-06-09',
      startTime: '14:30',
      endTime: '16:00',
    })
    const both = await one(['Nội dung', 'Ngày', 'Thời gian'], ['Lớp bơi', { n: 46182.0, s: 1 }, '14h30–16h'])
    expect(both.input).toMatchObject({ startsOn: '2026-06-09', startTime: '14:30', endTime: '16:00' })
    const excel = await one(
      ['Nội dung', 'Thời gian', 'Thời lượng'],
      ['Lớp bơi', { n: 46182.6041666667, s: 3 }, { n: 0.0625, s: 2 }],
    )
    expect(excel.input).toMatchObject({ startsOn: '2026-06-09', startTime: '14:30', durationMinutes: 90 })
  })

  test.each<[Record<string, HandCell>, string, string]>([
    [{ Ngày: '30/02/2026' }, 'startsOn', 'invalid_date'],
    [{ Ngày: 'mùng 5' }, 'startsOn', 'invalid_date'],
    [{ Ngày: '9/6' }, 'startsOn', 'invalid_date'],
    [{ Ngày: '9/6-11/6' }, 'startsOn', 'invalid_date'],
    [{ Ngày: null }, 'startsOn', 'required'],
    [{ 'Bắt đầu': '25:00' }, 'startTime', 'invalid_time'],
    [{ 'Bắt đầu': 'buổi chiều' }, 'startTime', 'invalid_time'],
    [{ 'Kết thúc': null }, 'endTime', 'required'],
    [{ 'Sức chứa': 'nhiều' }, 'capacity', 'invalid_number'],
    [{ 'Độ tuổi': 'thiếu nhi' }, 'minAge', 'row_ages'],
    [{ 'Lĩnh vực': 'Nấu ăn' }, 'category', 'row_category'],
    [{ 'Hình thức': 'từ xa xôi' }, 'mode', 'row_mode'],
    [{ 'Đăng ký': 'có thể' }, 'registration', 'row_mark'],
    [{ T2: 'học' }, 'days', 'row_mark'],
    [{ 'Lặp lại': 'hằng năm' }, 'repeats', 'row_repeats'],
    [{ 'Các thứ': 'ngày chẵn', 'Đến ngày': '30/07/2026' }, 'days', 'row_days'],
    [{ 'Đến ngày': '30/07/2026' }, 'repeats', 'row_repeats_missing'],
    [{ 'Nghỉ những ngày': '16/06/2026, rằm' }, 'skippedDates', 'invalid_date'],
  ])('says of %j that %s is %s', async (changes, field, code) => {
    expect((await plan(changes)).errors).toMatchObject({ [field]: { code } })
  })

  test.each<[string, HandCell, number | undefined, number | undefined]>([
    ['from and to', '8 đến 13 tuổi', 8, 13],
    ['a day that Excel made of 6-11', { n: 46332, s: 1 }, 6, 11],
    ['an open end', 'từ 8 tuổi trở lên', 8, undefined],
    ['an open start', 'đến 13', undefined, 13],
    ['everyone', 'mọi lứa tuổi', undefined, undefined],
  ])('reads ages: %s', async (_, cell, minAge, maxAge) => {
    const { input, errors } = await plan({ Tuổi: cell })
    expect([errors, input.minAge, input.maxAge]).toEqual([{}, minAge, maxAge])
  })

  test.each<[HandCell[], Record<string, unknown>]>([
    [['hằng tuần', 'T3, T5', '30/07/2026', null], { repeats: 'weekly', every: 1, days: [2, 4], until: '2026-07-30' }],
    [['Hàng tuần', 'thứ Ba, thứ Năm', null, 10], { repeats: 'weekly', days: [2, 4], count: 10 }],
    [[null, 'Thứ 2 - Thứ 6', '30/07/2026', null], { repeats: 'weekly', days: [1, 2, 3, 4, 5] }],
    [[null, '2-4-6', null, 12], { repeats: 'weekly', days: [1, 3, 5], count: 12 }],
    [[null, 'T7, CN', null, '12 buổi'], { repeats: 'weekly', days: [6, 7], count: 12 }],
    [['T3, T5 hằng tuần', null, null, 4], { repeats: 'weekly', days: [2, 4] }],
    [['2 tuần một lần', null, null, 4], { repeats: 'weekly', every: 2 }],
    [['every 2 weeks on Tuesday', null, null, 4], { repeats: 'weekly', every: 2, days: [2] }],
    [['hằng ngày', null, '12/06/2026', null], { repeats: 'daily', every: 1, until: '2026-06-12' }],
    [[null, null, '12/06/2026', null], { repeats: 'daily' }],
    [[null, null, '09/06/2026', null], { repeats: 'once' }],
    [['hằng tháng', null, null, 3], { repeats: 'monthly_date', every: 1 }],
    [['ngày 9 hằng tháng', null, null, 3], { repeats: 'monthly_date' }],
    [['thứ Ba tuần thứ hai hằng tháng', null, null, 3], { repeats: 'monthly_weekday', days: [2], nth: 2 }],
    [['thứ Sáu cuối cùng hằng tháng', null, null, 3], { repeats: 'monthly_weekday', days: [5], nth: -1 }],
    [['thứ Ba hằng tháng', null, null, 3], { repeats: 'monthly_weekday', days: [2], nth: 2 }],
    [['15/8 âm lịch hằng năm', null, null, null], { repeats: 'lunar', lunarDay: 15, lunarMonth: 8, count: 1 }],
    [['rằm tháng Giêng (âm lịch)', null, null, 2], { repeats: 'lunar', lunarDay: 15, lunarMonth: 1, count: 2 }],
    [['thứ Hai, tiết 1', null, '31/12/2026', null], { repeats: 'school', period: 1, days: [1] }],
    [['Chào cờ', null, '31/12/2026', null], { repeats: 'school', period: 1, days: [1] }],
  ])('understands repetition: %j', async (cells, rule) => {
    const row = await one(HEADING, ['Lớp bơi', '09/06/2026', '14:30', '16:00', ...cells])
    expect(row.errors).toEqual({})
    expect(row.input).toMatchObject(rule)
  })
})

describe('real spreadsheets', () => {
  test('have titles, headings in two rows made one, marks, sections, and sums', async () => {
    const rows = await read(
      [
        ['KẾ HOẠCH HÈ 2026', null, null, null, null, null, null, null, null, null, null, null],
        [],
        [
          'STT',
          'Tên hoạt động',
          'Thời gian',
          null,
          null,
          null,
          'Các thứ',
          null,
          null,
          'Tổ dân phố',
          null,
          'Tuổi',
          null,
        ],
        [
          null,
          null,
          'Từ ngày',
          'Đến ngày',
          'Giờ bắt đầu',
          'Giờ kết thúc',
          'T3',
          'T5',
          'CN',
          'Đông Cao',
          'Hồng Diện',
          'Từ',
          'Đến',
        ],
        ['I. THỂ THAO', null, null, null, null, null, null, null, null, null, null, null, null],
        [1, 'Lớp bơi', '09/06/2026', '30/07/2026', '14h', '15h30', 'x', 'X', null, 'x', null, 8, 13],
        [2, 'Bóng đá', '14/06/2026', '26/07/2026', '16h', '17h30', null, null, '✓', null, 'x', 9, 15],
        [null, 'Tổng cộng: 2 hoạt động'],
      ],
      ['A1:L1', 'A3:A4', 'B3:B4', 'C3:F3', 'G3:I3', 'J3:K3', 'L3:M3', 'A5:M5'],
    )
    expect(rows.map(({ line, errors }) => [line, errors])).toEqual([
      [6, {}],
      [7, {}],
    ])
    expect(rows[0]!.input).toMatchObject({
      title: 'Lớp bơi',
      startsOn: '2026-06-09',
      until: '2026-07-30',
      startTime: '14:00',
      endTime: '15:30',
      repeats: 'weekly',
      days: [2, 4],
      groupNames: ['Đông Cao'],
      minAge: 8,
      maxAge: 13,
    })
    expect(rows[1]!.input).toMatchObject({ days: [7], groupNames: ['Hồng Diện'] })
    expect(rows[0]!.raw).toMatchObject({ days: 'T3, T5', groupNames: 'Đông Cao' })
  })

  test('say once for several rows made one what holds for all of them', async () => {
    const rows = await read(
      [
        ['Nội dung', 'Ngày', 'Giờ', 'Đến giờ', 'Đơn vị'],
        ['Lớp vẽ', '09/06/2026', '8h', '9h', 'Trường Sao Mai'],
        ['Lớp múa', '10/06/2026', '8h', '9h', null],
      ],
      ['E2:E3'],
    )
    expect(rows.map(({ input }) => input.organizationName)).toEqual(['Trường Sao Mai', 'Trường Sao Mai'])
  })

  test('are written in decomposed letters, with stray and unbreakable spaces', async () => {
    const heading = [
      '  Tên\u00a0 sự kiện * '.normalize('NFD'),
      'NGÀY (dd/mm/yyyy)'.normalize('NFD'),
      'Bắt đầu:',
      'Kết thúc',
      'Địa điểm'.normalize('NFD'),
    ]
    const [row] = await read([
      heading,
      [' Lớp\u00a0 bơi '.normalize('NFD'), '09/06/2026 ', '14:30', '16:00', 'Nhà văn hoá'.normalize('NFD')],
    ])
    expect(row).toMatchObject({ errors: {}, input: { title: 'Lớp bơi', venueName: 'Nhà văn hoá' } })
  })

  test('know the same event again however it is spelt, and by its code', async () => {
    const cells = ['Lớp bơi', '09/06/2026', '14:30', '16:00']
    const [plain] = await read([HEADING, cells])
    const [spelt] = await read([
      ['X', ...HEADING],
      ['', 'LỚP  BƠI'.normalize('NFD'), { n: 46182, s: 1 }, '14h30', '16h'],
    ])
    expect(spelt!.key).toBe(plain!.key)
    expect(
      (
        await read([
          ['Mã', ...HEADING],
          ['B-01', ...cells],
        ])
      )[0]!.key,
    ).toBe('B-01')
  })

  test('that name an event twice say where the first is', async () => {
    const cells = ['Lớp bơi', '09/06/2026', '14:30', '16:00']
    const rows = await read([HEADING, cells, ['Khác', ...cells.slice(1)], cells])
    expect(rows.map(({ errors }) => errors)).toEqual([{}, {}, { key: { code: 'row_twice', values: { line: 2 } } }])
  })

  test('in English are understood as well', async () => {
    const text =
      'Title,Start date,Start time,End time,Venue,Repeats,Days,Until,Ages\nSwimming,09/06/2026,2:30 PM,16:00,Pool,weekly,"Tue, Thu",30/07/2026,8-13'
    expect(readRows(await readTable(strToU8(text)))[0]).toMatchObject({
      errors: {},
      input: { title: 'Swimming', startTime: '14:30', repeats: 'weekly', days: [2, 4], until: '2026-07-30', minAge: 8 },
    })
  })
})
