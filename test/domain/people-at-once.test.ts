import { and, eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { attendances, children, publications, registrations, reports } from '../../src/database/schema'
import { cancelRegistration } from '../../src/participation/cancel-registration'
import { claimPlace } from '../../src/participation/claim-place'
import { eraseChild } from '../../src/participation/erase-children'
import { mergeChildren } from '../../src/participation/merge-children'
import { registerByGuardian } from '../../src/participation/register-by-guardian'
import { registerChild } from '../../src/participation/register-child'
import { settleEvent } from '../../src/participation/settle-event'
import { withdrawConsent } from '../../src/participation/withdraw-consent'
import { confirmChildImport } from '../../src/people/confirm-child-import'
import { linkSiblings } from '../../src/people/family'
import { previewChildImport } from '../../src/people/preview-child-import'
import { createReport } from '../../src/reports/create-report'
import { signReport } from '../../src/reports/sign-report'
import { DomainError } from '../../src/shared/errors'
import { plantChild } from '../support/attendance'
import { openPhone, operationsAt } from '../support/checkin'
import { formOf } from '../support/child-input'
import { everyTable, nameOf } from '../support/every-table'
import { publishedEvent } from '../support/published-event'
import { type Scenario, scenario } from '../support/scenario'
import { workbookOf } from '../support/workbook'

const ROUNDS = 6
const names = Array.from({ length: 10 }, (_, n) => `Em Số ${'ABCDEFGHIK'[n]}`)

/** Every row that names one of another table names one that is there. */
async function expectWhole(s: Scenario) {
  let looked = 0
  for (const table of everyTable) {
    const of = sql.raw(`pragma_foreign_key_list('${nameOf(table)}')`)
    const keys = await s.db
      .select({ from: sql<string>`"from"`.as('f'), table: sql<string>`"table"`.as('t'), to: sql<string>`"to"`.as('o') })
      .from(of)
    looked += keys.length
    for (const key of keys) {
      const column = sql.raw(`"${nameOf(table)}"."${key.from}"`)
      const lost = await s.db.$count(
        table,
        sql`${column} is not null and not exists (select 1 from ${sql.raw(`"${key.table}" there where there."${key.to ?? 'id'}"`)} = ${column})`,
      )
      expect(lost, `${nameOf(table)}.${key.from}`).toBe(0)
    }
  }
  expect(looked).toBeGreaterThan(50)
}

async function expectSound(s: Scenario, eventId: string, capacity: number) {
  const places = await s.db.select().from(registrations).where(eq(registrations.eventId, eventId))
  const confirmed = places.filter(({ status }) => status === 'confirmed').length
  const waiting = places.filter(({ status }) => status === 'waiting').length
  expect(confirmed).toBeLessThanOrEqual(capacity)
  if (confirmed < capacity) expect(waiting).toBe(0)
  const [shown] = await s.db.select().from(publications).where(eq(publications.id, eventId))
  if (shown!.seatsLeft !== null) expect(shown!.seatsLeft).toBe(capacity - confirmed)
  const erased = sql`child_id in (select id from child where erased_at is not null)`
  expect(
    await s.db.$count(registrations, and(eq(registrations.eventId, eventId), erased, sql`status <> 'cancelled'`)),
  ).toBe(0)
  for (const table of everyTable.filter(one =>
    ['guardian', 'consent', 'excuse', 'attendance_mark', 'child_change'].includes(nameOf(one)),
  ))
    expect(await s.db.$count(table, sql`ward_id = ${s.wardId} and ${erased}`), nameOf(table)).toBe(0)
}

test('erasing, merging, withdrawing, registering, ticking and cancelling at once leave nothing torn', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const s = await scenario()
    const event = await publishedEvent(s, { capacity: 4, startsAt: s.clock.now - 3_600_000 })
    const occurrence = event.occurrenceIds[0]!
    const ids: string[] = []
    for (const name of names) ids.push(await plantChild(s, { name, phone: '0912 345 678' }))
    const places = []
    for (const id of ids.slice(0, 7)) places.push(await registerChild(s.editor, event.id, id))
    const phone = await openPhone(s, [occurrence])
    const { tick } = operationsAt(s, occurrence)
    const merge = (keep: number, other: number) =>
      mergeChildren(s.editor, { keep: ids[keep], keepVersion: 1, other: ids[other], otherVersion: 1 })
    const said = await Promise.allSettled([
      merge(0, 1),
      merge(1, 0),
      eraseChild(s.editor, ids[1]!, 'request'),
      eraseChild(s.editor, ids[2]!, 'request'),
      eraseChild(s.editor, ids[2]!, 'retention'),
      merge(2, 3),
      registerByGuardian(s.guardian, event.id, formOf(s, { name: names[2]! }, { name: names[8]! })),
      registerByGuardian(s.guardian, event.id, formOf(s, { name: names[9]! })),
      phone.send(...ids.slice(0, 7).map(id => tick(id))),
      phone.send(...ids.slice(0, 7).map(id => tick(id))),
      withdrawConsent(s.editor, ids[4]!, 'taking_part'),
      cancelRegistration(s.editor, event.id, places[5]!.id),
      linkSiblings(s.editor, ids[2]!, ids[6]!),
      claimPlace(s.editor, places[6]!.id),
      settleEvent(s.system, event.id),
    ])
    for (const one of said)
      if (one.status === 'rejected') expect(one.reason, String(one.reason?.stack)).toBeInstanceOf(DomainError)
    await expectWhole(s)
    await expectSound(s, event.id, 4)
    expect(await s.db.$count(attendances, eq(attendances.wardId, s.wardId))).toBeLessThanOrEqual(7)
    // Of two merges that cross, one of the records stays at most.
    expect(
      await s.db.$count(children, sql`ward_id = ${s.wardId} and name is not null and id in (${ids[0]}, ${ids[1]})`),
    ).toBe(1)
  }
}, 60_000)

test('a list confirmed by two at once adds a child once, also beside a form that names it', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const s = await scenario()
    const event = await publishedEvent(s)
    const rows = [
      ['Họ và tên', 'Năm sinh', 'Giới tính', 'Tổ dân phố'],
      ...names.map(name => [name, 2016, 'Nữ', s.group.name]),
    ]
    const { id } = await previewChildImport(s.editor, workbookOf(rows), { fileName: 'to.xlsx', consents: 'paper' })
    await Promise.all([
      confirmChildImport(s.editor, id, {}),
      confirmChildImport(s.editor, id, {}),
      registerByGuardian(s.guardian, event.id, formOf(s, { name: names[3]! })),
    ])
    expect(await s.db.$count(children, eq(children.wardId, s.wardId))).toBe(names.length)
    await expectWhole(s)
  }
}, 60_000)

test('a report signed by two at once is signed once, with an erasure beside it', async () => {
  const s = await scenario()
  const child = await plantChild(s, { phone: '0912 345 678' })
  const { id } = await createReport(s.editor, { period: 'month', on: '2026-06-09' })
  const said = await Promise.allSettled([
    signReport(s.approver, id, { version: 1 }),
    signReport(s.admin, id, { version: 1 }),
    eraseChild(s.editor, child, 'request'),
  ])
  expect(said.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
  expect((await s.db.query.reports.findFirst({ where: eq(reports.id, id) }))!.status).toBe('signed')
  await expectWhole(s)
})
