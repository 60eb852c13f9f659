import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { forgetAttempts } from '../../src/accounts/forget-attempts'
import {
  apiKeys,
  checkinDevices,
  childImportParts,
  childImports,
  children,
  consents,
  dataRequests,
  eventImports,
  idempotentRequests,
  identityAccesses,
  ledServedDays,
  screens,
  syncedWalkIns,
  wards,
} from '../../src/database/schema'
import { forgetImports } from '../../src/events/forget-imports'
import { forgetDays } from '../../src/led/forget-days'
import { eraseDue } from '../../src/participation/erase-due'
import { forgetDoorRecords } from '../../src/participation/forget-door-records'
import { registerChild } from '../../src/participation/register-child'
import { finishRequest } from '../../src/people/close-request'
import { forgetRecords } from '../../src/people/forget-records'
import { makeDeskRequest } from '../../src/people/make-request'
import { followRequest } from '../../src/people/open-request'
import { editWard } from '../../src/places/edit-ward'
import { DAY, instantOf } from '../../src/shared/dates'
import { newId } from '../../src/shared/ids'
import { publishedEvent } from '../support/published-event'
import { code, plant } from '../support/registration-steps'
import { NOW, type Scenario, scenario } from '../support/scenario'

const named = (s: Scenario) => s.db.$count(children, sql`ward_id = ${s.wardId} and name is not null`)

describe('identities are erased', () => {
  // The scenario's season ends on 31 August 2026; 90 days later it is 29 November.
  test('ninety days after the season, not a moment before', async () => {
    const s = await scenario()
    await plant(s)
    s.clock.now = instantOf('2026-11-29') + DAY - 1
    expect(await eraseDue(s.system)).toBe(0)
    s.clock.now += 1
    expect(await eraseDue(s.system)).toBe(1)
    expect(await eraseDue(s.system)).toBe(0)
    expect(await named(s)).toBe(0)
  })

  test('or as many as the ward says', async () => {
    const s = await scenario()
    await plant(s)
    await s.db.update(wards).set({ retentionDays: 10 }).where(eq(wards.id, s.wardId))
    s.clock.now = instantOf('2026-09-10')
    expect(await eraseDue(s.system)).toBe(0)
    s.clock.now = instantOf('2026-09-11')
    expect(await eraseDue(s.system)).toBe(1)
  })

  test('also where the next season was named before, of those who were of the last one alone', async () => {
    const s = await scenario()
    await plant(s)
    const named = (seasonTo: string) =>
      editWard(s.admin, { seasonName: 'Hè', seasonFrom: '2026-06-01', seasonTo, contacts: [] })
    await named('2026-08-30')
    await named('2026-08-31')
    s.clock.now = instantOf('2026-10-01')
    await named('2027-08-31')
    await plant(s, { name: 'Trần Thị Mới' })
    s.clock.now = instantOf('2026-11-30') - 1
    expect(await eraseDue(s.system)).toBe(0)
    s.clock.now += 1
    expect(await eraseDue(s.system)).toBe(1)
    s.clock.now = instantOf('2027-11-29')
    expect(await eraseDue(s.system)).toBe(0)
    s.clock.now = instantOf('2027-11-30')
    expect(await eraseDue(s.system)).toBe(1)
  })

  test('not of a child with a place in what is still to come', async () => {
    const s = await scenario()
    const [one, other] = [await plant(s), await plant(s, { name: 'Lê Văn Bé' })]
    s.clock.now = instantOf('2026-12-10')
    const event = await publishedEvent(s)
    await registerChild(s.editor, event.id, one)
    expect(await eraseDue(s.system)).toBe(1)
    expect(await s.db.$count(children, eq(children.id, one))).toBe(1)
    expect(await s.db.$count(children, eq(children.id, other))).toBe(0)
    s.clock.now += 30 * DAY
    expect(await eraseDue(s.system)).toBe(1)
  })

  test('not of one who joined since, nor while a request of the family is open', async () => {
    const s = await scenario()
    const [asking, agreed] = [await plant(s), await plant(s, { name: 'Lê Văn Bé' })]
    s.clock.now = instantOf('2026-12-01')
    await plant(s, { name: 'Trần Thị Mới' })
    await s.db.update(consents).set({ givenAt: s.clock.now }).where(eq(consents.childId, agreed))
    const request = await makeDeskRequest(s.editor, { kind: 'access', phone: '', words: 'Xin xem thông tin' })
    await s.db.update(dataRequests).set({ childId: asking }).where(eq(dataRequests.id, request.id))
    expect(await eraseDue(s.system)).toBe(0)
    await finishRequest(s.editor, request.id)
    expect(await eraseDue(s.system)).toBe(1)
    s.clock.now += 91 * DAY
    expect(await eraseDue(s.system)).toBe(2)
  })

  test('by the timer alone', async () => {
    const s = await scenario()
    for (const job of [eraseDue, forgetDoorRecords, forgetRecords, forgetImports, forgetDays, forgetAttempts])
      await expect(job(s.admin)).rejects.toMatchObject(code('forbidden'))
  })
})

describe('other records are removed when they are of no use any more', () => {
  test('lists after a day, the access log after two years, a request’s words a year after it was settled', async () => {
    const s = await scenario()
    const at = (age: number) => ({ id: newId(), wardId: s.wardId, createdAt: NOW - age })
    const [old, young] = [at(DAY), at(DAY - 1)]
    const list = { createdBy: 'x', fileName: 'a.xlsx', summary: {} }
    await s.db.insert(childImports).values([
      { ...old, ...list },
      { ...young, ...list },
    ])
    for (const { id } of [old, young])
      await s.db.insert(childImportParts).values({ importId: id, part: 0, rows: 'x', keyId: 'test' })
    const opened = { actorKind: 'staff', actorId: 'x', action: 'children.opened', subjectId: 'x', childIds: ['a'] }
    await s.db.insert(identityAccesses).values([
      { id: newId(), wardId: s.wardId, at: NOW - 731 * DAY, ...opened },
      { id: newId(), wardId: s.wardId, at: NOW - 700 * DAY, ...opened },
    ])
    const { id, secret } = await makeDeskRequest(s.editor, { kind: 'access', phone: '0912345678', words: 'Xin xem' })
    await finishRequest(s.editor, id)
    expect(await forgetRecords(s.system)).toBe(2)
    expect(await s.db.$count(childImportParts, eq(childImportParts.importId, old.id))).toBe(0)
    expect(await s.db.$count(childImportParts, eq(childImportParts.importId, young.id))).toBe(1)
    expect(await s.db.$count(identityAccesses, eq(identityAccesses.wardId, s.wardId))).toBe(1)
    s.clock.now += 366 * DAY
    await forgetRecords(s.system)
    const [request] = await s.db.select().from(dataRequests).where(eq(dataRequests.id, id))
    expect(request).toMatchObject({ words: null, phoneHash: null, outcome: 'done' })
    expect(await followRequest(s.db, s.crypto, secret, s.clock.now)).toMatchObject({ state: 'done' })
    expect(await forgetRecords(s.system)).toBe(0)
  })

  test('phones and walk-ins at the door, files of events, what boards were given, keys and attempts', async () => {
    const s = await scenario()
    const child = await plant(s)
    const wardId = s.wardId
    const device = (age: number) => ({
      ...{ id: newId(), wardId, occurrenceIds: [], actorId: 'x', role: 'editor' as const, codeHash: newId() },
      ...{ codeExpiresAt: NOW - age, createdAt: NOW - age, expiresAt: NOW - age },
    })
    const [old, young] = [device(31 * DAY), device(DAY)]
    await s.db.insert(checkinDevices).values([old, young])
    await s.db.insert(syncedWalkIns).values([
      { nonce: newId(), wardId, deviceId: old.id, childId: child, at: NOW - 31 * DAY },
      { nonce: newId(), wardId, deviceId: young.id, childId: child, at: NOW - DAY },
    ])
    expect(await forgetDoorRecords(s.system)).toBe(2)
    expect(await s.db.$count(checkinDevices, eq(checkinDevices.wardId, wardId))).toBe(1)
    expect(await s.db.$count(syncedWalkIns, eq(syncedWalkIns.wardId, wardId))).toBe(1)

    const file = (age: number) => ({
      ...{ id: newId(), wardId, createdBy: 'x', fileName: 'a.xlsx', rows: [], createdAt: NOW - age },
    })
    await s.db.insert(eventImports).values([file(31 * DAY), file(DAY)])
    expect(await forgetImports(s.system)).toBe(1)

    const board = newId()
    await s.db.insert(screens).values({
      ...{ id: board, wardId, name: 'Cổng', width: 192, height: 96, keyHash: newId(), keyHint: 'x', createdAt: NOW },
    })
    await s.db.insert(ledServedDays).values([
      { screenId: board, wardId, itemId: 'a', day: '2025-05-04' },
      { screenId: board, wardId, itemId: 'a', day: '2026-06-08' },
    ])
    expect(await forgetDays(s.system)).toBe(1)

    const key = newId()
    await s.db.insert(apiKeys).values({
      ...{ id: key, wardId, name: 'x', keyHash: newId(), hint: 'x', role: 'editor', createdBy: 'x', createdAt: NOW },
    })
    const request = (age: number) => ({ apiKeyId: key, key: newId(), wardId, fingerprint: 'x', createdAt: NOW - age })
    await s.db.insert(idempotentRequests).values([request(DAY), request(1)])
    await forgetAttempts(s.system)
    expect(await s.db.$count(idempotentRequests, eq(idempotentRequests.wardId, wardId))).toBe(1)
    expect(await s.db.$count(screens, eq(screens.wardId, wardId))).toBe(1)
  })
})
