import { eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  attendanceMarks,
  attendances,
  auditEntries,
  childChanges,
  children,
  consents,
  excuses,
  guardians,
  registrations,
} from '../../src/database/schema'
import { mergeChildren } from '../../src/participation/merge-children'
import { registerChild } from '../../src/participation/register-child'
import { withdrawConsent } from '../../src/participation/withdraw-consent'
import { addChild } from '../../src/people/add-child'
import { getChild } from '../../src/people/get-child'
import { listChildChanges } from '../../src/people/list-child-changes'
import { listDuplicates } from '../../src/people/list-duplicates'
import { saveChild } from '../../src/people/save-child'
import { tellApart } from '../../src/people/tell-apart'
import { HOUR } from '../../src/shared/dates'
import { newId } from '../../src/shared/ids'
import { plantSession } from '../support/attendance'
import { childOf } from '../support/child-input'
import { publishedEvent } from '../support/published-event'
import { code, plant } from '../support/registration-steps'
import { type Scenario, scenario } from '../support/scenario'

const merge = async (s: Scenario, keep: string, other: string, who = s.editor) => {
  const versions = await s.db.select().from(children).where(sql`id in (${keep}, ${other})`)
  const of = (id: string) => versions.find(row => row.id === id)?.version ?? 1
  await mergeChildren(who, { keep, keepVersion: of(keep), other, otherVersion: of(other) })
}
const rowsAbout = async (s: Scenario, id: string) => {
  const tables = [registrations, attendances, attendanceMarks, excuses, guardians, consents, childChanges]
  const counts = await Promise.all(tables.map(table => s.db.$count(table, sql`child_id = ${id}`)))
  return counts.reduce((sum, count) => sum + count, 0) + (await s.db.$count(children, eq(children.id, id)))
}

describe('two who look the same', () => {
  test('are found by phone and given name, by name and year in two groups, and a year apart', async () => {
    const s = await scenario()
    const plantAs = (name: string, own = {}) => plant(s, { name, ...own })
    await plantAs('Nguyễn Bảo An', { phone: '0912345678' })
    await plantAs('Bảo An', { birthYear: '2017', phone: '0912345678' })
    await plantAs('Trần Văn Bình', { phone: '0912345678' })
    await plantAs('Lê Thị Chi')
    await plantAs('LÊ THỊ CHI', { groupId: s.otherGroup.id })
    await plantAs('Đỗ Dũng')
    await plantAs('Đỗ Dũng', { birthYear: '2015' })
    await plantAs('Đỗ Dũng', { birthYear: '2010' })
    const { pairs, total } = await listDuplicates(s.editor)
    expect(pairs.map(({ why, children: both }) => [why, both[0].name.split(' ').at(-1)])).toEqual([
      ['phone', 'An'],
      ['moved', 'Chi'],
      ['year', 'Dũng'],
    ])
    expect(total).toBe(3)
    expect((await listDuplicates(s.groupHead)).pairs.map(({ why }) => why)).toEqual(['phone', 'year'])
    for (const { children: both } of pairs) await tellApart(s.editor, both[1].id, both[0].id)
    await tellApart(s.editor, pairs[0]!.children[0].id, pairs[0]!.children[1].id)
    expect((await listDuplicates(s.editor)).total).toBe(0)
    await expect(listDuplicates(s.coordinator)).rejects.toMatchObject(code('forbidden'))
  })

  test('become one: places, attendances, guardians, consents and history follow, nothing else is left', async () => {
    const s = await scenario()
    const keep = await plant(s, { guardianName: 'Bà Hoa', guardianRelation: 'grandparent' })
    const other = await plant(s, { groupId: s.otherGroup.id, household: 'poor', phone: '0912345678' })
    await saveChild(s.editor, other, childOf(s, { groupId: s.otherGroup.id, household: 'poor', phone: '0987654321' }))
    const third = await plant(s, { name: 'Lê Đức Em' })
    const both = await publishedEvent(s, { capacity: 2 })
    const alone = await publishedEvent(s)
    await registerChild(s.editor, both.id, other)
    await registerChild(s.editor, both.id, keep)
    await registerChild(s.editor, both.id, third)
    await registerChild(s.editor, alone.id, other)
    const held = await plantSession(s)
    const came = (childId: string) => ({
      ...{ id: newId(), wardId: s.wardId, occurrenceId: held.occurrenceId, childId, method: 'tick' as const },
      ...{ recordedBy: 'test', recordedAt: s.clock.now },
    })
    await s.db.insert(attendances).values([came(keep), came(other)])
    await merge(s, keep, other)
    expect(await rowsAbout(s, other)).toBe(0)
    expect(await getChild(s.editor, keep)).toMatchObject({ household: 'poor', phone: '+84987654321', version: 2 })
    const places = await s.db.select().from(registrations).where(eq(registrations.wardId, s.wardId))
    expect(places.map(({ eventId, childId, status }) => [eventId, childId, status]).sort()).toEqual(
      [
        [both.id, keep, 'confirmed'],
        [both.id, third, 'confirmed'],
        [alone.id, keep, 'confirmed'],
      ].sort(),
    )
    expect(await s.db.$count(attendances, eq(attendances.wardId, s.wardId))).toBe(1)
    const [merged] = await listChildChanges(s.editor, keep)
    expect(merged).toMatchObject({ kind: 'merged', merged: 'Nguyễn Bảo An', by: null })
    const log = await s.db.select().from(auditEntries).where(eq(auditEntries.wardId, s.wardId))
    expect(JSON.stringify(log)).not.toContain(other)
    expect(JSON.stringify(log)).not.toMatch(/Bảo|987654321/)
  })

  test('a withdrawal in either record is the child’s, and its places go', async () => {
    const s = await scenario()
    const keep = await plant(s)
    const event = await publishedEvent(s)
    await registerChild(s.editor, event.id, keep)
    s.clock.now += HOUR
    const other = await plant(s, { groupId: s.otherGroup.id })
    s.clock.now += HOUR
    await withdrawConsent(s.editor, other, 'taking_part')
    await merge(s, keep, other)
    expect(await s.db.$count(consents, sql`child_id = ${keep} and withdrawn_at is null`)).toBe(0)
    const [place] = await s.db.select().from(registrations).where(eq(registrations.childId, keep))
    expect(place?.status).toBe('cancelled')
  })

  test('not by a group head of another group, nor of another ward, nor in versions nobody compared', async () => {
    const s = await scenario()
    const other = await scenario({ db: s.db })
    const a = await plant(s)
    const b = await plant(s, { groupId: s.otherGroup.id })
    const stranger = await plant(other)
    await expect(merge(s, a, b, s.groupHead)).rejects.toMatchObject(code('own_group_only'))
    await expect(merge(s, a, stranger)).rejects.toMatchObject(code('missing'))
    await expect(merge(s, a, a)).rejects.toMatchObject(code('same_child_twice'))
    await expect(mergeChildren(s.editor, { keep: a, keepVersion: 2, other: b, otherVersion: 1 })).rejects.toMatchObject(
      code('changed_meanwhile'),
    )
    const tries = await Promise.allSettled([merge(s, a, b), merge(s, b, a), merge(s, a, b)])
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await s.db.$count(children, eq(children.wardId, s.wardId))).toBe(1)
  })
})

test('whatever two records took part in, one em less and never a lượt twice', async () => {
  const s = await scenario()
  const sessions = await Promise.all([0, 1, 2].map(() => plantSession(s)))
  const side = fc.record({
    places: fc.array(fc.constantFrom('confirmed', 'waiting', 'cancelled', null), { minLength: 3, maxLength: 3 }),
    came: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
    marks: fc.array(fc.constantFrom('1', '2', null), { minLength: 3, maxLength: 3 }),
    excused: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
  })
  let number = 0
  await fc.assert(
    fc.asyncProperty(side, side, async (one, two) => {
      number++
      const ids: string[] = []
      for (const [index, half] of [one, two].entries()) {
        const groupId = index ? s.otherGroup.id : s.group.id
        const { id } = await addChild(s.editor, childOf(s, { name: `Em ${number}`, groupId }))
        ids.push(id)
        for (const [n, { eventId, occurrenceId }] of sessions.entries()) {
          const at = { wardId: s.wardId, occurrenceId, childId: id, recordedBy: 't', recordedAt: 1 }
          const status = half.places[n]
          const place = {
            id: newId(),
            wardId: s.wardId,
            eventId,
            childId: id,
            eligible: false,
            position: number * 2 + index,
          }
          if (status)
            await s.db.insert(registrations).values({ ...place, status, source: 'staff', createdBy: 't', createdAt: 1 })
          if (half.came[n]) await s.db.insert(attendances).values({ ...at, id: newId(), method: 'tick' })
          if (half.marks[n])
            await s.db
              .insert(attendanceMarks)
              .values({ ...at, present: half.came[n]!, stamp: `00000000000000${half.marks[n]}.${index}` })
          if (half.excused[n]) await s.db.insert(excuses).values(at)
        }
      }
      const [keep, other] = ids as [string, string]
      const em = await s.db.$count(children, eq(children.wardId, s.wardId))
      await merge(s, keep, other)
      expect(await s.db.$count(children, eq(children.wardId, s.wardId))).toBe(em - 1)
      expect(await rowsAbout(s, other)).toBe(0)
      for (const [n, { eventId, occurrenceId }] of sessions.entries()) {
        const rank = ['confirmed', 'waiting', 'cancelled']
        const best = [one.places[n], two.places[n]].filter(Boolean).sort((a, b) => rank.indexOf(a!) - rank.indexOf(b!))
        const places = await s.db.select().from(registrations).where(sql`child_id = ${keep} and event_id = ${eventId}`)
        expect(places.map(({ status }) => status)).toEqual(best.slice(0, 1))
        const here = sql`child_id = ${keep} and occurrence_id = ${occurrenceId}`
        const came = one.came[n] || two.came[n]
        expect(await s.db.$count(attendances, here)).toBe(came ? 1 : 0)
        expect(await s.db.$count(excuses, here)).toBe(one.excused[n] || two.excused[n] ? 1 : 0)
        const marks = await s.db.select().from(attendanceMarks).where(here)
        expect(marks.map(({ present }) => present)).toEqual(one.marks[n] || two.marks[n] ? [came] : [])
      }
    }),
    { numRuns: 15, seed: 5 },
  )
}, 60_000)
