import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import {
  attendanceMarks,
  attendances,
  auditEntries,
  checkinDevices,
  childChanges,
  childImportParts,
  childImports,
  children,
  dataRequests,
  excuses,
  identityAccesses,
  notSame,
  reachedHashes,
  registrations,
  reports,
  syncedWalkIns,
} from '../../src/database/schema'
import { countParticipation } from '../../src/participation/count-participation'
import { eraseChild, eraseChildren } from '../../src/participation/erase-children'
import { registerChild } from '../../src/participation/register-child'
import { tickChild } from '../../src/participation/tick-child'
import { phoneHash, provinceHash } from '../../src/people/child-rows'
import { getChild } from '../../src/people/get-child'
import { listChildren } from '../../src/people/list-children'
import { recordConsent } from '../../src/people/record-consent'
import { saveChild } from '../../src/people/save-child'
import { newId } from '../../src/shared/ids'
import { plantSession } from '../support/attendance'
import { childOf } from '../support/child-input'
import { dump } from '../support/every-table'
import { publishedEvent } from '../support/published-event'
import { code, plant } from '../support/registration-steps'
import { NOW, type Scenario, scenario } from '../support/scenario'

const NAME = 'Phùng Thị Kim Xuyến'
const PHONE = '+84987654321'
const GUARDIAN = 'Vương Đắc Lộc'

/** A child of whom every table knows something. */
async function childWithEverything(s: Scenario) {
  const { db, wardId, crypto } = s
  const own = { phone: '0987 654 321', guardianName: GUARDIAN, guardianRelation: 'father', guardianPhone: PHONE }
  const id = await plant(s, { name: NAME, household: 'poor', ...own })
  const sibling = await plant(s, { name: 'Phùng Văn Mạnh', phone: '0911 222 333' })
  const before = await provinceHash(s.editor, { name: NAME, birthYear: 2016 }, PHONE)
  await recordConsent(s.groupHead, id, {
    ...{ purpose: 'photo', method: 'paper', guardianName: GUARDIAN, guardianRelation: 'father', assent: 'yes' },
  })
  const [past, event] = [await plantSession(s), await publishedEvent(s, { capacity: 1 })]
  const place = await registerChild(s.editor, event.id, id)
  const waiting = await registerChild(s.editor, event.id, sibling)
  await tickChild(s.editor, past.occurrenceId, id).catch(() => undefined)
  if (!(await db.$count(attendances, eq(attendances.childId, id))))
    await db.insert(attendances).values({
      ...{ id: newId(), wardId, occurrenceId: past.occurrenceId, childId: id, method: 'tick' as const },
      ...{ recordedBy: 'test', recordedAt: NOW, deviceId: 'phone' },
    })
  await getChild(s.editor, id)
  await listChildren(s.editor, { groupId: s.group.id })
  const of = { wardId, childId: id }
  const [change, list, request, closed, report, device] = [newId(), newId(), newId(), newId(), newId(), newId()]
  const snapshot = { name: `${NAME} cũ`, birthYear: 2016, groupId: s.group.id, phone: PHONE, guardian: null }
  const former = (await provinceHash(s.editor, snapshot, PHONE))!
  await db.batch([
    db.insert(childChanges).values({
      ...{ ...of, id: change, kind: 'corrected', keyId: 'test', actorKind: 'staff', actorId: 'x', at: NOW },
      before: await crypto.encrypt(JSON.stringify(snapshot), `child_change.before:${change}`),
    }),
    db.insert(childImports).values({
      ...{ id: list, wardId, createdBy: 'x', createdAt: NOW, fileName: 'to-3.xlsx', summary: { new: 1 } },
    }),
    db.insert(childImportParts).values({
      ...{ importId: list, part: 0, keyId: 'test' },
      rows: await crypto.encrypt(JSON.stringify([{ name: NAME.toUpperCase() }]), `child_import:${list}:0`),
    }),
    db.insert(dataRequests).values([
      {
        ...{ ...of, id: request, kind: 'erasure', via: 'link', keyId: 'test', secretHash: newId(), receivedAt: NOW },
        ...{ acknowledgeBy: '2026-06-11', dueBy: '2026-06-29' },
        words: await crypto.encrypt(JSON.stringify({ phone: PHONE, words: NAME }), `data_request.words:${request}`),
      },
      {
        ...{ wardId, id: closed, kind: 'access', via: 'web', keyId: 'test', secretHash: newId(), receivedAt: NOW },
        ...{ acknowledgeBy: '2026-06-11', dueBy: '2026-06-29', closedAt: NOW, closedBy: 'x', outcome: 'done' },
        phoneHash: await phoneHash(s.editor, PHONE),
        words: await crypto.encrypt(JSON.stringify({ phone: PHONE, words: NAME }), `data_request.words:${closed}`),
      },
    ]),
    db.insert(reports).values({
      ...{ id: report, wardId, provinceCode: '19', title: 'Hè', period: 'month', from: '2026-06-01' },
      ...{ to: '2026-06-30', words: { direction: '', results: '', assessment: '', proposals: '' }, createdBy: 'x' },
      ...{ createdAt: NOW, updatedAt: NOW, status: 'signed', figures: { schemaVersion: 1, columns: [], rows: [] } },
    }),
    db.insert(reachedHashes).values([
      { reportId: report, hash: before!, cuts: 1 },
      { reportId: report, hash: former, cuts: 1 },
    ]),
    db.insert(checkinDevices).values({
      ...{ id: device, wardId, occurrenceIds: [past.occurrenceId], actorId: 'x', role: 'editor', codeHash: newId() },
      ...{ codeExpiresAt: NOW, createdAt: NOW, expiresAt: NOW },
    }),
    db.insert(syncedWalkIns).values({ ...of, nonce: newId(), deviceId: device, at: NOW }),
    db.insert(attendanceMarks).values({ ...of, occurrenceId: past.occurrenceId, present: true, stamp: '1.a' }),
    db.insert(excuses).values({ ...of, occurrenceId: past.occurrenceId, recordedBy: 'x', recordedAt: NOW }),
    db.insert(notSame).values({ wardId, firstId: id, secondId: sibling, decidedBy: 'x', decidedAt: NOW }),
    db.insert(auditEntries).values({
      ...{ id: newId(), wardId, at: NOW, actorKind: 'staff', actorId: 'x', action: 'children.merged' },
      ...{ subjectId: sibling, detail: { child: id, sure: true } },
    }),
    db.update(children).set({ familyId: 'family-of-both' }).where(eq(children.wardId, wardId)),
  ])
  return { id, sibling, event, past, place, waiting, hashes: [before!, former, await phoneHash(s.editor, PHONE)] }
}

const figures = async (s: Scenario) => {
  const counted = await countParticipation(s.editor, { from: '2026-06-01', to: '2026-06-30' })
  const came = ({ children, attendances }: { children: number; attendances: number }) => ({ children, attendances })
  return {
    cuts: Object.fromEntries(Object.entries(counted.cuts).map(([name, cut]) => [name, came(cut)])),
    groups: counted.groups.map(({ id, cuts }) => [id, came(cuts.all), came(cuts.poor)]),
    // `reached` is of those in the register now, which the erased have left.
    weeks: counted.weeks.map(({ soFar, ...week }) => ({ ...came(week), monday: week.monday, all: soFar.all.children })),
    categories: counted.categories,
  }
}

describe('erasing a child', () => {
  test('leaves no name, phone, hash, ciphertext or old id in any table, and every figure as it was', async () => {
    const s = await scenario()
    const { id, hashes, place } = await childWithEverything(s)
    const [before, identity] = [await figures(s), await s.db.query.children.findFirst({ where: eq(children.id, id) })]
    expect(before.cuts.poor).toEqual({ children: 1, attendances: 1 })
    const known = (await dump(s.db, s.wardId)).join('\n')
    for (const trace of [id, ...hashes, identity!.name!, identity!.phone!, identity!.identityHash!])
      expect(known).toContain(trace)

    expect(await eraseChild(s.editor, id, 'request')).toBe(1)

    const after = await dump(s.db, s.wardId)
    const text = after.join('\n')
    const traces = [NAME, GUARDIAN, PHONE, '987654321', '0987 654 321', btoa('987654321'), id, place.id, ...hashes]
    for (const trace of [...traces, identity!.identityHash!]) expect(text, trace).not.toContain(trace)
    // Whatever is still encrypted is of the sister alone.
    for (const line of after) {
      const places = ['name', 'phone'].flatMap(column =>
        [...line.matchAll(/"id":"(\w+)"/g)].map(one => [column, one[1]]),
      )
      for (const sealed of line.match(/test\.[\w-]{16}\.[\w-]+/g) ?? []) {
        const opened = await Promise.any(
          places.map(([column, row]) => s.crypto.decrypt(sealed, `child.${column}:${row}`)),
        )
        expect(['Phùng Văn Mạnh', '+84911222333']).toContain(opened)
      }
    }
    expect(await figures(s)).toEqual(before)
  })

  test('takes its hash out of signed reports, whichever of its phones that was made of', async () => {
    const s = await scenario()
    const mother = { guardianName: 'Trần Thị Hoa', guardianRelation: 'mother', guardianPhone: PHONE }
    const id = await plant(s, mother)
    const [child] = await s.db.select().from(children).where(eq(children.id, id))
    const reached = { reportId: newId(), hash: child!.provinceHash!, cuts: 1 }
    const report = { title: 'Hè', period: 'month' as const, from: '2026-06-01', to: '2026-06-30', createdBy: 'x' }
    await s.db.insert(reports).values({
      ...{ id: reached.reportId, wardId: s.wardId, provinceCode: '19', createdAt: NOW, updatedAt: NOW, ...report },
      words: { direction: '', results: '', assessment: '', proposals: '' },
    })
    await s.db.insert(reachedHashes).values(reached)
    s.clock.now += 1
    const father = { guardianName: GUARDIAN, guardianRelation: 'father' }
    await recordConsent(s.editor, id, { purpose: 'photo', method: 'paper', assent: 'yes', ...father })
    await saveChild(s.editor, id, childOf(s, { ...father, consentMethod: '' }))
    expect(await s.db.$count(children, sql`id = ${id} and province_hash is null`)).toBe(1)
    await eraseChild(s.editor, id, 'request')
    expect(await s.db.$count(reachedHashes, eq(reachedHashes.reportId, reached.reportId))).toBe(0)
  })

  test('gives its place to the next, and the remainder stands alone', async () => {
    const s = await scenario()
    const { id, sibling, event, waiting } = await childWithEverything(s)
    expect(waiting.status).toBe('waiting')
    await eraseChild(s.admin, id, 'staff')
    const places = await s.db.select().from(registrations).where(eq(registrations.eventId, event.id))
    expect(places.map(({ childId, status, endReason }) => [childId === sibling, status, endReason])).toEqual(
      expect.arrayContaining([
        [true, 'confirmed', null],
        [false, 'cancelled', 'erased'],
      ]),
    )
    const [rest] = await s.db.select().from(children).where(sql`ward_id = ${s.wardId} and erased_at is not null`)
    expect(rest).toMatchObject({ groupId: s.group.id, birthYear: 2016, household: 'poor', name: null, familyId: null })
    await expect(getChild(s.editor, id)).rejects.toMatchObject(code('missing'))
    await expect(saveChild(s.editor, rest!.id, childOf(s))).rejects.toMatchObject(code('missing'))
  })

  test('keeps how many were opened, when and by whom', async () => {
    const s = await scenario()
    const { id, sibling } = await childWithEverything(s)
    const log = () =>
      s.db.select().from(identityAccesses).where(eq(identityAccesses.wardId, s.wardId)).orderBy(identityAccesses.id)
    const before = await log()
    await eraseChild(s.editor, id, 'request')
    const after = await log()
    expect(after.map(row => row.childIds.length)).toEqual(before.map(row => row.childIds.length))
    expect(after.flatMap(row => row.childIds).every(one => one === sibling || one === 'erased')).toBe(true)
  })

  test('twice, of another ward or of an unknown id changes nothing', async () => {
    const [s, other] = [await scenario(), await scenario()]
    const id = await plant(s)
    expect(await eraseChild(other.admin, id, 'staff')).toBe(0)
    expect(await eraseChildren(s.admin, [id, 'unknown'], 'staff')).toBe(1)
    const once = await dump(s.db, s.wardId)
    expect(await eraseChild(s.admin, id, 'staff')).toBe(0)
    expect(await dump(s.db, s.wardId)).toEqual(once)
  })

  test('many at once, in batches', async () => {
    const s = await scenario()
    const ids: string[] = []
    for (let n = 0; n < 260; n++) ids.push(await plant(s, { name: `Bé ${n}` }))
    expect(await eraseChildren(s.system, ids, 'retention')).toBe(260)
    expect(await s.db.$count(children, sql`ward_id = ${s.wardId} and name is not null`)).toBe(0)
    expect(await s.db.$count(children, eq(children.wardId, s.wardId))).toBe(260)
  })

  test('is for the office', async () => {
    const s = await scenario()
    const id = await plant(s)
    for (const who of [s.groupHead, s.coordinator, s.guardian])
      await expect(eraseChild(who, id, 'staff')).rejects.toMatchObject(code('forbidden'))
  })
})
