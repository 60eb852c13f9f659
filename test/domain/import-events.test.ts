import { describe, expect, test } from 'vitest'
import { cancelEvent } from '../../src/events/cancel-event'
import { confirmImport } from '../../src/events/confirm-import'
import { createEvent } from '../../src/events/create-event'
import { getEvent } from '../../src/events/get-event'
import { getImport } from '../../src/events/get-import'
import { listEvents } from '../../src/events/list-events'
import { moveOccurrence } from '../../src/events/move-occurrence'
import { type ImportPreview, previewImport } from '../../src/events/preview-import'
import { saveEvent } from '../../src/events/save-event'
import { DAY } from '../../src/shared/dates'
import { eventOf } from '../support/event-input'
import { refusalOf } from '../support/refusal-of'
import { type Scenario, scenario } from '../support/scenario'

const HEAD = 'Mã;Tên sự kiện;Lĩnh vực;Đơn vị chủ trì;Địa điểm;Ngày bắt đầu;Bắt đầu;Kết thúc;Lặp lại;Đến ngày;Tổ dân phố'
const csv = (...lines: string[]) => new TextEncoder().encode([HEAD, ...lines].join('\n'))
const HOST = 'Trường THCS Sao Mai'
const PLACE = 'Nhà văn hóa Đông Cao'
const once = (title: string, day: string, hours = '14:00;16:00') =>
  `;${title};Thể thao;${HOST};${PLACE};${day};${hours};;;`

const preview = (s: Scenario, bytes: Uint8Array, own = {}) =>
  previewImport(s.editor, bytes, { fileName: 'ke-hoach.csv', ...own })
const bring = async (s: Scenario, bytes: Uint8Array, update: number[] = []) =>
  confirmImport(s.editor, (await preview(s, bytes)).id!, { update })
const statuses = ({ rows }: Pick<ImportPreview, 'rows'>) => rows.map(row => row.status)
const codes = ({ rows }: Pick<ImportPreview, 'rows'>) =>
  rows.map(row => Object.fromEntries(row.reasons.map(({ field, reason }) => [field, reason.code])))
const titles = async (s: Scenario) => (await listEvents(s.editor)).items.map(item => item.title).sort()

describe('a file of a plan', () => {
  test('is shown row by row before anything is made', async () => {
    const s = await scenario()
    await createEvent(s.editor, eventOf(s, { title: 'Đã có', startsOn: '2026-06-18' }))
    const shown = await preview(
      s,
      csv(
        `A1;Lớp bơi;The thao;truong thcs SAO MAI;nha van hoá đông cao;16/06/2026;14:00;16:00;hằng tuần;30/06/2026;TDP Đông Cao`,
        once('Trùng đã có', '18/06/2026', '15:00;17:00'),
        ';;;Trường Sao;Nhà văn hóa Đông Cau;31/06/2026;25:00;;;;Tổ lạ',
        once('Trùng trong tệp', '16/06/2026', '15:30;17:00'),
      ),
    )
    expect(statuses(shown)).toEqual(['new', 'conflict', 'error', 'conflict'])
    expect(shown.rows[0]!.plan!.slots).toHaveLength(3)
    expect(codes(shown).slice(1)).toMatchObject([
      { venueName: 'venue_taken' },
      { organizationName: 'row_name_near', venueName: 'row_name_near', groupNames: 'row_name_unknown' },
      { venueName: 'venue_taken' },
    ])
    expect(codes(shown)[2]).toMatchObject({ title: 'required', startsOn: 'invalid_date', startTime: 'invalid_time' })
    expect(await titles(s)).toEqual(['Đã có'])
  })

  test('brings in its good rows, and the same file again changes nothing', async () => {
    const s = await scenario()
    const file = csv(once('Một', '16/06/2026'), once('Hai', '17/06/2026'), once('Sai', '31/06/2026'))
    const result = await bring(s, file)
    expect([result.made.map(one => one.title), result.left.map(one => one.line)]).toEqual([['Một', 'Hai'], [4]])
    expect((await getEvent(s.editor, result.made[0]!.id)).status).toBe('draft')
    expect(statuses(await preview(s, file))).toEqual(['unchanged', 'unchanged', 'error'])
    expect(await bring(s, file)).toMatchObject({ made: [], updated: [], unchanged: [2, 3] })
    expect(await titles(s)).toEqual(['Hai', 'Một'])
  })

  test('can be confirmed once, by one of two at the same instant, and for a day', async () => {
    const s = await scenario()
    const { id } = await preview(s, csv(once('Một', '16/06/2026')))
    const both = await Promise.all([1, 2].map(() => refusalOf(confirmImport(s.editor, id!, {}))))
    expect(both.sort()).toEqual(['done', 'import_done'])
    expect(await titles(s)).toEqual(['Một'])
    expect(await getImport(s.editor, id!)).toMatchObject({ state: 'done', result: { made: [{ title: 'Một' }] } })
    const late = await preview(s, csv(once('Hai', '17/06/2026')))
    s.clock.now += DAY + 1
    expect(await refusalOf(confirmImport(s.editor, late.id!, {}))).toBe('import_expired')
    expect((await getImport(s.editor, late.id!)).state).toBe('expired')
  })

  test('is judged again when it is confirmed', async () => {
    const s = await scenario()
    const { id } = await preview(s, csv(once('Một', '16/06/2026'), once('Hai', '17/06/2026')))
    await createEvent(s.editor, eventOf(s, { title: 'Chen ngang', startsOn: '2026-06-16' }))
    const result = await confirmImport(s.editor, id!, {})
    expect(result.made.map(one => one.title)).toEqual(['Hai'])
    expect(result.left).toMatchObject([{ line: 2, reasons: [{ reason: { code: 'venue_taken' } }] }])
  })

  test('changes what it knows by its code only where that is ticked, and nobody else has', async () => {
    const s = await scenario()
    const rows = (hours: string) =>
      ['A', 'B', 'C', 'D'].map((code, index) => code + once(`Lớp ${code}`, `${16 + index}/06/2026`, hours))
    const made = (await bring(s, csv(...rows('14:00;16:00')))).made
    const later = csv(...rows('15:00;17:00'))
    const shown = await preview(s, later)
    expect(statuses(shown)).toEqual(['changed', 'changed', 'changed', 'changed'])
    const own = eventOf(s, { title: 'Lớp C', startsOn: '2026-06-18', startTime: '08:00', endTime: '09:00' })
    await saveEvent(s.editor, made[2]!.id, { ...own, version: 1 })
    await cancelEvent(s.approver, made[3]!.id, { reason: 'Mưa bão' })
    const result = await confirmImport(s.editor, shown.id!, { update: [2, 4, 5] })
    expect(result.updated.map(one => one.title)).toEqual(['Lớp A'])
    expect(result.left.map(one => one.reasons[0]!.reason.code)).toEqual([
      'row_not_ticked',
      'row_moved_on',
      'cancelled_already',
    ])
    expect((await getEvent(s.editor, made[0]!.id)).startTime).toBe('15:00')
    expect((await getEvent(s.editor, made[1]!.id)).startTime).toBe('14:00')
    expect((await getEvent(s.editor, made[2]!.id)).startTime).toBe('08:00')
  })

  test('leaves a meeting its own time when it changes the rest, and is not in its own way', async () => {
    const s = await scenario()
    const weekly = (end: string) =>
      csv(`K;Cờ vua;Thể thao;${HOST};${PLACE};16/06/2026;14:00;${end};hằng tuần;30/06/2026;`)
    const [made] = (await bring(s, weekly('16:00'))).made
    const [, second] = (await getEvent(s.editor, made!.id)).occurrences
    await moveOccurrence(s.editor, second!.id, {
      ...{ scope: 'this', startsOn: '2026-06-24', startTime: '14:00', endTime: '16:00', version: 1 },
    })
    await createEvent(s.editor, eventOf(s, { title: 'Vào chỗ trống', startsOn: '2026-06-23' }))
    const shown = await preview(s, weekly('15:00'))
    expect(statuses(shown)).toEqual(['changed'])
    expect((await confirmImport(s.editor, shown.id!, { update: [2] })).updated).toHaveLength(1)
    expect(statuses(await preview(s, weekly('15:00')))).toEqual(['unchanged'])
  })

  test('takes category and host from the form where its rows say nothing', async () => {
    const s = await scenario()
    const file = csv(`;Chạy;;;Quảng trường phường;20/06/2026;06:00;07:00;;;`)
    expect(codes(await preview(s, file))).toEqual([{ category: 'required', organizationName: 'required' }])
    const defaults = { category: 'sports', organizationId: s.school.id }
    const [row] = (await preview(s, file, defaults)).rows
    expect([row!.status, row!.plan!.columns.category]).toEqual(['new', 'sports'])
  })

  test('with too many or no rows, or too much text, is refused whole', async () => {
    const s = await scenario()
    expect(await refusalOf(preview(s, new Uint8Array()))).toEqual({ file: 'file_empty' })
    expect(await refusalOf(preview(s, csv(...Array(1001).fill(once('Một', '16/06/2026')))))).toEqual({
      file: 'file_too_many_rows',
    })
    const wordy = Array.from(
      { length: 900 },
      (_, index) => `;${'Rất dài '.repeat(500)}${index};;${HOST};${PLACE};16/06/2026;14:00;16:00;;;`,
    )
    expect(await refusalOf(preview(s, csv(...wordy)))).toEqual({ file: 'file_too_wordy' })
    expect(await titles(s)).toEqual([])
  })
})

describe('whoever brings a file', () => {
  test('at the same instant as somebody else makes nothing twice', async () => {
    const s = await scenario()
    const file = csv(once('Một', '16/06/2026'), once('Hai', '17/06/2026'))
    const ids = [(await preview(s, file)).id!, (await previewImport(s.admin, file, { fileName: 'a.csv' })).id!]
    await Promise.all(ids.map((id, index) => refusalOf(confirmImport(index ? s.admin : s.editor, id, {}))))
    expect(await titles(s)).toEqual(['Hai', 'Một'])
  })

  test('plans for the own organization only, as a coordinator', async () => {
    const s = await scenario()
    await createEvent(s.editor, eventOf(s, { title: 'Của phòng', organizationId: s.office.id }))
    const file = csv(
      `;Của trường;Thể thao;;${PLACE};16/06/2026;14:00;16:00;;;`,
      `;Của phòng;Thể thao;Phòng Văn hóa - Xã hội;${PLACE};17/06/2026;14:00;16:00;;;`,
    )
    const shown = await previewImport(s.coordinator, file, { fileName: 'a.csv' })
    expect(statuses(shown)).toEqual(['new', 'error'])
    expect(codes(shown)[1]).toEqual({ organizationName: 'own_organization_only' })
    const [foreign] = (await listEvents(s.editor)).items
    const taken = await previewImport(s.coordinator, csv(`${foreign!.id}${once('Giành', '19/06/2026')}`), {
      fileName: 'b.csv',
    })
    expect(codes(taken)).toEqual([{ key: 'row_of_others' }])
    const { id } = await preview(s, file)
    expect(await refusalOf(getImport(s.coordinator, id!))).toBe('missing')
    expect(await refusalOf(confirmImport(s.coordinator, id!, {}))).toBe('missing')
    expect((await getImport(s.approver, shown.id!)).state).toBe('waiting')
  })

  test('is of the ward, and plans at all', async () => {
    const s = await scenario()
    const other = await scenario({ db: s.db })
    const { id } = await preview(s, csv(once('Một', '16/06/2026')))
    expect(await refusalOf(confirmImport(other.admin, id!, {}))).toBe('missing')
    expect(await refusalOf(previewImport(s.groupHead, csv(), { fileName: 'a.csv' }))).toBe('forbidden')
    expect(await titles(s)).toEqual([])
  })
})

/** Counts the statements that reach the database, those of batches one by one. */
function counting(s: Scenario) {
  const count = { statements: 0 }
  const db = new Proxy(s.db, {
    get(target, name, receiver) {
      const value = Reflect.get(target, name, receiver)
      if (['select', 'insert', 'update', 'delete'].includes(String(name)))
        return (...args: unknown[]) => {
          count.statements += 1
          return Reflect.apply(value, target, args)
        }
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  const { actor, crypto } = s.editor
  return { count, context: { db, actor, crypto, now: s.clock.now } }
}

test('five hundred rows are read, compared and made with hardly more statements than five', async () => {
  const statementsFor = async (rows: number) => {
    const s = await scenario()
    const { count, context } = counting(s)
    const lines = Array.from({ length: rows }, (_, index) => {
      const hour = String(6 + (index % 14)).padStart(2, '0')
      const day = new Date(Date.UTC(2026, 5, 10 + Math.floor(index / 14))).toISOString().slice(0, 10)
      return `;Buổi ${index};Thể thao;${HOST};${PLACE};${day};${hour}:00;${hour}:45;;;TDP Đông Cao`
    })
    const { id } = await previewImport(context, csv(...lines), { fileName: 'a.csv' })
    const first = await confirmImport(context, id!, {})
    expect(first.made).toHaveLength(rows)
    const again = await previewImport(context, csv(...lines), { fileName: 'a.csv' })
    expect(new Set(statuses(again))).toEqual(new Set(['unchanged']))
    return count.statements
  }
  const [few, many] = [await statementsFor(5), await statementsFor(500)]
  expect(few).toBeLessThan(80)
  expect(many - few).toBeLessThanOrEqual(5)
})
