import { eq, getTableColumns, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import {
  childChanges,
  childImportParts,
  childImports,
  children,
  dataRequests,
  guardians,
  reachedHashes,
} from '../../src/database/schema'
import { rekeyLookUps } from '../../src/participation/rekey-look-ups'
import { identityHash, phoneHash, provinceHash } from '../../src/people/child-rows'
import { refuseRequest } from '../../src/people/close-request'
import { type FieldCrypto, openFieldCrypto } from '../../src/people/field-crypto'
import { getChild } from '../../src/people/get-child'
import { makeDeskRequest } from '../../src/people/make-request'
import { openRequest } from '../../src/people/open-request'
import { recordConsent } from '../../src/people/record-consent'
import { checkKeys, rotateKey, UnreadableKey } from '../../src/people/rotate-key'
import { saveChild } from '../../src/people/save-child'
import { type SealedTable, sealedTables } from '../../src/people/sealed-columns'
import { newId } from '../../src/shared/ids'
import { childOf } from '../support/child-input'
import { dump, everyTable, nameOf } from '../support/every-table'
import { plant } from '../support/registration-steps'
import { NOW, type Scenario, scenario, TEST_FIELD_KEY } from '../support/scenario'

const NEW = `new:${btoa('n'.repeat(32))}`
const family = { guardianName: 'Trần Thị Hoa', guardianRelation: 'mother', guardianPhone: '0912 345 678' }

/** A ward with something in every sealed column. */
async function planted() {
  const s = await scenario()
  const id = await plant(s, { ...family, phone: '0987 654 321' })
  const request = await makeDeskRequest(s.editor, { kind: 'access', phone: '0912345678', words: 'Xin xem' })
  await refuseRequest(s.editor, request.id, { answer: 'Không rõ em nào.' })
  const [change, list] = [newId(), newId()]
  await s.db.batch([
    s.db.insert(childChanges).values({
      ...{ id: change, wardId: s.wardId, childId: id, kind: 'corrected', keyId: 'test', actorKind: 'x', actorId: 'x' },
      ...{ at: NOW, before: await s.crypto.encrypt('{}', `child_change.before:${change}`) },
    }),
    s.db.insert(childImports).values({
      ...{ id: list, wardId: s.wardId, createdBy: 'x', createdAt: NOW, fileName: 'x', summary: {} },
    }),
    s.db.insert(childImportParts).values(
      await Promise.all(
        [0, 1, 2].map(async part => ({
          ...{ importId: list, part, keyId: 'test' },
          rows: await s.crypto.encrypt('[]', `child_import:${list}:${part}`),
        })),
      ),
    ),
  ])
  return { s, id, request: request.id }
}

/** On D1 the tests share a database: only this ward's rows are turned over. */
const ofWard = (s: Scenario) => ({ where: (sealed: SealedTable) => sealed.ofWard(s.wardId) })
const under = (s: Scenario, crypto: FieldCrypto) => ({ ...s.editor, now: s.clock.now, crypto })

describe('the list of sealed columns', () => {
  test('names every table that keeps the id of a key', () => {
    const keyed = everyTable.filter(table => 'keyId' in getTableColumns(table)).map(nameOf)
    expect(sealedTables.map(({ table }) => nameOf(table)).sort()).toEqual(keyed.sort())
  })

  test('names every column that anything encrypted stands in', async () => {
    const { s } = await planted()
    const lines = await dump(s.db, s.wardId)
    const found = lines.flatMap(line => {
      const [table = ''] = line.split(': ')
      const row = JSON.parse(line.slice(table.length + 2)) as Record<string, unknown>
      return Object.keys(row).flatMap(column =>
        /^\w{1,16}\.[\w-]{16}\.[\w-]{20,}$/.test(String(row[column])) ? [`${table}.${column}`] : [],
      )
    })
    const listed = sealedTables.flatMap(({ table, places }) =>
      Object.keys(places).map(name => `${nameOf(table)}.${name}`),
    )
    expect([...new Set(found)].sort()).toEqual(listed.sort())
  })
})

describe('rotating the key', () => {
  test('puts every text under the first key; it reads as before, and the old key opens nothing any more', async () => {
    const { s, id, request } = await planted()
    const before = [await getChild(s.editor, id), await openRequest(s.editor, request)]
    const both = await openFieldCrypto(`${NEW},${TEST_FIELD_KEY}`)
    expect(await rotateKey(s.db, both, ofWard(s))).toBe(7)
    expect(await rotateKey(s.db, both, ofWard(s))).toBe(0)
    const text = (await dump(s.db, s.wardId)).join('\n')
    expect(text).not.toMatch(/"test\.[\w-]{16}\./)
    const alone = under(s, await openFieldCrypto(NEW))
    expect([await getChild(alone, id), await openRequest(under(s, both), request)]).toEqual(before)
    expect(await s.db.$count(children, sql`ward_id = ${s.wardId} and key_id <> 'new'`)).toBe(0)
  })

  test('goes on where it was stopped', async () => {
    const { s } = await planted()
    const both = await openFieldCrypto(`${NEW},${TEST_FIELD_KEY}`)
    for (let rounds = 0; rounds < 20 && (await rotateKey(s.db, both, { ...ofWard(s), most: 1 })); rounds++);
    expect(await rotateKey(s.db, both, ofWard(s))).toBe(0)
  })

  test('beside live traffic loses no change', async () => {
    const { s, id } = await planted()
    const both = await openFieldCrypto(`${NEW},${TEST_FIELD_KEY}`)
    // Somebody corrects the name between the read and the write of the first chunk.
    let first = true
    const slow: FieldCrypto = {
      ...both,
      async encrypt(text, place) {
        if (first) {
          first = false
          await saveChild(s.editor, id, { ...childOf(s, { name: 'Tên Đã Sửa' }), consentMethod: '' })
        }
        return both.encrypt(text, place)
      },
    }
    await rotateKey(s.db, slow, ofWard(s))
    const [row] = await s.db.select().from(children).where(eq(children.id, id))
    expect(row?.keyId).toBe('new')
    expect((await getChild(under(s, both), id)).name).toBe('Tên Đã Sửa')
  })

  test.each([
    ['missing', NEW],
    ['another under the same id', `${NEW},test:${btoa('x'.repeat(32))}`],
  ])('a key that is %s stops it before anything is written', async (_, keys) => {
    const { s } = await planted()
    const crypto = await openFieldCrypto(keys)
    const before = await dump(s.db, s.wardId)
    await expect(checkKeys(s.db, crypto)).rejects.toBeInstanceOf(UnreadableKey)
    await expect(rotateKey(s.db, crypto, ofWard(s))).rejects.toThrow(/"test" of FIELD_KEY does not open what child/)
    expect(await dump(s.db, s.wardId)).toEqual(before)
  })

  test('with all keys in place the check passes', async () => {
    const { s } = await planted()
    const both = await openFieldCrypto(`${NEW},${TEST_FIELD_KEY}`)
    await rotateKey(s.db, both, { ...ofWard(s), most: 2 })
    if (!(await s.db.$count(children, sql`ward_id <> ${s.wardId}`))) await checkKeys(s.db, both)
  })
})

describe('retiring the last key', () => {
  test('makes every look-up anew, reports of the province among them; again it changes nothing', async () => {
    const { s, id } = await planted()
    const [both, alone] = [await openFieldCrypto(`${NEW},${TEST_FIELD_KEY}`), await openFieldCrypto(NEW)]
    const [old] = await s.db.select().from(children).where(eq(children.id, id))
    const byMother = await plant(s, { name: 'Lê Văn Bé', ...family })
    const father = { guardianName: 'Lê Văn Lớn', guardianRelation: 'father', guardianPhone: '0933 444 555' }
    await recordConsent(s.editor, byMother, { purpose: 'photo', method: 'paper', assent: 'yes', ...father })
    const report = newId()
    await s.db.insert(reachedHashes).values({ reportId: report, hash: old!.provinceHash!, cuts: 1 })
    await rotateKey(s.db, both, ofWard(s))
    await rekeyLookUps(s.db, both, alone, NOW, s.wardId)
    const context = under(s, alone)
    const [child] = await s.db.select().from(children).where(eq(children.id, id))
    const who = { name: 'Nguyễn Bảo An', birthYear: 2016, groupId: s.group.id }
    expect(child).toMatchObject({
      identityHash: await identityHash(context, who),
      phoneHash: await phoneHash(context, '+84987654321'),
      provinceHash: await provinceHash(context, who, '+84987654321'),
    })
    const [other] = await s.db.select().from(children).where(eq(children.id, byMother))
    expect(other?.provinceHash).toBe(await provinceHash(context, { ...who, name: 'Lê Văn Bé' }, '+84912345678'))
    const [guardian] = await s.db.select().from(guardians).where(eq(guardians.childId, id))
    const [request] = await s.db.select().from(dataRequests).where(eq(dataRequests.wardId, s.wardId))
    for (const row of [guardian, request]) expect(row?.phoneHash).toBe(await phoneHash(context, '+84912345678'))
    const [reached] = await s.db.select().from(reachedHashes).where(eq(reachedHashes.reportId, report))
    expect(reached?.hash).toBe(child?.provinceHash)
    const once = await dump(s.db, s.wardId)
    await rekeyLookUps(s.db, both, alone, NOW, s.wardId)
    expect(await dump(s.db, s.wardId)).toEqual(once)
  })
})
