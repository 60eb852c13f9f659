import { emptyDatabase } from '#test-database'
import type { Database } from '../../src/database/database'
import { hotlines, organizations, residentialGroups, venues, wards } from '../../src/database/schema'
import { openFieldCrypto } from '../../src/people/field-crypto'
import type { Actor, Role } from '../../src/shared/actor'
import { instantOf } from '../../src/shared/dates'
import { newId } from '../../src/shared/ids'
import { fold, slugify } from '../../src/shared/text'

export const TEST_FIELD_KEY = 'test:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='

/** Tuesday 9 June 2026, 14:00 in Vietnam. */
export const NOW = instantOf('2026-06-09', '14:00')

export type Scenario = Awaited<ReturnType<typeof scenario>>

/**
 * A fresh ward with two organizations, two residential groups and two venues, and contexts for each role.
 * Both engines may share a database between tests of a file, so every scenario's ward is a new one.
 */
export async function scenario(options: { db?: Database; now?: number; provinceCode?: string } = {}) {
  const db = options.db ?? (await emptyDatabase())
  const clock = { now: options.now ?? NOW }
  const { provinceCode = '19' } = options
  const wardId = `w${newId().slice(0, 8)}`
  const slug = `phuong-${wardId}`
  const at = clock.now
  const place = (name: string) => ({ id: newId(), wardId, name, searchName: fold(name), createdAt: at })
  const school = { ...place('Trường THCS Sao Mai'), kind: 'school' as const, phone: null }
  const office = { ...place('Phòng Văn hóa - Xã hội'), kind: 'office' as const, phone: null }
  const group = { ...place('TDP Đông Cao'), slug: slugify('TDP Đông Cao') }
  const otherGroup = { ...place('TDP Tân Phú'), slug: slugify('TDP Tân Phú') }
  const venue = {
    ...place('Nhà văn hóa Đông Cao'),
    slug: slugify('Nhà văn hóa Đông Cao'),
    address: 'TDP Đông Cao',
    capacity: 120,
  }
  const square = {
    ...place('Quảng trường phường'),
    slug: slugify('Quảng trường phường'),
    address: '',
    capacity: 1000,
    outdoor: true,
  }

  await db.batch([
    db.insert(wards).values({
      id: wardId,
      slug,
      kind: 'phuong',
      name: 'Sao Mai',
      provinceCode,
      provinceName: 'Thái Nguyên',
      seasonName: 'Hè vui',
      seasonFrom: '2026-06-01',
      seasonTo: '2026-08-31',
      createdAt: at,
    }),
    db.insert(organizations).values([school, office]),
    db.insert(residentialGroups).values([group, otherGroup]),
    db.insert(venues).values([venue, square]),
    db.insert(hotlines).values({ id: newId(), wardId, name: 'Tổng đài bảo vệ trẻ em', phone: '111', position: 0 }),
  ])

  const actor = (role: Role, own: Partial<Actor> = {}): Actor => ({
    kind: 'staff',
    id: `${role}-${wardId}`,
    role,
    wardId,
    ...own,
  })
  const crypto = await openFieldCrypto(TEST_FIELD_KEY)
  const as = (who: Actor) => ({
    db,
    actor: who,
    crypto,
    get now() {
      return clock.now
    },
  })
  return {
    db,
    clock,
    crypto,
    wardId,
    slug,
    school,
    office,
    group,
    otherGroup,
    venue,
    square,
    as,
    admin: as(actor('admin')),
    approver: as(actor('approver')),
    editor: as(actor('editor')),
    coordinator: as(actor('coordinator', { organizationId: school.id })),
    groupHead: as(actor('group_head', { groupId: group.id })),
    province: as(actor('province', { provinceCode })),
    system: as({ kind: 'system', id: 'system', role: 'system', wardId }),
    guardian: as({ kind: 'guardian', id: 'guardian', role: 'guardian', wardId }),
  }
}
