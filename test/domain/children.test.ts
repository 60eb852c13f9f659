import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { auditEntries, children, consents, guardians, identityAccesses } from '../../src/database/schema'
import { addChild, addChildren } from '../../src/people/add-child'
import { listChildren } from '../../src/people/list-children'
import { openNames } from '../../src/people/open-names'
import { scenario } from '../support/scenario'

const nguyenAn = {
  name: 'Nguyễn Bảo An',
  birthYear: 2016,
  gender: 'girl',
  household: 'poor',
  specialCircumstances: false,
  ethnicMinority: true,
  phone: '0912 345 678',
  guardianName: 'Trần Thị Hoa',
  guardianRelation: 'grandparent',
  guardianPhone: '+84 (0)987-654-321',
  consentMethod: 'paper',
  assent: 'yes',
}

describe('adding a child', () => {
  test('keeps names and phones only encrypted, with consent, guardian and an audit entry that names nobody', async () => {
    const s = await scenario()
    const { id } = await addChild(s.editor, { ...nguyenAn, groupId: s.group.id })
    const rows = JSON.stringify([
      await s.db.select().from(children).where(eq(children.id, id)),
      await s.db.select().from(guardians).where(eq(guardians.childId, id)),
      await s.db.select().from(consents).where(eq(consents.childId, id)),
      await s.db.select().from(auditEntries).where(eq(auditEntries.wardId, s.wardId)),
    ])
    for (const secret of ['Bảo An', 'bao an', 'Hoa', '912345678', '987654321', '912 345'])
      expect(rows).not.toContain(secret)
    expect(await openNames(s.editor, [id], s.group.id)).toEqual(new Map([[id, 'Nguyễn Bảo An']]))
    const [consent] = await s.db.select().from(consents).where(eq(consents.childId, id))
    expect(consent).toMatchObject({ method: 'paper', childAssent: true, textVersion: 'taking-part-2' })
    const entries = await s.db.select().from(auditEntries).where(eq(auditEntries.wardId, s.wardId))
    expect(entries.map(entry => [entry.action, entry.subjectId, entry.detail])).toEqual([
      ['child.added', id, { group: s.group.id }],
      ['children.opened', s.group.id, { count: 1 }],
    ])
  })

  test('finds the same child again, also from a name in NFD, other case or without marks', async () => {
    const s = await scenario()
    await addChild(s.editor, { ...nguyenAn, groupId: s.group.id })
    for (const name of [nguyenAn.name.normalize('NFD'), 'NGUYỄN  BẢO AN', 'nguyen bao an'])
      await expect(addChild(s.editor, { ...nguyenAn, name, groupId: s.group.id })).rejects.toMatchObject({
        reason: { code: 'child_known' },
      })
    await addChild(s.editor, { ...nguyenAn, groupId: s.otherGroup.id })
    expect(await s.db.$count(guardians, eq(guardians.wardId, s.wardId))).toBe(2)
  })

  test('by ten people at once happens once', async () => {
    const s = await scenario()
    const tries = await Promise.allSettled(
      Array.from({ length: 10 }, () => addChild(s.editor, { ...nguyenAn, groupId: s.group.id })),
    )
    expect(tries.filter(attempt => attempt.status === 'fulfilled')).toHaveLength(1)
    expect(await s.db.$count(consents, eq(consents.wardId, s.wardId))).toBe(1)
    const added = and(eq(auditEntries.wardId, s.wardId), eq(auditEntries.action, 'child.added'))
    expect(await s.db.$count(auditEntries, added)).toBe(1)
  })

  test.each([
    [{ birthYear: 2027 }, 'birthYear', 'birth_year_future'],
    [{ birthYear: 2008 }, 'birthYear', 'birth_year_too_old'],
    [{ birthYear: 'năm ngoái' }, 'birthYear', 'invalid_number'],
    [{ name: '  ' }, 'name', 'required'],
    [{ name: 'A'.repeat(10_000) }, 'name', 'too_long'],
    [{ gender: undefined }, 'gender', 'required'],
    [{ phone: '12ab' }, 'phone', 'invalid_phone'],
    [{ phone: '111' }, 'phone', 'invalid_phone'],
    [{ consentMethod: '' }, 'consentMethod', 'consent_method_required'],
    [{ assent: '' }, 'assent', 'assent_required'],
    [{ guardianRelation: '' }, 'guardianRelation', 'required'],
    [{ guardianName: '' }, 'guardianName', 'required'],
    [{ wardId: '00000' }, 'form', 'unknown_field'],
  ])('with %j is refused beside the field', async (change, field, code) => {
    const s = await scenario()
    await expect(addChild(s.editor, { ...nguyenAn, groupId: s.group.id, ...change })).rejects.toMatchObject({
      fields: { [field]: { code } },
    })
    expect(await s.db.$count(children, eq(children.wardId, s.wardId))).toBe(0)
  })

  test('accepts 17 years, and a small child without phone, guardian or assent', async () => {
    const s = await scenario()
    await addChild(s.editor, { ...nguyenAn, groupId: s.group.id, birthYear: 2009 })
    const { id } = await addChild(s.groupHead, {
      name: 'Lò Văn Tí',
      groupId: s.group.id,
      birthYear: '2021',
      gender: 'boy',
      consentMethod: 'spoken',
    })
    const [row] = await s.db.select().from(children).where(eq(children.id, id))
    expect(row).toMatchObject({ phone: null, phoneHash: null, household: 'none' })
  })

  test('is refused outside the own group, the ward and the role', async () => {
    const s = await scenario()
    const other = await scenario({ db: s.db })
    const child = { ...nguyenAn, groupId: s.otherGroup.id }
    await expect(addChild(s.groupHead, child)).rejects.toMatchObject({ reason: { code: 'own_group_only' } })
    await expect(addChild(s.editor, { ...child, groupId: other.group.id })).rejects.toMatchObject({
      fields: { groupId: { code: 'unknown_group' } },
    })
    for (const who of [s.coordinator, s.guardian, s.province])
      await expect(addChild(who, child)).rejects.toMatchObject({ reason: { code: 'forbidden' } })
  })

  test('a thousand at once are stored in order, known ones answered with null, none when one is invalid', async () => {
    const s = await scenario()
    await addChild(s.system, { ...nguyenAn, name: 'Em 7', groupId: s.group.id })
    const many = Array.from({ length: 1000 }, (_, n) => ({ ...nguyenAn, name: `Em ${n}`, groupId: s.group.id }))
    await expect(
      addChildren(s.system, [...many, { ...nguyenAn, groupId: s.group.id, name: '' }]),
    ).rejects.toMatchObject({ fields: { '1000.name': { code: 'required' } } })
    expect(await s.db.$count(children, eq(children.wardId, s.wardId))).toBe(1)
    const ids = await addChildren(s.system, many)
    expect(ids.map((id, n) => (id === null ? n : null)).filter(n => n !== null)).toEqual([7])
    expect((await openNames(s.system, [ids[999]!], s.group.id)).get(ids[999]!)).toBe('Em 999')
    expect(await s.db.$count(consents, eq(consents.wardId, s.wardId))).toBe(1000)
  })
})

describe('the list of children', () => {
  test('is sorted by given name and searched without marks, one group at a time', async () => {
    const s = await scenario()
    const names = ['Trần Văn Ánh', 'Nguyễn Thị Bé', 'Lê Đức An', 'Phạm Thị Đào']
    await addChildren(
      s.system,
      names.map(name => ({ ...nguyenAn, name, groupId: s.group.id })),
    )
    const list = await listChildren(s.groupHead, {})
    expect(list.items.map(child => child.name)).toEqual(['Lê Đức An', 'Trần Văn Ánh', 'Nguyễn Thị Bé', 'Phạm Thị Đào'])
    const found = await listChildren(s.editor, { groupId: s.group.id, q: 'dao' })
    expect(found.items.map(child => child.name)).toEqual(['Phạm Thị Đào'])
    await expect(listChildren(s.editor, {})).rejects.toMatchObject({ fields: { groupId: { code: 'choose_group' } } })
  })

  test('records the children of the page, not those that were only sorted or searched', async () => {
    const s = await scenario()
    const names = Array.from({ length: 51 }, (_, index) => `Trần Văn ${String(index).padStart(2, '0')}`)
    await addChildren(
      s.editor,
      names.map(name => ({ ...nguyenAn, name, groupId: s.group.id })),
    )
    const shown = [
      await listChildren(s.editor, { groupId: s.group.id }),
      await listChildren(s.editor, { groupId: s.group.id, page: 2 }),
      await listChildren(s.editor, { groupId: s.group.id, q: '07' }),
    ].map(({ items }) => items.map(({ id }) => id))
    expect(shown.map(ids => ids.length)).toEqual([50, 1, 1])
    expect((await listChildren(s.editor, { groupId: s.group.id, q: 'nobody' })).items).toEqual([])
    const opened = await s.db.select().from(identityAccesses).where(eq(identityAccesses.wardId, s.wardId))
    expect(opened.map(({ childIds }) => childIds)).toEqual(expect.arrayContaining(shown))
    expect(opened).toHaveLength(3)
  })

  test('a group head cannot see another group’s children', async () => {
    const s = await scenario()
    const { id } = await addChild(s.editor, { ...nguyenAn, groupId: s.otherGroup.id })
    await expect(listChildren(s.groupHead, { groupId: s.otherGroup.id })).rejects.toMatchObject({
      reason: { code: 'own_group_only' },
    })
    expect((await openNames(s.groupHead, [id], 'x')).size).toBe(0)
    const other = await scenario({ db: s.db })
    expect((await openNames(other.admin, [id], 'x')).size).toBe(0)
    await expect(listChildren(other.admin, { groupId: s.group.id })).rejects.toMatchObject({
      fields: { groupId: { code: 'unknown_group' } },
    })
  })
})
