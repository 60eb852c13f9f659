import { and, eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { auditEntries, children, reachedHashes, reports } from '../../src/database/schema'
import { tickChild } from '../../src/participation/tick-child'
import { correctReport } from '../../src/reports/correct-report'
import { createReport } from '../../src/reports/create-report'
import { deleteDraft } from '../../src/reports/delete-draft'
import { rowOf } from '../../src/reports/figures'
import { getReport } from '../../src/reports/get-report'
import { indicators } from '../../src/reports/indicators'
import { listReports } from '../../src/reports/list-reports'
import { saveReportWords } from '../../src/reports/save-report-words'
import { signReport } from '../../src/reports/sign-report'
import { verifyReport } from '../../src/reports/verify-report'
import { Conflict, Forbidden, Invalid, Missing } from '../../src/shared/errors'
import { plantChild, plantRegistration, plantSession } from '../support/attendance'
import { NOW, type Scenario, scenario } from '../support/scenario'

const week = { period: 'week', on: '2026-06-09' }
const words = { direction: 'Đã ban hành kế hoạch.', results: '', assessment: 'Tốt.', proposals: '' }

/** A ward where two children were registered and one of them came. */
async function ward() {
  const s = await scenario()
  const { eventId, occurrenceId } = await plantSession(s, { category: 'sports' })
  const came = await plantChild(s, { household: 'poor' })
  const stayed = await plantChild(s, { name: 'Trần Văn Bình', gender: 'boy' })
  for (const child of [came, stayed]) await plantRegistration(s, eventId, child)
  await tickChild(s.editor, occurrenceId, came)
  return { s, eventId, occurrenceId, came, stayed }
}

const total = async (s: Scenario, id: string, indicator: string) =>
  rowOf((await getReport(s.editor, id)).figures, indicator)?.total

const signed = async (s: Scenario) => {
  const { id } = await createReport(s.editor, week)
  await signReport(s.approver, id, { version: 1 })
  return id
}

describe('a draft', () => {
  test('has a usual title, the days of its period, and figures that follow the data', async () => {
    const { s, occurrenceId, stayed } = await ward()
    const { id } = await createReport(s.editor, week)
    const report = await getReport(s.editor, id)
    expect(report).toMatchObject({ status: 'draft', period: 'week', from: '2026-06-08', to: '2026-06-14', version: 1 })
    expect(report.title).toContain('tuần từ ngày 08/06/2026')
    expect(await total(s, id, 'children.all')).toBe(1)
    await tickChild(s.editor, occurrenceId, stayed)
    expect(await total(s, id, 'children.all')).toBe(2)
  })

  test('counts each indicator by group, with its denominator and share, số em apart from lượt', async () => {
    const { s } = await ward()
    const { id } = await createReport(s.editor, week)
    const { figures } = await getReport(s.editor, id)
    expect(figures.columns).toEqual([{ id: s.group.id, name: 'TDP Đông Cao' }])
    expect(figures.rows.every(row => indicators.includes(row.indicator))).toBe(true)
    expect(rowOf(figures, 'children.poor')).toMatchObject({ unit: 'children', cells: [1], total: 1 })
    expect(rowOf(figures, 'register.all')).toMatchObject({ cells: [2], total: 2 })
    expect(rowOf(figures, 'share.all')).toMatchObject({ unit: 'percent', total: 50 })
    expect(rowOf(figures, 'attendances.sports')).toMatchObject({ unit: 'attendances', cells: [1], total: 1 })
    expect(rowOf(figures, 'sessions.held')).toMatchObject({ unit: 'sessions', cells: [null], total: 1 })
  })

  test.each([
    ['a quarter', { period: 'quarter', on: '2026-06-09' }, ['2026-04-01', '2026-06-30']],
    ['the season', { period: 'season' }, ['2026-06-01', '2026-08-31']],
    ['any days', { from: '2026-06-03', to: '05/06/2026' }, ['2026-06-03', '2026-06-05']],
  ])('may be of %s', async (_, input, days) => {
    const s = await scenario()
    const { id } = await createReport(s.editor, input)
    const { from, to } = await getReport(s.editor, id)
    expect([from, to]).toEqual(days)
  })

  test('of a period that cannot be counted is refused, and so is a text too long', async () => {
    const s = await scenario()
    await expect(createReport(s.editor, { from: '2026-06-03', to: '2026-06-01' })).rejects.toThrow(Invalid)
    await expect(createReport(s.editor, { from: '2016-06-03', to: '2026-06-01' })).rejects.toThrow(Invalid)
    await expect(createReport(s.editor, { ...week, assessment: 'a'.repeat(8001) })).rejects.toThrow(Invalid)
    expect(await listReports(s.editor)).toEqual([])
  })

  test('keeps words by version: the second of two editors is told and changes nothing', async () => {
    const s = await scenario()
    const { id } = await createReport(s.editor, week)
    await saveReportWords(s.editor, id, { ...words, version: 1 })
    await expect(saveReportWords(s.approver, id, { ...words, assessment: 'Khác.', version: 1 })).rejects.toThrow(
      Conflict,
    )
    expect(await getReport(s.editor, id)).toMatchObject({ words, version: 2 })
  })

  test('can be deleted; a signed one cannot', async () => {
    const s = await scenario()
    const { id } = await createReport(s.editor, week)
    await deleteDraft(s.editor, id)
    await expect(getReport(s.editor, id)).rejects.toThrow(Missing)
    await expect(deleteDraft(s.editor, await signed(s))).rejects.toThrow(Conflict)
  })
})

describe('signing', () => {
  test('is for approvers; writing is for the office; another ward sees nothing', async () => {
    const s = await scenario()
    const { id } = await createReport(s.editor, week)
    await expect(signReport(s.editor, id, { version: 1 })).rejects.toThrow(Forbidden)
    for (const context of [s.coordinator, s.groupHead, s.province])
      await expect(createReport(context, week)).rejects.toThrow(Forbidden)
    const elsewhere = await scenario({ db: s.db })
    await expect(signReport(elsewhere.admin, id, { version: 1 })).rejects.toThrow(Missing)
    await expect(getReport(elsewhere.admin, id)).rejects.toThrow(Missing)
  })

  test('freezes the figures: later attendance, moves and erasure leave them and the hash', async () => {
    const { s, occurrenceId, came, stayed } = await ward()
    const id = await signed(s)
    const before = await getReport(s.editor, id)
    await tickChild(s.editor, occurrenceId, stayed)
    await s.db.batch([
      s.db.update(children).set({ groupId: s.otherGroup.id }).where(eq(children.id, stayed)),
      s.db
        .update(children)
        .set({ name: null, phone: null, identityHash: null, provinceHash: null, erasedAt: NOW })
        .where(eq(children.id, came)),
      s.db.update(children).set({ household: 'none' }).where(eq(children.id, came)),
    ])
    const after = await getReport(s.editor, id)
    expect(after.figures).toEqual(before.figures)
    expect(after.hash).toBe(before.hash)
    expect(await verifyReport(s.editor, id)).toMatchObject({ matches: true, signed: before.hash })
  })

  test('refuses whoever saw other words, and nothing of a signed report can be saved', async () => {
    const s = await scenario()
    const { id } = await createReport(s.editor, week)
    await saveReportWords(s.editor, id, { ...words, version: 1 })
    await expect(signReport(s.approver, id, { version: 1 })).rejects.toThrow(Conflict)
    await signReport(s.approver, id, { version: 2 })
    await expect(saveReportWords(s.editor, id, { ...words, version: 2 })).rejects.toThrow(Conflict)
    await expect(signReport(s.admin, id, { version: 2 })).rejects.toThrow(Conflict)
  })

  test('of two who sign at once one does, and what was counted is kept once', async () => {
    const { s, came } = await ward()
    await s.db
      .update(children)
      .set({ provinceHash: `hash-${came}` })
      .where(eq(children.id, came))
    const { id } = await createReport(s.editor, week)
    const results = await Promise.allSettled([
      signReport(s.approver, id, { version: 1 }),
      signReport(s.admin, id, { version: 1 }),
    ])
    expect(results.map(result => result.status).sort()).toEqual(['fulfilled', 'rejected'])
    const entries = await s.db
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectId, id), eq(auditEntries.action, 'report.signed')))
    expect(entries).toHaveLength(1)
    const kept = await s.db.select().from(reachedHashes).where(eq(reachedHashes.reportId, id))
    // all, girls, 6–10 and poor.
    expect(kept).toEqual([{ reportId: id, hash: `hash-${came}`, cuts: 1 + 2 + 32 + 256 }])
  })

  test('a report that was changed behind its back is found out', async () => {
    const { s } = await ward()
    const id = await signed(s)
    await s.db.update(reports).set({ title: 'Khác' }).where(sql`${reports.id} = ${id}`)
    expect(await verifyReport(s.editor, id)).toMatchObject({ matches: false })
    await expect(verifyReport(s.editor, (await createReport(s.editor, week)).id)).rejects.toThrow(Conflict)
  })
})

describe('a correction', () => {
  test('is a new draft of the same days and takes the place of the signed one once it is signed', async () => {
    const { s, occurrenceId, stayed } = await ward()
    const id = await signed(s)
    await tickChild(s.editor, occurrenceId, stayed)
    const { id: next } = await correctReport(s.editor, id)
    expect(await getReport(s.editor, next)).toMatchObject({ status: 'draft', supersedesId: id, from: '2026-06-08' })
    await expect(correctReport(s.editor, id)).rejects.toThrow(Conflict)
    const superseded = async () => (await listReports(s.editor)).find(one => one.id === id)!.superseded
    expect(await superseded()).toBe(false)
    await signReport(s.approver, next, { version: 1 })
    expect(await superseded()).toBe(true)
    expect([await total(s, id, 'children.all'), await total(s, next, 'children.all')]).toEqual([1, 2])
    expect(await verifyReport(s.editor, id)).toMatchObject({ matches: true })
  })

  test('is of signed reports only', async () => {
    const s = await scenario()
    const { id } = await createReport(s.editor, week)
    await expect(correctReport(s.editor, id)).rejects.toThrow(Conflict)
  })
})
