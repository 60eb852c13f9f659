import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { editWard } from '../../src/places/edit-ward'
import { findWard } from '../../src/places/find-ward'
import { listGroups } from '../../src/places/list-groups'
import { findOrganization, listOrganizations } from '../../src/places/list-organizations'
import { listVenues } from '../../src/places/list-venues'
import { listWardsOfProvince } from '../../src/places/list-wards-of-province'
import { createGroup, editGroup } from '../../src/places/save-group'
import { createOrganization, editOrganization } from '../../src/places/save-organization'
import { createVenue, editVenue } from '../../src/places/save-venue'
import { newId } from '../../src/shared/ids'
import { refusalOf } from '../support/refusal-of'
import { scenario } from '../support/scenario'

const names = (places: { name: string }[]) => places.map(({ name }) => name)

describe('an organization', () => {
  test('is added, changed and found without marks', async () => {
    const s = await scenario()
    const made = await createOrganization(s.admin, { name: 'Trạm Y tế', kind: 'health', phone: '0912 345 678' })
    expect(made).toMatchObject({ name: 'Trạm Y tế', phone: '+84912345678' })
    await editOrganization(s.admin, made.id, { name: 'Trạm Y tế Đông Sơn', kind: 'health', phone: '' })
    expect(names(await listOrganizations(s.editor, { q: 'tram y te dong' }))).toEqual(['Trạm Y tế Đông Sơn'])
    expect(names(await listOrganizations(s.groupHead, { q: 'TRƯỜNG' }))).toEqual(['Trường THCS Sao Mai'])
    expect(await listOrganizations(s.editor, { q: '%' })).toEqual([])
    expect(await listOrganizations(s.editor, { q: 'dài dòng quá '.repeat(1000) })).toEqual([])
    expect(await listOrganizations(s.editor)).toHaveLength(3)
  })

  test('is refused with a reason beside the field', async () => {
    const s = await scenario()
    const add = (fields: object) => refusalOf(createOrganization(s.admin, { name: 'Mới', kind: 'other', ...fields }))
    expect(await add({ name: '' })).toEqual({ name: 'required' })
    expect(await add({ name: ' \u0000\u200b\n ' })).toEqual({ name: 'required' })
    expect(await add({ name: 'x'.repeat(10_000) })).toEqual({ name: 'too_long' })
    expect(await add({ kind: 'bí mật' })).toEqual({ kind: 'invalid_value' })
    expect(await add({ phone: '12' })).toEqual({ phone: 'invalid_phone' })
    expect(await add({ name: s.school.name.normalize('NFD') })).toEqual({ name: 'name_taken' })
    expect(await add({ wardId: 'w2' })).toEqual({ form: 'unknown_field' })
    expect(await add({ name: '<script>alert(1)</script>' })).toBe('done')
  })

  test('is kept by an administrator of its own ward', async () => {
    const [s, other] = [await scenario(), await scenario()]
    const fields = { name: 'Khác', kind: 'other' }
    for (const context of [s.approver, s.editor, s.coordinator, s.groupHead, s.province, s.guardian]) {
      expect(await refusalOf(createOrganization(context, fields))).toBe('forbidden')
    }
    expect(await refusalOf(editOrganization(s.admin, other.school.id, fields))).toBe('missing')
    expect((await findOrganization(other.admin, other.school.id)).name).toBe(other.school.name)
    expect(await refusalOf(editOrganization(s.admin, 'khong-co', fields))).toBe('missing')
  })
})

describe('a residential group', () => {
  test('keeps its slug when it is renamed', async () => {
    const s = await scenario()
    const made = await createGroup(s.admin, { name: 'Tổ dân phố Số 1' })
    const renamed = await editGroup(s.admin, made.id, { name: 'Tổ dân phố Hòa Bình' })
    expect([made.slug, renamed.slug]).toEqual(['to-dan-pho-so-1', 'to-dan-pho-so-1'])
  })

  test('gets a slug of its own, also for two at the same instant', async () => {
    const s = await scenario()
    const spellings = ['Tân Phú', 'Tấn Phú', 'Tân Phụ', 'Tần Phú']
    const made = await Promise.all(spellings.map(name => createGroup(s.admin, { name })))
    expect(new Set(made.map(({ slug }) => slug)).size).toBe(4)
    expect((await createGroup(s.admin, { name: '？！' })).slug).toBe('to-dan-pho')
  })

  test('is added once when the same name is sent twice at the same instant', async () => {
    const s = await scenario()
    const reasons = await Promise.all([1, 2, 3].map(() => refusalOf(createGroup(s.admin, { name: 'Tổ Mới' }))))
    expect(reasons.filter(reason => reason === 'done')).toHaveLength(1)
    expect(names(await listGroups(s.admin, { q: 'to moi' }))).toEqual(['Tổ Mới'])
  })

  test('is closed with a last day, and names those it was merged from', async () => {
    const [s, other] = [await scenario(), await scenario()]
    const merged = { name: 'TDP Đông Tân', validFrom: '01/07/2026', predecessors: [s.group.id, s.otherGroup.id] }
    expect((await createGroup(s.admin, merged)).predecessors).toEqual([s.group.id, s.otherGroup.id])
    await editGroup(s.admin, s.group.id, { name: s.group.name, validTo: '2026-06-08' })
    expect(names(await listGroups(s.editor, { current: true }))).toEqual(['TDP Đông Tân', 'TDP Tân Phú'])
    expect(await listGroups(s.editor)).toHaveLength(3)
    const wrong = { name: 'TDP X', validFrom: '2026-02-30', predecessors: [] }
    expect(await refusalOf(createGroup(s.admin, wrong))).toEqual({ validFrom: 'invalid_date' })
    const backwards = { name: 'TDP X', validFrom: '2026-07-02', validTo: '2026-07-01' }
    expect(await refusalOf(createGroup(s.admin, backwards))).toEqual({ validTo: 'end_before_start' })
    const foreign = { name: 'TDP X', predecessors: [other.group.id] }
    expect(await refusalOf(createGroup(s.admin, foreign))).toEqual({ predecessors: 'invalid_value' })
    expect(await refusalOf(editGroup(s.admin, other.group.id, { name: 'TDP X' }))).toBe('missing')
  })

  test('has a calendar address of plain ASCII under 116 characters, whatever its name', async () => {
    const s = await scenario()
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), async text => {
        const group = await createGroup(s.admin, { name: text }).catch(() => null)
        if (group) expect(`/w/${s.slug}/g/${group.slug}.ics`).toMatch(/^[a-z0-9/.-]{1,115}$/)
      }),
      { numRuns: 30 },
    )
  })
})

describe('a venue', () => {
  const hall = {
    name: 'Hội trường',
    address: 'Tổ 2',
    capacity: '80',
    outdoor: 'on',
    opensAt: '07:00',
    closesAt: '21:00',
  }

  test('is added, changed and found without marks', async () => {
    const s = await scenario()
    const made = await createVenue(s.admin, { ...hall, groupId: s.group.id })
    expect(made).toMatchObject({ slug: 'hoi-truong', capacity: 80, outdoor: true, groupId: s.group.id })
    const changed = await editVenue(s.admin, made.id, {
      ...hall,
      name: 'Hội trường lớn',
      capacity: '',
      outdoor: undefined,
    })
    expect(changed).toMatchObject({ slug: 'hoi-truong', capacity: null, outdoor: false, groupId: null })
    expect(names(await listVenues(s.coordinator, { q: 'hoi TRUONG' }))).toEqual(['Hội trường lớn'])
  })

  test('is refused with a reason beside the field', async () => {
    const [s, other] = [await scenario(), await scenario()]
    const add = (fields: object) => refusalOf(createVenue(s.admin, { ...hall, ...fields }))
    expect(await add({ capacity: '0' })).toEqual({ capacity: 'too_small' })
    expect(await add({ capacity: 'nhiều' })).toEqual({ capacity: 'invalid_number' })
    expect(await add({ opensAt: '25:00' })).toEqual({ opensAt: 'invalid_time' })
    expect(await add({ opensAt: '21:00' })).toEqual({ closesAt: 'close_before_open' })
    expect(await add({ groupId: other.group.id })).toEqual({ groupId: 'invalid_value' })
    expect(await add({ name: s.venue.name })).toEqual({ name: 'name_taken' })
    expect(await refusalOf(editVenue(s.admin, other.venue.id, hall))).toBe('missing')
    expect(await refusalOf(createVenue(s.editor, hall))).toBe('forbidden')
  })
})

describe('a ward', () => {
  const season = { seasonName: 'Hè an toàn', seasonFrom: '01/06/2026', seasonTo: '2026-08-31' }

  test('has a season and contacts of its own behind 111, which always stays', async () => {
    const s = await scenario()
    const contacts = [
      { name: '', phone: '' },
      { name: 'Công an phường', phone: '0208 385 1234' },
    ]
    const ward = await editWard(s.admin, { ...season, contacts })
    expect(ward.seasonName).toBe('Hè an toàn')
    expect(ward.hotlines.map(({ phone }) => phone)).toEqual(['111', '+842083851234'])
    expect((await editWard(s.admin, { ...season, contacts: [] })).hotlines.map(({ phone }) => phone)).toEqual(['111'])
    const stored = await s.db.query.wards.findFirst({ where: (w, { eq }) => eq(w.id, s.wardId) })
    expect([stored?.revision, stored?.ledRevision]).toEqual([2, 2])
  })

  test('moves its revisions with every renamed place, and not with a refused name', async () => {
    const s = await scenario()
    const revisions = async () => {
      const ward = await s.db.query.wards.findFirst({ where: (w, { eq }) => eq(w.id, s.wardId) })
      return [ward?.revision, ward?.ledRevision]
    }
    await editGroup(s.admin, s.group.id, { name: 'TDP Đông Cao 1' })
    expect(await revisions()).toEqual([1, 1])
    await editVenue(s.admin, s.venue.id, { name: 'Nhà văn hóa mới' })
    expect(await revisions()).toEqual([2, 2])
    await editOrganization(s.admin, s.school.id, { name: 'Trường mới', kind: 'school' })
    expect(await revisions()).toEqual([3, 3])
    expect(await refusalOf(editGroup(s.admin, s.group.id, { name: s.otherGroup.name }))).toEqual({ name: 'name_taken' })
    expect(await revisions()).toEqual([3, 3])
  })

  test('is refused with a reason beside the field, and not from below', async () => {
    const s = await scenario()
    const edit = (fields: object) => refusalOf(editWard(s.admin, { ...season, contacts: [], ...fields }))
    expect(await edit({ seasonTo: '2026-05-01' })).toEqual({ seasonTo: 'end_before_start' })
    expect(await edit({ seasonFrom: '31/02/2026' })).toEqual({ seasonFrom: 'invalid_date' })
    expect(await edit({ contacts: [{ name: 'Bạn', phone: '111' }] })).toEqual({ contactPhone1: 'hotline_always' })
    expect(await edit({ contacts: [{ name: '', phone: '0912345678' }] })).toEqual({ contactName1: 'required' })
    expect(await edit({ contacts: [{ name: 'Bạn', phone: 'gọi đi' }] })).toEqual({ contactPhone1: 'invalid_phone' })
    expect(await refusalOf(editWard(s.editor, { ...season, contacts: [] }))).toBe('forbidden')
    expect((await findWard(s.groupHead)).seasonName).toBe('Hè vui')
  })

  test('is listed for the officers of its province, and for nobody else', async () => {
    // A list is bounded, and the wards of other tests are in the usual province.
    const s = await scenario({ provinceCode: newId() })
    expect((await listWardsOfProvince(s.province)).map(({ slug }) => slug)).toContain(s.slug)
    const elsewhere = s.as({ ...s.province.actor, provinceCode: '12' })
    expect((await listWardsOfProvince(elsewhere)).map(({ slug }) => slug)).not.toContain(s.slug)
    expect(await refusalOf(listWardsOfProvince(s.admin))).toBe('forbidden')
  })
})
