import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { childImportParts, children, consents, guardians, registrations } from '../../src/database/schema'
import { registerByGuardian } from '../../src/participation/register-by-guardian'
import { addChild } from '../../src/people/add-child'
import { confirmChildImport } from '../../src/people/confirm-child-import'
import { getChild } from '../../src/people/get-child'
import { getChildImport } from '../../src/people/get-child-import'
import { listChildren } from '../../src/people/list-children'
import { previewChildImport } from '../../src/people/preview-child-import'
import { childOf, formOf } from '../support/child-input'
import { publishedEvent } from '../support/published-event'
import { type Scenario, scenario } from '../support/scenario'
import { type HandCell, workbookOf } from '../support/workbook'

const HEAD = ['STT', 'Họ và tên', 'Năm sinh', 'Giới tính', 'Tổ dân phố', 'Hộ nghèo', 'Số điện thoại']
const send = (s: Scenario, rows: HandCell[][], own: Record<string, unknown> = {}, who = s.editor) =>
  previewChildImport(who, workbookOf(rows), { fileName: 'tre-em.xlsx', consents: 'paper', ...own })
const inWard = (s: Scenario) => s.db.$count(children, eq(children.wardId, s.wardId))
const statuses = async (s: Scenario, id: string, who = s.editor) =>
  (await getChildImport(who, id)).lines.map(({ row, status }) => [row.line, status])

describe('a ward’s list of children', () => {
  test('comes in with all its mess: two heading rows, sections, marks, lost noughts, sums', async () => {
    const s = await scenario()
    const rows: HandCell[][] = [
      ['UBND PHƯỜNG SAO MAI', null, null, null, null, null, null, null],
      ['DANH SÁCH TRẺ EM NĂM 2026'],
      [],
      ['TT', 'Họ và tên', 'Ngày, tháng, năm sinh', null, 'Thuộc hộ', null, 'Dân tộc', 'Điện thoại', 'Cha, mẹ'],
      [null, null, 'Nam', 'Nữ', 'Hộ nghèo', 'Cận nghèo', null, null, null],
      ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)', '(8)', '(9)'],
      ['Tổ dân phố Đông Cao'],
      [1, 'Nguyễn Văn An'.normalize('NFD'), { n: 42_370, s: 1 }, null, 'x', null, 'Kinh', 912345678, 'Trần Thị Hoa'],
      [2, 'LÒ THỊ BÍCH', null, '12/05/2017', null, 'X', 'Thái', '0912.345.679 / 0987654321', null],
      [],
      ['TDP Tân Phú'],
      [3, 'Hoàng Gia Bảo', 2018, null, null, null, null, null, null],
      [null, 'Tổng cộng: 3 em', null, null, 1, 1, null, null, null],
      [null, null, null, null, null, null, 'NGƯỜI LẬP BIỂU'],
    ]
    const merges = ['A4:A5', 'B4:B5', 'C4:D4', 'E4:F4', 'G4:G5', 'H4:H5', 'I4:I5']
    const { id } = await previewChildImport(s.editor, workbookOf(rows, merges), {
      fileName: 'x.xlsx',
      consents: 'none',
    })
    expect(await statuses(s, id)).toEqual([
      [8, 'new'],
      [9, 'new'],
      [12, 'new'],
    ])
    expect(await confirmChildImport(s.editor, id, {})).toMatchObject({ left: 0, counts: { added: 3 } })
    const { items } = await listChildren(s.editor, { groupId: s.group.id })
    expect(items.map(child => [child.name, child.birthYear, child.gender])).toEqual([
      ['Nguyễn Văn An', 2016, 'boy'],
      ['Lò Thị Bích', 2017, 'girl'],
    ])
    expect(await getChild(s.editor, items[0]!.id)).toMatchObject({
      household: 'poor',
      ethnicMinority: false,
      phone: '+84912345678',
      guardian: { name: 'Trần Thị Hoa' },
      consents: [],
    })
    expect(await getChild(s.editor, items[1]!.id)).toMatchObject({
      household: 'near_poor',
      ethnicMinority: true,
      phone: '+84912345679',
    })
    expect((await listChildren(s.editor, { groupId: s.otherGroup.id })).total).toBe(1)
  })

  test('says what is known, what differs, what looks the same, and what is wrong in which row', async () => {
    const s = await scenario()
    const other = await scenario({ db: s.db })
    await addChild(s.editor, childOf(s, { name: 'Nguyễn Bảo An', phone: '0912345678' }))
    await addChild(s.editor, childOf(s, { name: 'Lê Thị Đào', household: 'none' }))
    await addChild(s.editor, childOf(s, { name: 'Phạm Gia Huy', gender: 'boy' }))
    const { id } = await send(s, [
      HEAD,
      [1, 'nguyen bao an', 2016, 'Nữ', 'tổ Đông Cao', null, '0912345678'],
      [2, 'Lê Thị Đào', 2016, 'Nữ', 'TDP ĐÔNG CAO', 'x', null],
      [3, 'Phạm Gia Huy', 2016, 'Nam', 'Tân Phú', null, null],
      [4, 'Bùi Minh Châu', 2015, 'Nữ', 'Đông Cao', null, null],
      [5, 'Bùi Minh Châu', 2015, 'Nữ', 'Đông Cao', null, null],
      [6, 'Đỗ Văn Giang', '01/01/2030', 'Nam', 'Đông Cao', null, null],
      [7, 'Đỗ Văn Hà', 1990, 'Nam', 'Đông Cao', null, null],
      [8, 'Đỗ Văn Ích', 2015, 'Nam', 'TDP Ở Đâu', null, '12ab'],
      [9, null, 2015, 'Nam', 'Đông Cao', null, null],
      [10, 'Vũ An Khang', 2015, null, null, null, null],
    ])
    const shown = await getChildImport(s.editor, id)
    expect(
      shown.lines.map(({ status, differs, reasons }) => [
        status,
        ...differs,
        ...reasons.map(({ field, reason }) => `${field}:${reason.code}`).sort(),
      ]),
    ).toEqual([
      ['same'],
      ['changed', 'household'],
      ['alike', 'groupId'],
      ['new'],
      ['twice'],
      ['error', 'birthYear:row_birth_future'],
      ['error', 'birthYear:birth_year_too_old'],
      ['error', 'groupId:row_group_unknown', 'phone:row_phone'],
      ['error', 'name:required'],
      ['error', 'gender:required', 'groupId:row_group_missing'],
    ])
    await expect(getChildImport(other.editor, id)).rejects.toMatchObject({ reason: { code: 'missing' } })
    await expect(getChildImport(s.admin, id)).rejects.toMatchObject({ reason: { code: 'missing' } })
    expect(await confirmChildImport(s.editor, id, {})).toMatchObject({
      left: 0,
      counts: { added: 1, updated: 0, unchanged: 2, leftOut: 7 },
    })
    expect(await s.db.$count(childImportParts, eq(childImportParts.importId, id))).toBe(0)
    expect(await confirmChildImport(s.editor, id, {})).toMatchObject({ counts: { added: 1 } })
    expect(await inWard(s)).toBe(4)
  })

  test('changes known children and moves those who are the same, as the reader chose, with their history', async () => {
    const s = await scenario()
    const { id: dao } = await addChild(s.editor, childOf(s, { name: 'Lê Thị Đào', phone: '0912345678' }))
    const { id: huy } = await addChild(s.editor, childOf(s, { name: 'Phạm Gia Huy', gender: 'boy' }))
    await addChild(s.editor, childOf(s, { name: 'Trần Lan', gender: 'girl' }))
    const { id } = await send(s, [
      [...HEAD, 'Họ tên mẹ', 'SĐT mẹ'],
      [1, 'Lê Thị Đào', 2016, 'Nữ', 'Đông Cao', 'x', null, 'Vũ Thị Mận', '0987654321'],
      [2, 'Phạm Gia Huy', 2016, 'Nam', 'Tân Phú', null, null, null, null],
      [3, 'Trần Lan', 2017, 'Nữ', 'Đông Cao', null, null, null, null],
    ])
    const done = await confirmChildImport(s.editor, id, { updateAll: 'on', same: ['3'], other: ['4'] })
    expect(done.counts).toMatchObject({ added: 1, updated: 2, unchanged: 0, leftOut: 0 })
    expect(await getChild(s.editor, dao)).toMatchObject({
      household: 'poor',
      phone: '+84912345678',
      version: 2,
      guardian: { name: 'Vũ Thị Mận', relation: 'mother', phone: '+84987654321' },
    })
    expect(await getChild(s.editor, huy)).toMatchObject({ groupId: s.otherGroup.id, version: 2 })
    expect(await inWard(s)).toBe(4)
  })

  test('consents on paper are recorded where there was none, and never over a withdrawal', async () => {
    const s = await scenario()
    const { id: an } = await addChild(s.editor, childOf(s))
    await s.db.update(consents).set({ withdrawnAt: s.clock.now }).where(eq(consents.childId, an))
    const rows = [HEAD, [1, 'Nguyễn Bảo An', 2016, 'Nữ', 'Đông Cao'], [2, 'Lê Đức Em', 2020, 'Nam', 'Đông Cao']]
    const first = await send(s, rows, { consents: 'none' })
    await confirmChildImport(s.editor, first.id, {})
    expect(await s.db.$count(consents, eq(consents.wardId, s.wardId))).toBe(1)
    const second = await send(s, rows)
    await confirmChildImport(s.editor, second.id, {})
    const given = await s.db.select().from(consents).where(sql`ward_id = ${s.wardId} and withdrawn_at is null`)
    expect(given).toMatchObject([{ method: 'paper', purpose: 'taking_part', childAssent: null }])
  })

  test('brought in by two at once adds each child once, however often it is sent', async () => {
    const s = await scenario()
    const rows: HandCell[][] = Array.from({ length: 1200 }, (_, n) => [
      ...[n, `Nguyễn Em ${n}`, 2010 + (n % 12), n % 2 ? 'Nam' : 'Nữ', n % 3 ? 'Đông Cao' : 'Tân Phú'],
      ...[n % 7 ? null : 'x', n % 2 ? `09${String(n).padStart(8, '0')}` : null],
    ])
    const { id } = await send(s, [HEAD, ...rows])
    const again = await send(s, [HEAD, ...rows])
    const both = await Promise.all([confirmChildImport(s.editor, id, {}), confirmChildImport(s.editor, again.id, {})])
    expect(both.map(({ left }) => left)).toEqual([200, 200])
    await Promise.all([confirmChildImport(s.editor, id, {}), confirmChildImport(s.editor, id, {})])
    await confirmChildImport(s.editor, again.id, {})
    expect(await inWard(s)).toBe(1200)
    expect(await s.db.$count(consents, eq(consents.wardId, s.wardId))).toBe(1200)
    expect(await s.db.$count(guardians, eq(guardians.wardId, s.wardId))).toBe(0)
  })

  test('of a group head is of the own group only', async () => {
    const s = await scenario()
    const rows = [HEAD, [1, 'Lê An', 2016, 'Nữ', 'Tân Phú'], [2, 'Lê Bình', 2016, 'Nam', null]]
    const { id } = await send(s, rows, {}, s.groupHead)
    const { lines } = await getChildImport(s.groupHead, id)
    expect(lines.map(({ row, status }) => [status, row.errors.groupId?.code])).toEqual([
      ['error', 'own_group_only'],
      ['new', undefined],
    ])
    expect(lines[1]!.row.groupId).toBe(s.group.id)
    await expect(send(s, rows, {}, s.coordinator as never)).rejects.toMatchObject({ reason: { code: 'forbidden' } })
  })

  test('vouches for a phone that only the public form brought, and for none that it does not name', async () => {
    const s = await scenario()
    const head = [...HEAD, 'Cha, mẹ']
    const event = await publishedEvent(s)
    for (const name of ['Lê An', 'Lê Bình'])
      await registerByGuardian(s.guardian, event.id, formOf(s, { name, phone: '0922222222' }))
    const rows = [
      [1, 'Lê An', 2016, 'Nữ', s.group.name, 'x', '0922222222', null],
      [2, 'Lê Bình', 2016, 'Nữ', s.group.name, 'x', null, 'Vương Đắc Lộc'],
    ]
    const { id } = await send(s, [head, ...rows])
    await confirmChildImport(s.editor, id, { updateAll: 'on' })
    const full = await publishedEvent(s, { capacity: 2, prioritySeats: 2 })
    await registerByGuardian(s.guardian, full.id, formOf(s, { name: 'Lê An', phone: '0922222222' }))
    await registerByGuardian(s.guardian, full.id, formOf(s, { name: 'Lê Bình', phone: '0922222222' }))
    const places = await s.db.select().from(registrations).where(eq(registrations.eventId, full.id))
    expect(places.map(({ status }) => status)).toEqual(['confirmed', 'waiting'])
  })

  test('of somebody who has another role or group by now brings in no more than that may', async () => {
    const s = await scenario()
    const rows = [HEAD, [1, 'Lê An', 2016, 'Nữ', s.group.name], [2, 'Lê Bình', 2016, 'Nam', s.otherGroup.name]]
    const { id } = await send(s, rows)
    const now = s.as({ ...s.editor.actor, role: 'group_head', groupId: s.otherGroup.id })
    expect(await confirmChildImport(now, id, {})).toMatchObject({ counts: { added: 1, leftOut: 1 } })
    const [added] = await s.db.select().from(children).where(eq(children.wardId, s.wardId))
    expect(added?.groupId).toBe(s.otherGroup.id)
  })

  test('keeps its rows encrypted and forgets them after a day', async () => {
    const s = await scenario()
    const { id } = await send(s, [HEAD, [1, 'Nguyễn Bảo An', 2016, 'Nữ', 'Đông Cao', null, '0912345678']])
    const [part] = await s.db.select().from(childImportParts).where(eq(childImportParts.importId, id))
    expect(JSON.stringify(part)).not.toMatch(/Bảo|bao an|912345678/)
    s.clock.now += 25 * 3_600_000
    expect(await getChildImport(s.editor, id)).toMatchObject({ state: 'expired', lines: [] })
    await expect(confirmChildImport(s.editor, id, {})).rejects.toMatchObject({ reason: { code: 'import_expired' } })
    await send(s, [HEAD, [1, 'Ai Đó', 2016, 'Nữ', 'Đông Cao']])
    expect(await s.db.$count(childImportParts, eq(childImportParts.importId, id))).toBe(0)
  })

  test('does not choose for a row marked as both poor and near-poor', async () => {
    const s = await scenario()
    const { id } = await send(s, [
      ['Họ và tên', 'Năm sinh', 'Giới tính', 'Tổ dân phố', 'Hộ nghèo', 'Cận nghèo', 'Diện hộ'],
      ['Lê Thị Đào', 2016, 'Nữ', 'Đông Cao', 'x', 'x', null],
      ['Phạm Gia Huy', 2016, 'Nam', 'Đông Cao', null, 'x', 'Hộ nghèo'],
      ['Bùi Minh Châu', 2015, 'Nữ', 'Đông Cao', 'x', null, 'Hộ nghèo'],
    ])
    const { lines } = await getChildImport(s.editor, id)
    expect(lines.map(({ status, reasons }) => [status, ...reasons.map(({ reason }) => reason.code)])).toEqual([
      ['error', 'row_household_both'],
      ['error', 'row_household_both'],
      ['new'],
    ])
  })

  test('that is none, or too long, is refused with what to do', async () => {
    const s = await scenario()
    const refused = (rows: HandCell[][]) =>
      send(s, rows).then(
        () => 'taken',
        error => error.fields?.file?.code,
      )
    expect(await refused([['Tên sự kiện', 'Ngày']])).toBe('list_no_header')
    expect(await refused([HEAD])).toBe('list_empty')
    // Longer than what is unpacked of any file.
    const tail = ['Đông Cao', null, '0912345678', 'Một cột ghi chú dài của phường, mà không ai đọc', 'Và một cột nữa']
    const long = Array.from({ length: 100_000 }, (_, n) => [n, `Em ${n}`, 2016, 'Nữ', ...tail])
    const started = performance.now()
    expect(await refused([HEAD, ...long])).toBe('list_too_many_rows')
    expect(performance.now() - started).toBeLessThan(15_000)
    await expect(previewChildImport(s.editor, null, { fileName: 'x', consents: 'none' })).rejects.toMatchObject({
      fields: { file: { code: 'list_missing' } },
    })
    await expect(previewChildImport(s.editor, workbookOf([HEAD]), { fileName: 'x' })).rejects.toMatchObject({
      fields: { consents: { code: 'required' } },
    })
  }, 30_000)
})
