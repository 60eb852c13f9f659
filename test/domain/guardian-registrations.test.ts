import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { auditEntries, children, consents, guardians, registrations } from '../../src/database/schema'
import { requestByFamily, withdrawByFamily } from '../../src/participation/family-rights'
import { findTicket } from '../../src/participation/find-ticket'
import { getRoster } from '../../src/participation/get-roster'
import { listCandidates } from '../../src/participation/list-candidates'
import { listRegistrationEvents } from '../../src/participation/list-registration-events'
import { openFamily } from '../../src/participation/open-family'
import { registerByGuardian } from '../../src/participation/register-by-guardian'
import { registerChild } from '../../src/participation/register-child'
import { familyTicket } from '../../src/participation/tickets'
import { withdrawConsent } from '../../src/participation/withdraw-consent'
import { provinceHash } from '../../src/people/child-rows'
import { listRequests } from '../../src/people/list-requests'
import { openRequest } from '../../src/people/open-request'
import { recordConsent } from '../../src/people/record-consent'
import { DAY } from '../../src/shared/dates'
import { formOf } from '../support/child-input'
import { publishedEvent } from '../support/published-event'
import { code, plant } from '../support/registration-steps'
import { type Scenario, scenario } from '../support/scenario'

const places = (s: Scenario, event: { id: string }) =>
  s.db
    .select({ childId: registrations.childId, status: registrations.status, partyId: registrations.partyId })
    .from(registrations)
    .where(eq(registrations.eventId, event.id))
    .orderBy(registrations.position)

const nothingKept = async (s: Scenario) => {
  for (const table of [children, guardians, consents, registrations])
    expect(await s.db.$count(table, eq(table.wardId, s.wardId))).toBe(0)
}

describe('registering by a guardian', () => {
  test('adds an unknown child without flags, with guardian and consent, all encrypted', async () => {
    const s = await scenario()
    const event = await publishedEvent(s)
    const { id } = await registerByGuardian(s.guardian, event.id, formOf(s))
    expect(await getRoster(s.editor, event.id)).toMatchObject({
      entries: [{ registrationId: id, status: 'confirmed' }],
    })
    const [child] = await s.db.select().from(children).where(eq(children.wardId, s.wardId))
    expect(child).toMatchObject({ household: 'none', specialCircumstances: false, ethnicMinority: false })
    const [consent] = await s.db.select().from(consents).where(eq(consents.childId, child!.id))
    expect(consent).toMatchObject({
      method: 'web',
      purpose: 'taking_part',
      childAssent: true,
      recordedBy: 'guardian',
    })
    const everything = JSON.stringify(
      await Promise.all(
        [children, guardians, registrations, auditEntries].map(table =>
          s.db.select().from(table).where(eq(table.wardId, s.wardId)),
        ),
      ),
    )
    for (const secret of ['Bảo An', 'Hoa', '912345678']) expect(everything).not.toContain(secret)
  })

  test('twice leads to the same ticket and one place, also from NFD and another form of the phone', async () => {
    const s = await scenario()
    const event = await publishedEvent(s, { capacity: 1 })
    const first = await registerByGuardian(s.guardian, event.id, formOf(s))
    const again = formOf(s, { name: 'NGUYỄN BẢO AN'.normalize('NFD'), phone: '+84 (0)912.345.678' })
    expect(await registerByGuardian(s.guardian, event.id, again)).toEqual(first)
    for (const table of [children, guardians, consents, registrations])
      expect(await s.db.$count(table, eq(table.wardId, s.wardId))).toBe(1)
  })

  test('sisters and brothers come together: all in, or all on the waiting list', async () => {
    const s = await scenario()
    const event = await publishedEvent(s, { capacity: 3 })
    const two = await registerByGuardian(s.guardian, event.id, formOf(s, {}, { name: 'Nguyễn Bảo Bình' }))
    const more = await registerByGuardian(
      s.guardian,
      event.id,
      formOf(s, { name: 'Lê Cúc', phone: '0911111111' }, { name: 'Lê Dung' }),
    )
    const found = await places(s, event)
    expect(found.map(({ status }) => status)).toEqual(['confirmed', 'confirmed', 'waiting', 'waiting'])
    expect(found.map(({ partyId }) => partyId)).toEqual([two.id, two.id, more.id, more.id])
  })

  test('a sister added later is a party of her own, and the first keeps her place', async () => {
    const s = await scenario()
    const event = await publishedEvent(s)
    const first = await registerByGuardian(s.guardian, event.id, formOf(s))
    const both = await registerByGuardian(s.guardian, event.id, formOf(s, {}, { name: 'Nguyễn Bảo Bình' }))
    expect(both).toMatchObject({ kept: 1 })
    expect(both.id).not.toBe(first.id)
    expect(await places(s, event)).toHaveLength(2)
  })

  test('one unfit child: nothing is written, and the reasons stand beside that child', async () => {
    const s = await scenario()
    const event = await publishedEvent(s, { minAge: 6, maxAge: 12 })
    const form = formOf(s, {}, { name: 'Em Nhỏ', birthYear: '2023', assent: '' }, { name: 'nguyen bao an' })
    await expect(registerByGuardian(s.guardian, event.id, form)).rejects.toMatchObject({
      fields: { 'children.1.birthYear': { code: 'age_too_young' }, 'children.2.name': { code: 'child_twice' } },
    })
    await nothingKept(s)
  })

  test('each purpose is a consent of its own, and only what was ticked', async () => {
    const s = await scenario()
    const event = await publishedEvent(s)
    await registerByGuardian(s.guardian, event.id, formOf(s, { photo: 'on' }))
    const given = async () =>
      (await s.db.select().from(consents).where(eq(consents.wardId, s.wardId))).map(({ purpose }) => purpose).sort()
    expect(await given()).toEqual(['photo', 'taking_part'])
    const later = await publishedEvent(s)
    await registerByGuardian(s.guardian, later.id, formOf(s, { contact: 'on' }))
    expect(await given()).toEqual(['contact', 'photo', 'taking_part'])
  })

  test('the flags of the register count from the phone that the family is known by, and from no other', async () => {
    const s = await scenario()
    const event = await publishedEvent(s, { capacity: 2, prioritySeats: 1 })
    await plant(s, { household: 'poor', phone: '0987654321' })
    await plant(s, { name: 'Lê Văn Bé', household: 'poor' })
    await registerByGuardian(s.guardian, event.id, formOf(s, { name: 'Phạm Thị Đào', phone: '0911111111' }))
    // Known without a phone: anybody may register it, and nobody learns what the register says of it, now or later.
    await registerByGuardian(s.guardian, event.id, formOf(s, { name: 'Lê Văn Bé', phone: '0922222222' }))
    await registerByGuardian(s.guardian, event.id, formOf(s, { phone: '0987 654 321' }))
    expect((await places(s, event)).map(({ status }) => status)).toEqual(['confirmed', 'waiting', 'confirmed'])
    const later = await publishedEvent(s, { capacity: 1, prioritySeats: 1 })
    await registerByGuardian(s.guardian, later.id, formOf(s, { name: 'Lê Văn Bé', phone: '0922222222' }))
    expect((await places(s, later)).map(({ status }) => status)).toEqual(['waiting'])
  })

  test('a stranger’s phone registers nobody whose family is known by another, and learns nothing of the place', async () => {
    const s = await scenario()
    const event = await publishedEvent(s)
    await plant(s, { phone: '0987654321' })
    const stranger = formOf(s, { phone: '0922222222' }, { name: 'Em Mới' })
    const refusal = { fields: { 'children.0.name': { code: 'phone_not_on_record' } } }
    await expect(registerByGuardian(s.guardian, event.id, stranger)).rejects.toMatchObject(refusal)
    expect(await places(s, event)).toHaveLength(0)
    await registerByGuardian(s.guardian, event.id, formOf(s, { phone: '0987654321' }))
    await expect(registerByGuardian(s.guardian, event.id, stranger)).rejects.toMatchObject(refusal)
    expect(await s.db.$count(children, eq(children.wardId, s.wardId))).toBe(1)
  })

  test('gives a child on record without a phone the one by which another ward tells it', async () => {
    const s = await scenario()
    const ids = [await plant(s), await plant(s, { name: 'Lê Văn Bé' })]
    const event = await publishedEvent(s)
    await registerByGuardian(s.guardian, event.id, formOf(s))
    const guardian = { guardianName: 'Trần Thị Hoa', guardianRelation: 'mother', guardianPhone: '0912 345 678' }
    await recordConsent(s.editor, ids[1]!, { purpose: 'photo', method: 'paper', assent: 'yes', ...guardian })
    for (const [index, name] of ['Nguyễn Bảo An', 'Lê Văn Bé'].entries())
      expect(await s.db.query.children.findFirst({ where: eq(children.id, ids[index]!) })).toMatchObject({
        provinceHash: await provinceHash(s.editor, { name, birthYear: 2016 }, '+84912345678'),
      })
  })

  test('a stranger who names a child without a phone gets no ticket of the place that the group head took for it', async () => {
    const s = await scenario()
    const [event, later] = [await publishedEvent(s), await publishedEvent(s)]
    const child = await plant(s, { household: 'poor' })
    await registerChild(s.groupHead, event.id, child)
    const stranger = formOf(s, { phone: '0922222222' })
    const refusal = { fields: { 'children.0.name': { code: 'phone_not_on_record' } } }
    await expect(registerByGuardian(s.guardian, event.id, stranger)).rejects.toMatchObject(refusal)
    // Nor once another event has let that phone register the child.
    const own = await registerByGuardian(s.guardian, later.id, stranger)
    await expect(registerByGuardian(s.guardian, event.id, stranger)).rejects.toMatchObject(refusal)
    expect(await registerByGuardian(s.guardian, later.id, stranger)).toEqual(own)
  })

  test('what such a phone opens and takes back is its own doing, and nothing that the office did', async () => {
    const s = await scenario()
    const [event, later] = [await publishedEvent(s), await publishedEvent(s)]
    const child = await plant(s, { guardianName: 'Vương Đắc Lộc', guardianRelation: 'father' })
    await registerChild(s.groupHead, event.id, child)
    s.clock.now += 1
    const { id } = await registerByGuardian(s.guardian, later.id, formOf(s, { phone: '0922222222' }))
    await s.db.update(children).set({ phone: 'x', phoneHash: 'x' }).where(eq(children.id, child))
    const held = await findTicket(s.db, s.crypto, await familyTicket(s.crypto, id), s.clock.now)
    const [shown] = await openFamily(held)
    expect(shown).toMatchObject({ guardian: { name: 'Trần Thị Hoa' }, phoneEnds: '222', attendances: 0 })
    expect(shown!.places.map(({ eventId }) => eventId)).toEqual([later.id])
    expect(shown!.consents.map(({ method }) => method)).toEqual(['web'])
    await requestByFamily(held, { childId: child, kind: 'erasure', words: '' })
    const [asked] = (await listRequests(s.editor)).open
    expect(await openRequest(s.editor, asked!.id)).toMatchObject({
      strange: true,
      words: { name: 'Trần Thị Hoa', phone: '+84922222222' },
    })
    await withdrawByFamily(held, { childId: child, purpose: 'taking_part' })
    const left = await s.db.select().from(registrations).where(eq(registrations.childId, child))
    expect(left.map(({ eventId, status }) => [eventId === event.id, status]).sort()).toEqual([
      [false, 'cancelled'],
      [true, 'confirmed'],
    ])
    const given = await s.db.select().from(consents).where(eq(consents.childId, child))
    expect(given.filter(({ withdrawnAt }) => withdrawnAt === null).map(({ method }) => method)).toEqual(['paper'])
    // The ticket that the group head handed out opens all of it.
    const [place] = left.filter(({ eventId }) => eventId === event.id)
    const handed = await findTicket(s.db, s.crypto, await familyTicket(s.crypto, place!.id), s.clock.now)
    await s.db.update(children).set({ phone: null, phoneHash: null }).where(eq(children.id, child))
    expect((await openFamily(handed))[0]!.places).toHaveLength(2)
  })

  test('a stranger does not give anew the consent that a family without a phone took back', async () => {
    const s = await scenario()
    const child = await plant(s)
    const [event, later] = [await publishedEvent(s), await publishedEvent(s)]
    const stranger = formOf(s, { phone: '0922222222' })
    await registerByGuardian(s.guardian, event.id, stranger)
    s.clock.now += 1
    await withdrawConsent(s.editor, child, 'taking_part')
    const refusal = { fields: { 'children.0.name': { code: 'phone_not_on_record' } } }
    for (const phone of ['0922222222', '0933333333'])
      await expect(registerByGuardian(s.guardian, later.id, { ...stranger, phone })).rejects.toMatchObject(refusal)
    s.clock.now += 1
    await recordConsent(s.groupHead, child, {
      ...{ purpose: 'taking_part', method: 'paper', guardianName: 'Bà Tư', guardianRelation: 'grandparent' },
      assent: 'yes',
    })
    await registerByGuardian(s.guardian, later.id, stranger)
  })

  test('a child that came by the form alone is known by its guardian’s phone, which nobody vouched for', async () => {
    const s = await scenario()
    await registerByGuardian(s.guardian, (await publishedEvent(s)).id, formOf(s))
    await s.db.update(children).set({ household: 'poor' }).where(eq(children.wardId, s.wardId))
    const full = await publishedEvent(s, { capacity: 1, prioritySeats: 1 })
    await registerByGuardian(s.guardian, full.id, formOf(s))
    expect((await places(s, full)).map(({ status }) => status)).toEqual(['waiting'])
  })

  test('of two phones that name the same unknown child at once one is the family’s', async () => {
    const s = await scenario()
    const event = await publishedEvent(s)
    const said = await Promise.allSettled(
      ['0911111111', '0922222222'].map(phone => registerByGuardian(s.guardian, event.id, formOf(s, { phone }))),
    )
    expect(said.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await places(s, event)).toHaveLength(1)
    expect(await s.db.$count(guardians, eq(guardians.wardId, s.wardId))).toBe(1)
  })

  test('gives every reason at once, beside its field', async () => {
    const s = await scenario()
    const event = await publishedEvent(s)
    await expect(registerByGuardian(s.guardian, event.id, { children: [{ birthYear: '2016' }] })).rejects.toMatchObject(
      {
        fields: {
          'children.0.name': { code: 'required' },
          'children.0.groupId': { code: 'required' },
          'children.0.gender': { code: 'required' },
          'children.0.assent': { code: 'assent_required' },
          guardianName: { code: 'required' },
          relation: { code: 'required' },
          phone: { code: 'required' },
          consent: { code: 'consent_required' },
        },
      },
    )
  })

  test.each([
    [{ consent: '' }, 'consent', 'consent_required'],
    [{ assent: '' }, 'children.0.assent', 'assent_required'],
    [{ birthYear: '2030' }, 'children.0.birthYear', 'birth_year_future'],
    [{ birthYear: '1990' }, 'children.0.birthYear', 'birth_year_too_old'],
    [{ birthYear: '2012' }, 'children.0.birthYear', 'age_too_old'],
    [{ birthYear: '2021' }, 'children.0.birthYear', 'age_too_young'],
    [{ phone: 'không có' }, 'phone', 'invalid_phone'],
    [{ phone: '111' }, 'phone', 'invalid_phone'],
    [{ groupId: 'khongco' }, 'children.0.groupId', 'unknown_group'],
  ])('with %j is refused and nothing is kept', async (change, field, why) => {
    const s = await scenario()
    const event = await publishedEvent(s, { minAge: 6, maxAge: 12 })
    await expect(registerByGuardian(s.guardian, event.id, formOf(s, change))).rejects.toMatchObject({
      fields: { [field]: { code: why } },
    })
    await nothingKept(s)
  })

  test('nobody brings flags along, nor seven children', async () => {
    const s = await scenario()
    const event = await publishedEvent(s)
    await expect(registerByGuardian(s.guardian, event.id, formOf(s, { household: 'poor' }))).rejects.toThrow()
    const seven = Array.from({ length: 6 }, (_, n) => ({ name: `Em ${n}` }))
    await expect(registerByGuardian(s.guardian, event.id, formOf(s, {}, ...seven))).rejects.toMatchObject({
      fields: { children: { code: 'too_many_values' } },
    })
    await nothingKept(s)
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

  test('ten places a day from one phone, then the group head has to help', async () => {
    const s = await scenario()
    const event = await publishedEvent(s)
    for (let n = 0; n < 5; n++)
      await registerByGuardian(s.guardian, event.id, formOf(s, { name: `Em ${n}` }, { name: `Bé ${n}` }))
    const more = formOf(s, { name: 'Em 10' })
    await expect(registerByGuardian(s.guardian, event.id, more)).rejects.toMatchObject(code('phone_registered_often'))
    // Whoever has places already still comes to the ticket.
    await registerByGuardian(s.guardian, event.id, formOf(s, { name: 'Em 0' }))
    await registerByGuardian(s.guardian, event.id, { ...more, phone: '0987654321' })
    s.clock.now += DAY - 1
    await expect(registerByGuardian(s.guardian, event.id, formOf(s, { name: 'Em 11' }))).rejects.toThrow()
    s.clock.now += 2
    const later = await publishedEvent(s)
    await registerByGuardian(s.guardian, later.id, formOf(s, { name: 'Em 11' }))
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
      [
        'age',
        'childId',
        'claimBy',
        'createdAt',
        'group',
        'missed',
        'name',
        'partyId',
        'registrationId',
        'status',
      ].sort(),
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

  test('does not tell a coordinator by the order of arrival who may use a kept seat', async () => {
    const s = await scenario()
    const event = await publishedEvent(s, { capacity: 2, prioritySeats: 1 })
    for (const own of [{ name: 'Lê Văn Bé' }, { name: 'Lê Cúc' }, { household: 'poor' }])
      await registerChild(s.editor, event.id, await plant(s, own))
    const seen = async (who: Scenario['editor']) =>
      (await getRoster(who, event.id)).entries.map(({ name, status, createdAt }) => [name, status, createdAt])
    const at = s.clock.now
    expect(await seen(s.editor)).toEqual([
      ['Lê Văn Bé', 'confirmed', at],
      ['Nguyễn Bảo An', 'confirmed', at],
      ['Lê Cúc', 'waiting', at],
    ])
    expect(await seen(s.coordinator)).toEqual([
      ['An', 'confirmed', null],
      ['Bé', 'confirmed', null],
      ['Cúc', 'waiting', null],
    ])
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
