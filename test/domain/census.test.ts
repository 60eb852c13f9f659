import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { auditEntries, residentialGroups } from '../../src/database/schema'
import { copyCensus } from '../../src/people/copy-census'
import { listCensus } from '../../src/people/list-census'
import { readCensus } from '../../src/people/read-census'
import { saveCensus } from '../../src/people/save-census'
import { Forbidden, Invalid, Missing } from '../../src/shared/errors'
import { refusalOf } from '../support/refusal-of'
import { scenario } from '../support/scenario'

const figures = { under16: 100, girls: 48, boys: 52, age0to5: 30, poor: 8, nearPoor: 5, special: 3 }
const bytes = (text: string) => new TextEncoder().encode(text)

describe('the census of a ward', () => {
  test('is kept by group and year, and what was not surveyed stays unsaid', async () => {
    const s = await scenario()
    const saved = await saveCensus(s.editor, 2026, {
      source: 'Rà soát 2025',
      rows: [{ groupId: s.group.id, ...figures }],
    })
    expect(saved).toEqual({ groups: 1 })
    const { rows, source, before } = await listCensus(s.approver, 2026)
    expect(rows).toMatchObject([
      { name: 'TDP Đông Cao', ...figures, age6to10: null, ethnicMinority: null },
      { name: 'TDP Tân Phú', under16: null, poor: null },
    ])
    expect([source, before]).toEqual(['Rà soát 2025', null])
    expect((await listCensus(s.editor, 2025)).rows.every(row => row.under16 === null)).toBe(true)
  })

  test('is corrected by saving again, and a group without figures is taken out', async () => {
    const s = await scenario()
    const save = (own: object) => saveCensus(s.editor, '2026', { rows: [{ groupId: s.group.id, ...own }] })
    await save(figures)
    await save({ under16: '120', poor: '' })
    expect((await listCensus(s.editor, 2026)).rows[0]).toMatchObject({ under16: 120, poor: null, girls: null })
    await save({})
    expect((await listCensus(s.editor, 2026)).rows[0]).toMatchObject({ under16: null })
  })

  test('refuses parts that are more than the whole, cell by cell', async () => {
    const s = await scenario()
    const refused = (own: object) => {
      const rows = [
        { groupId: s.otherGroup.id, under16: 5 },
        { groupId: s.group.id, ...own },
      ]
      return refusalOf(saveCensus(s.editor, 2026, { rows }))
    }
    expect(await refused({ ...figures, girls: 60 })).toEqual({
      'rows.1.girls': 'census_parts_over',
      'rows.1.boys': 'census_parts_over',
    })
    expect(await refused({ ...figures, special: 101, ethnicMinority: 100 })).toEqual({
      'rows.1.special': 'census_part_over',
    })
    expect(await refused({ poor: 3 })).toEqual({ 'rows.1.under16': 'census_whole_missing' })
    expect(await refused({ under16: -1 })).toEqual({ 'rows.1.under16': 'too_small' })
    expect(await refused({ under16: '3,5' })).toEqual({ 'rows.1.under16': 'invalid_number' })
    expect((await listCensus(s.editor, 2026)).savedAt).toBeNull()
  })

  test('refuses a group twice, of another ward, and a year that is none', async () => {
    const s = await scenario()
    const elsewhere = await scenario({ db: s.db })
    const row = { groupId: s.group.id, under16: 1 }
    const save = (year: unknown, rows: object[]) => refusalOf(saveCensus(s.editor, year, { rows }))
    expect(await save(2026, [row, row])).toEqual({ 'rows.1.groupId': 'census_group_twice' })
    expect(await save(2026, [row, { ...row, groupId: elsewhere.group.id }])).toEqual({
      'rows.1.groupId': 'unknown_group',
    })
    expect(await save('26', [row])).toHaveProperty('year')
    expect(await save(2026, [])).toEqual({ rows: 'required' })
    expect(await save(2026, [{ ...row, ward: 'x' }])).toEqual({ rows: 'unknown_field' })
    expect((await listCensus(elsewhere.editor, 2026)).savedAt).toBeNull()
  })

  test('is of the own group for its head, and of nobody for others', async () => {
    const s = await scenario()
    const rows = [{ groupId: s.group.id, under16: 40 }]
    await saveCensus(s.groupHead, 2026, { rows })
    expect((await listCensus(s.groupHead, 2026)).rows).toMatchObject([{ groupId: s.group.id, under16: 40 }])
    const other = { rows: [{ groupId: s.otherGroup.id, under16: 40 }] }
    await expect(saveCensus(s.groupHead, 2026, other)).rejects.toThrow(Forbidden)
    await expect(copyCensus(s.groupHead, 2026)).rejects.toThrow(Forbidden)
    for (const context of [s.coordinator, s.province, s.guardian]) {
      await expect(saveCensus(context, 2026, { rows })).rejects.toThrow(Forbidden)
      await expect(listCensus(context, 2026)).rejects.toThrow(Forbidden)
    }
  })

  test('is copied from the last year that has one, beside what this year has, for the groups that still stand', async () => {
    const s = await scenario()
    await expect(copyCensus(s.editor, 2026)).rejects.toThrow(Missing)
    const both = [s.group, s.otherGroup].map(({ id }) => ({ groupId: id, ...figures }))
    await saveCensus(s.editor, 2024, { source: 'Rà soát 2023', rows: both })
    await saveCensus(s.editor, 2026, { rows: [{ groupId: s.group.id, under16: 7 }] })
    expect((await listCensus(s.editor, 2026)).before).toBe(2024)
    expect(await copyCensus(s.editor, 2026)).toEqual({ groups: 1 })
    expect((await listCensus(s.editor, 2026)).rows).toMatchObject([{ under16: 7 }, figures])
    await s.db.update(residentialGroups).set({ validTo: '2026-01-01' }).where(eq(residentialGroups.id, s.otherGroup.id))
    expect(await copyCensus(s.editor, 2027)).toEqual({ groups: 1 })
    expect((await listCensus(s.editor, 2027)).rows.map(row => row.name)).toEqual(['TDP Đông Cao'])
    // A group that was surveyed before it was merged is still shown of that year.
    expect((await listCensus(s.editor, 2024)).rows).toHaveLength(2)
  })

  test('leaves a record of who saved how many groups', async () => {
    const s = await scenario()
    await saveCensus(s.editor, 2026, { rows: [{ groupId: s.group.id, ...figures }] })
    const found = await s.db.select().from(auditEntries).where(eq(auditEntries.wardId, s.wardId))
    expect(found).toMatchObject([{ action: 'census.saved', detail: { year: 2026, groups: 1 } }])
  })
})

describe('a table from Excel', () => {
  test('fills what the year has, by the names of groups however they are written', async () => {
    const s = await scenario()
    await saveCensus(s.editor, 2026, { rows: [{ groupId: s.group.id, under16: 90, special: 2 }] })
    const pasted = [
      'BẢNG TỔNG HỢP TRẺ EM',
      'TT\tTổ dân phố\tTrẻ em dưới 16 tuổi\tNữ\tNam\t0-5 tuổi\tHộ nghèo\tHộ cận nghèo\tDân tộc thiểu số',
      '1\tTổ dân phố Đông Cao\t1.200\t600\t590\t300\t12\t20\t',
      '2\tTân Phú\t80\t40\t39\t20\tx\t\t4',
      '3\tTổ Lạ\t5\t\t\t\t\t\t',
      '\tTổng cộng\t1.285\t\t\t\t\t\t',
    ].join('\n')
    const read = await readCensus(s.editor, 2026, bytes(pasted))
    expect(read.found).toBe(2)
    expect(read.unknown).toEqual([{ line: 5, group: 'Tổ Lạ' }])
    expect(read.rows[0]).toMatchObject({ under16: '1200', girls: '600', nearPoor: '20', special: '2' })
    // What is no number stays as it was written, for the form to refuse.
    expect(read.rows[1]).toMatchObject({ under16: '80', poor: 'x', ethnicMinority: '4', special: '' })
    expect((await listCensus(s.editor, 2026)).rows[0]).toMatchObject({ under16: 90 })
  })

  test('is refused where it is no table, and for whoever may not see it', async () => {
    const s = await scenario()
    await expect(readCensus(s.editor, 2026, bytes('chào cả nhà'))).rejects.toThrow(Invalid)
    await expect(readCensus(s.editor, 2026, bytes(''))).rejects.toThrow(Invalid)
    await expect(readCensus(s.coordinator, 2026, bytes('Tổ;Dưới 16\nĐông Cao;1'))).rejects.toThrow(Forbidden)
  })
})
