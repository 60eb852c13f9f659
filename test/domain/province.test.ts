import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { children, reachedHashes, reports } from '../../src/database/schema'
import { countAcrossWards } from '../../src/participation/count-across-wards'
import { tickChild } from '../../src/participation/tick-child'
import { correctReport } from '../../src/reports/correct-report'
import { createReport } from '../../src/reports/create-report'
import { getReport } from '../../src/reports/get-report'
import { provinceSummary } from '../../src/reports/province-summary'
import { signReport } from '../../src/reports/sign-report'
import { Forbidden, Missing } from '../../src/shared/errors'
import { newId } from '../../src/shared/ids'
import { plantChild, plantRegistration, plantSession } from '../support/attendance'
import { type Scenario, scenario } from '../support/scenario'

const week = { from: '2026-06-08', to: '2026-06-14' }

/** Wards of a province of their own, because tests of a file may share a database. */
async function province(count: number) {
  const provinceCode = `p${newId().slice(0, 6)}`
  const first = await scenario({ provinceCode })
  const others: Scenario[] = []
  while (others.length < count - 1) others.push(await scenario({ provinceCode, db: first.db }))
  return [first, ...others]
}

/** Children who came in the week, by their province hash or none, and the ward's signed report of it. */
async function signed(s: Scenario, hashes: (string | null)[], own: Record<string, unknown> = {}) {
  const { eventId, occurrenceId } = await plantSession(s)
  for (const [at, hash] of hashes.entries()) {
    const id = await plantChild(s, { name: `Nguyễn Thị Hoa ${'ABCDEFGH'[at]}`, ...own })
    await plantRegistration(s, eventId, id)
    await tickChild(s.editor, occurrenceId, id)
    await s.db.update(children).set({ provinceHash: hash }).where(eq(children.id, id))
  }
  const { id } = await createReport(s.editor, week)
  await signReport(s.approver, id, { version: 1 })
  return id
}

describe('a province', () => {
  test('sees its wards with their signed reports, who has none yet, and no draft', async () => {
    const [a, b] = await province(2)
    const id = await signed(a!, [null])
    await createReport(b!.editor, week)
    const { wards, period } = await provinceSummary(a!.province, {})
    expect(period).toMatchObject(week)
    expect(wards).toHaveLength(2)
    expect(wards.map(({ report }) => report?.id ?? null).sort()).toEqual([id, null].sort())
    expect(await getReport(a!.province, id)).toMatchObject({ id, status: 'signed' })
    const draft = (await a!.db.query.reports.findFirst({ where: eq(reports.wardId, b!.wardId) }))!
    await expect(getReport(a!.province, draft.id)).rejects.toThrow(Missing)
  })

  test('of two wards that counted the same child counts it once, and says how it knows', async () => {
    const [a, b] = await province(2)
    await signed(a!, ['same', 'a-only', null], { household: 'poor' })
    await signed(b!, ['same', null, null])
    const { children: sums } = await provinceSummary(a!.province, week)
    // Two hashes told apart, three without: any of those may be a child of the other ward.
    expect(sums.all).toMatchObject({ added: 6, atLeast: 3, atMost: 5, recognised: 1, unknown: 3 })
    expect(sums.poor).toMatchObject({ added: 3, atLeast: 3, atMost: 3, recognised: 0 })
  })

  test('never says fewer than the largest ward alone, and of one ward is certain', async () => {
    const [a, b] = await province(2)
    await signed(a!, [null, null, null, null])
    expect((await provinceSummary(a!.province, week)).children.all).toMatchObject({
      added: 4,
      atLeast: 4,
      atMost: 4,
      unknown: 0,
    })
    await signed(b!, ['b'])
    expect((await provinceSummary(a!.province, week)).children.all).toMatchObject({ added: 5, atLeast: 4, atMost: 5 })
  })

  test('counts the correction in place of what it corrects, hashes included', async () => {
    const [a] = await province(1)
    const id = await signed(a!, ['one'])
    const { occurrenceId, eventId } = await plantSession(a!)
    const late = await plantChild(a!, { name: 'Đỗ Văn Muộn' })
    await plantRegistration(a!, eventId, late)
    await tickChild(a!.editor, occurrenceId, late)
    const { id: next } = await correctReport(a!.editor, id)
    expect((await provinceSummary(a!.province, week)).children.all.added).toBe(1)
    expect((await getReport(a!.province, id)).correctedBy).toBeNull()
    await signReport(a!.approver, next, { version: 1 })
    const { wards, children: sums } = await provinceSummary(a!.province, week)
    expect(wards[0]!.report!.id).toBe(next)
    expect((await getReport(a!.province, id)).correctedBy).toBe(next)
    expect(sums.all.added).toBe(2)
  })

  test('does not mix periods', async () => {
    const [a, b] = await province(2)
    await signed(a!, ['one'])
    const { id } = await createReport(b!.editor, { period: 'month', on: '2026-06-09' })
    await signReport(b!.approver, id, { version: 1 })
    const { periods } = await provinceSummary(a!.province, {})
    expect(periods.map(({ period, wards }) => [period, wards])).toEqual([
      ['month', 1],
      ['custom', 1],
    ])
    const { wards } = await provinceSummary(a!.province, week)
    expect(wards.filter(({ report }) => report)).toHaveLength(1)
  })

  test('keeps its numbers when a child is erased: the hash goes, the count stays', async () => {
    const [a, b] = await province(2)
    const first = await signed(a!, ['gone', 'here'])
    await signed(b!, ['gone'])
    await a!.db.delete(reachedHashes).where(and(eq(reachedHashes.reportId, first), eq(reachedHashes.hash, 'gone')))
    const { children: sums } = await provinceSummary(a!.province, week)
    expect(sums.all).toMatchObject({ added: 3, atLeast: 2, atMost: 3, recognised: 0, unknown: 1 })
  })

  test('tells no hash, no child, and nothing to anybody else; another province sees nothing', async () => {
    const [a] = await province(1)
    const id = await signed(a!, ['secret-hash'])
    const text = JSON.stringify([await provinceSummary(a!.province, week), await getReport(a!.province, id)])
    expect(text).not.toMatch(/secret-hash|Hoa/)
    const [other] = await province(1)
    expect((await provinceSummary(other!.province, week)).wards.some(({ report }) => report)).toBe(false)
    await expect(getReport(other!.province, id)).rejects.toThrow(Missing)
    for (const context of [a!.admin, a!.editor, a!.groupHead]) {
      await expect(provinceSummary(context, week)).rejects.toThrow(Forbidden)
      await expect(countAcrossWards(context, [id])).rejects.toThrow(Forbidden)
    }
  })
})
