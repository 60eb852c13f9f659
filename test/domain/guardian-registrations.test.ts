import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { auditEntries, children, consents, guardians, registrations } from '../../src/database/schema'
import { getRoster, listCandidates } from '../../src/participation/get-roster'
import { listRegistrationEvents } from '../../src/participation/list-registration-events'
import { registerByGuardian } from '../../src/participation/register-by-guardian'
import { registerChild } from '../../src/participation/register-child'
import { DAY } from '../../src/shared/dates'
import { formOf } from '../support/child-input'
import { publishedEvent } from '../support/published-event'
import { code, plant } from '../support/registration-steps'
import { scenario } from '../support/scenario'

describe('registering by a guardian', () => {
  test('adds an unknown child without flags, with guardian and consent, all encrypted', async () => {
    const s = await scenario()
    const event = await publishedEvent(s)
    expect(await registerByGuardian(s.guardian, event.id, formOf(s))).toEqual({ status: 'confirmed' })
    const [child] = await s.db.select().from(children).where(eq(children.wardId, s.wardId))
    expect(child).toMatchObject({ household: 'none', specialCircumstances: false, ethnicMinority: false })
    const [consent] = await s.db.select().from(consents).where(eq(consents.childId, child!.id))
    expect(consent).toMatchObject({ method: 'web', childAssent: true, recordedBy: 'guardian' })
    const everything = JSON.stringify(
      await Promise.all(
        [children, guardians, registrations, auditEntries].map(table =>
          s.db.select().from(table).where(eq(table.wardId, s.wardId)),
        ),
      ),
    )
    for (const secret of ['Bảo An', 'Hoa', '912345678']) expect(everything).not.toContain(secret)
  })

  test('twice gives the same confirmation and one place, also from NFD and another form of the phone', async () => {
    const s = await scenario()
    const event = await publishedEvent(s, { capacity: 1 })
    await registerByGuardian(s.guardian, event.id, formOf(s))
    const again = formOf(s, { name: 'NGUYỄN BẢO AN'.normalize('NFD'), phone: '+84 (0)912.345.678' })
    expect(await registerByGuardian(s.guardian, event.id, again)).toEqual({ status: 'confirmed' })
    for (const table of [children, guardians, consents, registrations])
      expect(await s.db.$count(table, eq(table.wardId, s.wardId))).toBe(1)
  })

  test('gives a known poor child its kept seat, but tells a stranger what an unknown child would hear', async () => {
    const s = await scenario()
    const event = await publishedEvent(s, { capacity: 2, prioritySeats: 1 })
    await plant(s, { household: 'poor', phone: '0987654321' })
    await plant(s, { name: 'Lê Văn Bé', household: 'poor' })
    await registerByGuardian(s.guardian, event.id, formOf(s, { name: 'Phạm Thị Đào', phone: '0911111111' }))
    const stranger = await registerByGuardian(s.guardian, event.id, formOf(s, { phone: '0922222222' }))
    expect(stranger).toEqual({ status: 'waiting' })
    expect((await getRoster(s.editor, event.id)).confirmed).toBe(2)
    const family = await registerByGuardian(s.guardian, event.id, formOf(s, { phone: '0987 654 321' }))
    expect(family).toEqual({ status: 'confirmed' })
  })

  test('gives every reason at once, beside its field', async () => {
    const s = await scenario()
    const event = await publishedEvent(s)
    await expect(registerByGuardian(s.guardian, event.id, { birthYear: '2016' })).rejects.toMatchObject({
      fields: {
        name: { code: 'required' },
        groupId: { code: 'required' },
        gender: { code: 'required' },
        guardianName: { code: 'required' },
        relation: { code: 'required' },
        phone: { code: 'required' },
        consent: { code: 'consent_required' },
        assent: { code: 'assent_required' },
      },
    })
  })

  test.each([
    [{ consent: '' }, 'consent', 'consent_required'],
    [{ assent: '' }, 'assent', 'assent_required'],
    [{ birthYear: '2030' }, 'birthYear', 'birth_year_future'],
    [{ birthYear: '1990' }, 'birthYear', 'birth_year_too_old'],
    [{ birthYear: '2012' }, 'birthYear', 'age_too_old'],
    [{ birthYear: '2021' }, 'birthYear', 'age_too_young'],
    [{ phone: 'không có' }, 'phone', 'invalid_phone'],
    [{ groupId: 'khongco' }, 'groupId', 'unknown_group'],
    [{ household: 'poor' }, 'form', 'unknown_field'],
  ])('with %j is refused and nothing is kept', async (change, field, why) => {
    const s = await scenario()
    const event = await publishedEvent(s, { minAge: 6, maxAge: 12 })
    await expect(registerByGuardian(s.guardian, event.id, formOf(s, change))).rejects.toMatchObject({
      fields: { [field]: { code: why } },
    })
    expect(await s.db.$count(children, eq(children.wardId, s.wardId))).toBe(0)
  })

  test('a small child needs no assent; a closed event keeps nothing; staff cannot act as guardians', async () => {
    const s = await scenario()
    const event = await publishedEvent(s)
    await registerByGuardian(s.guardian, event.id, formOf(s, { birthYear: '2020', assent: '' }))
    const [consent] = await s.db.select().from(consents).where(eq(consents.wardId, s.wardId))
    expect(consent?.childAssent).toBeNull()
    const closed = await publishedEvent(s, { registrationClosesAt: s.clock.now - 1 })
    await expect(registerByGuardian(s.guardian, closed.id, formOf(s))).rejects.toMatchObject(
      code('registration_closed'),
    )
    await expect(registerByGuardian(s.editor, event.id, formOf(s))).rejects.toMatchObject(code('forbidden'))
    expect(await s.db.$count(children, eq(children.wardId, s.wardId))).toBe(1)
  })

  test('ten times a day from one phone, then the group head has to help', async () => {
    const s = await scenario()
    const event = await publishedEvent(s)
    for (let n = 0; n < 10; n++) await registerByGuardian(s.guardian, event.id, formOf(s, { name: `Em ${n}` }))
    const more = formOf(s, { name: 'Em 10' })
    await expect(registerByGuardian(s.guardian, event.id, more)).rejects.toMatchObject(code('phone_registered_often'))
    await registerByGuardian(s.guardian, event.id, { ...more, phone: '0987654321' })
    s.clock.now += DAY - 1
    await expect(registerByGuardian(s.guardian, event.id, { ...more, name: 'Em 11' })).rejects.toThrow()
    s.clock.now += 2
    const later = await publishedEvent(s)
    await registerByGuardian(s.guardian, later.id, more)
  })
})

describe('a roster', () => {
  test('shows the office all, a group head the own group, a coordinator the own organization’s events, and no flags', async () => {
    const s = await scenario()
    const event = await publishedEvent(s, { capacity: 1, prioritySeats: 1 })
    await registerChild(s.editor, event.id, await plant(s, { household: 'poor' }))
    await registerChild(s.editor, event.id, await plant(s, { name: 'Lê Văn Bé', groupId: s.otherGroup.id }))
    const office = await getRoster(s.editor, event.id)
    expect(office.entries.map(({ name, status }) => [name, status])).toEqual([
      ['Nguyễn Bảo An', 'confirmed'],
      ['Lê Văn Bé', 'waiting'],
    ])
    expect(Object.keys(office.entries[0]!).sort()).toEqual(
      ['age', 'childId', 'createdAt', 'group', 'name', 'registrationId', 'status'].sort(),
    )
    expect((await getRoster(s.groupHead, event.id)).entries.map(({ name }) => name)).toEqual(['Nguyễn Bảo An'])
    const coordinator = await getRoster(s.coordinator, event.id)
    expect(coordinator.entries.map(({ name }) => name)).toEqual(['An', 'Bé'])
    expect(coordinator.priority).toBeNull()
    const theirs = await publishedEvent(s, { organizationId: s.office.id })
    await expect(getRoster(s.coordinator, theirs.id)).rejects.toMatchObject(code('missing'))
    await expect(getRoster(s.province, event.id)).rejects.toMatchObject(code('forbidden'))
    expect((await listRegistrationEvents(s.coordinator)).map(({ publication }) => publication.id)).toEqual([event.id])
    expect(await listRegistrationEvents(s.groupHead)).toHaveLength(2)
  })

  test('offers the children who fit and have no place yet', async () => {
    const s = await scenario()
    const event = await publishedEvent(s, { minAge: 6, maxAge: 12 })
    await registerChild(s.editor, event.id, await plant(s))
    await plant(s, { name: 'Em Lớn', birthYear: 2010 })
    await plant(s, { name: 'Em Vừa', birthYear: 2017 })
    const roster = await getRoster(s.groupHead, event.id)
    const candidates = await listCandidates(s.groupHead, roster, s.group.id)
    expect(candidates.map(({ name }) => name)).toEqual(['Em Vừa'])
    await expect(listCandidates(s.groupHead, roster, s.otherGroup.id)).rejects.toMatchObject(code('own_group_only'))
  })
})
