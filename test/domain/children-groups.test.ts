import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import {
  auditEntries,
  censuses,
  children,
  eventGroups,
  events,
  publications,
  residentialGroups,
  staff,
  users,
  venues,
  wards,
} from '../../src/database/schema'
import { addChild, addChildren } from '../../src/people/add-child'
import { familyOf, leaveFamily, likelySiblings, linkSiblings } from '../../src/people/family'
import { getChild } from '../../src/people/get-child'
import { listChildChanges } from '../../src/people/list-child-changes'
import { listChildren } from '../../src/people/list-children'
import { listDuplicates } from '../../src/people/list-duplicates'
import { mergeGroups } from '../../src/people/merge-groups'
import { saveChild } from '../../src/people/save-child'
import { searchSiblings } from '../../src/people/search-siblings'
import { findGroup } from '../../src/publications/list-places'
import { HOUR } from '../../src/shared/dates'
import { childOf } from '../support/child-input'
import { publishedEvent } from '../support/published-event'
import { code, plant } from '../support/registration-steps'
import { type Scenario, scenario } from '../support/scenario'

const inWard = (s: Scenario) => s.db.select().from(children).where(eq(children.wardId, s.wardId))
const both = (s: Scenario, own = {}) => ({ groups: [s.group.id, s.otherGroup.id], on: '2026-06-09', ...own })

describe('groups that merge', () => {
  test('into a new one: children, heads, venues, events and addresses follow; twins are all there', async () => {
    const s = await scenario()
    const head = `head-${s.wardId}`
    const at = new Date(s.clock.now)
    await s.db
      .insert(users)
      .values({ id: head, name: 'x', email: `${head}@x.vn`, username: head, createdAt: at, updatedAt: at })
    await s.db
      .insert(staff)
      .values({ id: head, wardId: s.wardId, role: 'group_head', groupId: s.group.id, createdAt: 1 })
    await s.db.update(venues).set({ groupId: s.group.id }).where(eq(venues.id, s.venue.id))
    const here = await plant(s, { phone: '0912345678' })
    const there = await plant(s, { groupId: s.otherGroup.id })
    const many = Array.from({ length: 450 }, (_, n) => childOf(s, { name: `Em Số ${n}`, groupId: s.otherGroup.id }))
    await addChildren(s.system, many)
    const event = await publishedEvent(s, { ownGroupOnly: true })
    const over = await publishedEvent(s, { ownGroupOnly: true, startsAt: s.clock.now - 100 * HOUR })
    const census = { wardId: s.wardId, year: 2026, savedBy: 't', savedAt: 1 }
    await s.db.insert(censuses).values([
      { ...census, groupId: s.group.id, under16: 100, girls: 50 },
      { ...census, groupId: s.otherGroup.id, under16: 200 },
      { ...census, groupId: s.group.id, under16: 90, year: 2025 },
    ])
    const [before] = await s.db.select().from(wards).where(eq(wards.id, s.wardId))
    const was = await s.db.select().from(publications).where(eq(publications.id, event.id))

    const merged = await mergeGroups(s.admin, both(s, { name: 'Tổ dân phố 1' }))
    expect(merged).toMatchObject({ moved: 452, twins: 1 })
    const rows = await inWard(s)
    expect(rows).toHaveLength(452)
    expect(new Set(rows.map(row => row.groupId))).toEqual(new Set([merged.id]))
    expect((await listDuplicates(s.editor)).pairs).toMatchObject([{ why: 'twin' }])
    const moved = (await Promise.all([here, there].map(id => listChildChanges(s.editor, id)))).flat()
    expect(moved.map(({ kind, fields }) => [kind, fields.map(({ field, to }) => [field, to])])).toEqual([
      ['moved', [['groupId', merged.id]]],
      ['moved', [['groupId', merged.id]]],
    ])
    const groups = await s.db.select().from(residentialGroups).where(eq(residentialGroups.wardId, s.wardId))
    expect(groups.find(group => group.id === s.group.id)).toMatchObject({ validTo: '2026-06-08', name: 'TDP Đông Cao' })
    expect(groups.find(group => group.id === merged.id)).toMatchObject({
      name: 'Tổ dân phố 1',
      validFrom: '2026-06-09',
      predecessors: [s.group.id, s.otherGroup.id],
    })
    expect(await s.db.$count(staff, eq(staff.groupId, merged.id))).toBe(1)
    expect(await s.db.$count(venues, eq(venues.groupId, merged.id))).toBe(1)
    expect(await s.db.select().from(eventGroups).where(eq(eventGroups.eventId, event.id))).toMatchObject([
      { groupId: merged.id },
    ])
    const [shown] = await s.db.select().from(publications).where(eq(publications.id, event.id))
    const [after] = await s.db.select().from(wards).where(eq(wards.id, s.wardId))
    expect(shown!.payload.groups).toEqual([{ id: merged.id, slug: 'to-dan-pho-1', name: 'Tổ dân phố 1' }])
    expect(shown).toMatchObject({ sequence: was[0]!.sequence + 1, change: after!.revision })
    expect(after!.revision).toBe(before!.revision + 1)
    const [past] = await s.db.select().from(publications).where(eq(publications.id, over.id))
    expect(past!.payload.groups).toMatchObject([{ id: s.group.id }])
    expect(await s.db.$count(events, sql`id = ${event.id} and version = 2`)).toBe(1)
    expect(await findGroup(s.db, s.wardId, s.group.slug)).toMatchObject({ id: merged.id })
    expect(await s.db.select().from(censuses).where(eq(censuses.groupId, merged.id))).toMatchObject([
      { year: 2026, under16: 300, girls: null },
    ])
    expect(await s.db.$count(censuses, eq(censuses.wardId, s.wardId))).toBe(2)
    await expect(addChild(s.editor, childOf(s, { name: 'Ai Đó' }))).rejects.toMatchObject({
      fields: { groupId: { code: 'unknown_group' } },
    })
  })

  test('of two who then share name, year and group each is corrected as any other', async () => {
    const s = await scenario()
    const twins = [await plant(s), await plant(s, { groupId: s.otherGroup.id })]
    const merged = await mergeGroups(s.admin, both(s, { into: s.group.id }))
    expect(merged.twins).toBe(1)
    for (const id of twins) {
      await saveChild(s.editor, id, childOf(s, { phone: '0987654321', consentMethod: '' }))
      expect(await getChild(s.editor, id)).toMatchObject({ phone: '+84987654321', version: id === twins[0] ? 2 : 3 })
    }
  })

  test('into one of them, once, by an administrator, and not before the day', async () => {
    const s = await scenario()
    const other = await scenario({ db: s.db })
    await plant(s, { groupId: s.otherGroup.id })
    const refused = (input: Record<string, unknown>, who = s.admin) =>
      mergeGroups(who, input).catch(error => error.fields ?? error.reason)
    expect(await refused(both(s, { into: s.group.id, on: '2026-06-10' }))).toMatchObject({
      on: { code: 'merge_day_future' },
    })
    expect(await refused(both(s))).toMatchObject({ name: { code: 'required' } })
    expect(await refused(both(s, { groups: [s.group.id], into: s.group.id }))).toMatchObject({
      groups: { code: 'choose_two_groups' },
    })
    expect(await refused(both(s, { groups: [s.group.id, other.group.id], into: s.group.id }))).toMatchObject({
      groups: { code: 'unknown_group' },
    })
    expect(await refused(both(s, { name: 'TDP Tân Phú' }))).toMatchObject({ name: { code: 'name_taken' } })
    expect(await refused(both(s, { into: s.group.id }), s.editor)).toMatchObject({ code: 'forbidden' })
    const tries = await Promise.allSettled([1, 2, 3].map(() => mergeGroups(s.admin, both(s, { into: s.group.id }))))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await listChildren(s.groupHead, {})).total).toBe(1)
    expect(await findGroup(s.db, s.wardId, s.otherGroup.slug)).toMatchObject({ id: s.group.id, slug: s.group.slug })
  })
})

describe('a child’s record', () => {
  test('moves between groups with its history, unless its like is there', async () => {
    const s = await scenario()
    const id = await plant(s)
    await saveChild(s.editor, id, childOf(s, { groupId: s.otherGroup.id, version: 1, consentMethod: '' }))
    s.clock.now += HOUR
    await saveChild(
      s.editor,
      id,
      childOf(s, { groupId: s.otherGroup.id, name: 'Nguyễn Bảo Ân', household: 'poor', version: 2 }),
    )
    const changes = await listChildChanges(s.editor, id)
    expect(
      changes.map(({ kind, fields }) => [kind, ...fields.map(({ field, from, to }) => [field, from, to])]),
    ).toEqual([
      ['corrected', ['name', 'Nguyễn Bảo An', 'Nguyễn Bảo Ân'], ['household', null, null]],
      ['moved', ['groupId', s.group.id, s.otherGroup.id]],
    ])
    await expect(listChildChanges(s.groupHead, id)).rejects.toMatchObject(code('own_group_only'))
    await plant(s, { name: 'Nguyễn Bảo Ân' })
    const back = childOf(s, { name: 'Nguyễn Bảo Ân', version: 3 })
    await expect(saveChild(s.editor, id, back)).rejects.toMatchObject(code('child_known'))
    await expect(saveChild(s.editor, id, { ...back, version: 2 })).rejects.toMatchObject(code('changed_meanwhile'))
  })

  test('saved by several at once in the same version is saved once', async () => {
    const s = await scenario()
    const id = await plant(s)
    const saves = ['A', 'B', 'C'].map(name => saveChild(s.editor, id, childOf(s, { name: `Em ${name}`, version: 1 })))
    expect((await Promise.allSettled(saves)).filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await listChildChanges(s.editor, id)).toHaveLength(1)
  })

  test('names its sisters and brothers once somebody says who they are', async () => {
    const s = await scenario()
    const an = await plant(s, { phone: '0912345678' })
    const be = await plant(s, {
      name: 'Nguyễn Bé',
      birthYear: '2012',
      guardianName: 'Hoa',
      guardianRelation: 'mother',
      guardianPhone: '0912345678',
    })
    const chi = await plant(s, { name: 'Nguyễn Chi', groupId: s.otherGroup.id, phone: '0912345678' })
    const dan = await plant(s, { name: 'Nguyễn Dần' })
    expect((await likelySiblings(s.editor, an)).map(({ id }) => id)).toEqual([be, chi])
    expect((await likelySiblings(s.groupHead, an)).map(({ id }) => id)).toEqual([be])
    await linkSiblings(s.editor, an, be)
    await linkSiblings(s.editor, chi, dan)
    await linkSiblings(s.editor, dan, be)
    expect((await familyOf(s.editor, an)).map(({ id }) => id)).toEqual([be, chi, dan])
    expect((await familyOf(s.groupHead, an)).map(({ id }) => id)).toEqual([be, dan])
    await expect(linkSiblings(s.groupHead, an, chi)).rejects.toMatchObject(code('own_group_only'))
    await leaveFamily(s.editor, an)
    await leaveFamily(s.editor, chi)
    await leaveFamily(s.editor, dan)
    expect(await Promise.all([an, be, chi, dan].map(id => familyOf(s.editor, id)))).toEqual([[], [], [], []])
    expect((await inWard(s)).every(row => row.familyId === null)).toBe(true)
  })

  test('is linked with a sister or brother found by name, where no phone is known', async () => {
    const s = await scenario()
    const an = await plant(s)
    const be = await plant(s, { name: 'Nguyễn Bé', birthYear: '2012' })
    const chi = await plant(s, { name: 'Nguyễn Chi', groupId: s.otherGroup.id })
    const found = async (who: typeof s.editor, query: Record<string, string>) =>
      (await searchSiblings(who, an, query)).items.map(({ id }) => id)
    expect(await likelySiblings(s.groupHead, an)).toEqual([])
    expect(await found(s.groupHead, { q: 'nguyen' })).toEqual([be])
    expect(await found(s.editor, { q: 'chi', groupId: s.otherGroup.id })).toEqual([chi])
    await linkSiblings(s.groupHead, an, be)
    expect((await familyOf(s.groupHead, an)).map(({ id }) => id)).toEqual([be])
    expect(await found(s.groupHead, {})).toEqual([])
    const log = await s.db.select().from(auditEntries).where(eq(auditEntries.subjectId, an))
    expect(log.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['children.searched', 'child.family_changed']),
    )
    expect(JSON.stringify(log)).not.toMatch(/nguyen|Nguyễn/)
  })

  test('is linked with nobody of another group by a group head, nor of another ward by anybody', async () => {
    const s = await scenario()
    const other = await scenario({ db: s.db })
    const an = await plant(s)
    const chi = await plant(s, { name: 'Nguyễn Chi', groupId: s.otherGroup.id })
    const far = await plant(other)
    await expect(searchSiblings(s.groupHead, an, { groupId: s.otherGroup.id })).rejects.toMatchObject(
      code('own_group_only'),
    )
    await expect(searchSiblings(s.groupHead, chi, {})).rejects.toMatchObject(code('own_group_only'))
    await expect(searchSiblings(s.editor, an, { groupId: other.group.id })).rejects.toMatchObject({
      fields: { groupId: { code: 'unknown_group' } },
    })
    await expect(linkSiblings(s.groupHead, an, chi)).rejects.toMatchObject(code('own_group_only'))
    await expect(linkSiblings(s.editor, an, far)).rejects.toMatchObject(code('missing'))
    await expect(searchSiblings(s.editor, far, {})).rejects.toMatchObject(code('missing'))
    expect((await inWard(s)).every(row => row.familyId === null)).toBe(true)
  })
})
