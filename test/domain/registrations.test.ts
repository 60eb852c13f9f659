import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import {
  auditEntries,
  children,
  consents,
  guardians,
  publications,
  registrations,
  wards,
} from '../../src/database/schema'
import { cancelRegistration } from '../../src/participation/cancel-registration'
import { getRoster, listCandidates } from '../../src/participation/get-roster'
import { listRegistrationEvents } from '../../src/participation/list-registration-events'
import { registerByGuardian } from '../../src/participation/register-by-guardian'
import { registerChild } from '../../src/participation/register-child'
import { withdrawConsent } from '../../src/participation/withdraw-consent'
import { addChild } from '../../src/people/add-child'
import { getChild } from '../../src/people/get-child'
import { saveChild } from '../../src/people/save-child'
import { DAY, HOUR } from '../../src/shared/dates'
import { childOf, formOf } from '../support/child-input'
import { publishedEvent } from '../support/published-event'
import { type Scenario, scenario } from '../support/scenario'

const code = (wanted: string) => ({ reason: { code: wanted } })
const plant = async (s: Scenario, own: Record<string, unknown> = {}) => (await addChild(s.editor, childOf(s, own))).id

describe('registering by staff', () => {
  test('a child once, however often it is asked for, audited without the child', async () => {
    const s = await scenario()
    const [child, event] = [await plant(s), await publishedEvent(s)]
    const first = await registerChild(s.groupHead, event.id, child)
    expect(first).toMatchObject({ status: 'confirmed', created: true })
    expect(await registerChild(s.editor, event.id, child)).toEqual({ ...first, created: false })
    const made = and(eq(auditEntries.wardId, s.wardId), eq(auditEntries.action, 'registration.made'))
    const entries = await s.db.select().from(auditEntries).where(made)
    expect(entries.map(({ subjectId, detail }) => [subjectId, detail])).toEqual([[first.id, { event: event.id }]])
  })

  test('moves the public count of seats, but neither the event’s sequence nor the ward’s revision', async () => {
    const s = await scenario()
    const [child, event] = [await plant(s), await publishedEvent(s, { capacity: 10, prioritySeats: 2 })]
    await registerChild(s.editor, event.id, child)
    const [publication] = await s.db.select().from(publications).where(eq(publications.id, event.id))
    expect(publication).toMatchObject({ seatsLeft: 7, sequence: 0, change: 1 })
    expect((await s.db.query.wards.findFirst({ where: eq(wards.id, s.wardId) }))?.revision).toBe(0)
  })

  test('gives a child that comes back after a cancellation a new place at the end', async () => {
    const s = await scenario()
    const event = await publishedEvent(s, { capacity: 1 })
    const [an, be] = [await plant(s), await plant(s, { name: 'Lê Văn Bé' })]
    const first = await registerChild(s.editor, event.id, an)
    await registerChild(s.editor, event.id, be)
    await cancelRegistration(s.editor, event.id, first.id)
    await expect(cancelRegistration(s.editor, event.id, first.id)).rejects.toMatchObject(code('already_cancelled'))
    const again = await registerChild(s.editor, event.id, an)
    expect(again.status).toBe('waiting')
    expect(again.id).not.toBe(first.id)
    expect(await s.db.$count(registrations, eq(registrations.eventId, event.id))).toBe(2)
  })

  test('is refused outside the own group, the ward and the role', async () => {
    const s = await scenario()
    const other = await scenario({ db: s.db })
    const event = await publishedEvent(s)
    const [own, foreign] = [await plant(s), await plant(s, { groupId: s.otherGroup.id })]
    await expect(registerChild(s.groupHead, event.id, foreign)).rejects.toMatchObject(code('own_group_only'))
    const { id } = await registerChild(s.editor, event.id, foreign)
    await expect(cancelRegistration(s.groupHead, event.id, id)).rejects.toMatchObject(code('own_group_only'))
    for (const who of [s.coordinator, s.province, s.guardian])
      await expect(registerChild(who, event.id, own)).rejects.toMatchObject(code('forbidden'))
    const theirs = await plant(other)
    await expect(registerChild(s.editor, event.id, theirs)).rejects.toMatchObject(code('missing'))
    await expect(registerChild(other.editor, event.id, theirs)).rejects.toMatchObject(code('missing'))
    await expect(cancelRegistration(other.editor, event.id, id)).rejects.toMatchObject(code('missing'))
    await expect(registerChild(s.editor, 'unknown', own)).rejects.toMatchObject(code('missing'))
    await expect(getChild(s.groupHead, foreign)).rejects.toMatchObject(code('own_group_only'))
    await expect(saveChild(s.groupHead, foreign, childOf(s))).rejects.toMatchObject(code('own_group_only'))
    await expect(saveChild(s.groupHead, own, childOf(s, { groupId: s.otherGroup.id }))).rejects.toMatchObject(
      code('own_group_only'),
    )
    await expect(getChild(other.admin, own)).rejects.toMatchObject(code('missing'))
  })

  test('is refused with a kind reason where the event or the child does not fit', async () => {
    const s = await scenario()
    const child = await plant(s)
    const refused = async (options: Parameters<typeof publishedEvent>[1], why: string) =>
      expect(registerChild(s.editor, (await publishedEvent(s, options)).id, child)).rejects.toMatchObject(code(why))
    await refused({ status: 'cancelled' }, 'event_cancelled')
    await refused({ status: 'withdrawn' }, 'missing')
    await refused({ registration: 'none' }, 'registration_not_open')
    await refused({ registrationClosesAt: s.clock.now }, 'registration_closed')
    await refused({ startsAt: s.clock.now - 3 * DAY }, 'registration_closed')
    await refused({ minAge: 11 }, 'age_too_young')
    await refused({ maxAge: 9 }, 'age_too_old')
    const elsewhere = await plant(s, { groupId: s.otherGroup.id })
    const event = await publishedEvent(s, { ownGroupOnly: true, minAge: 10, maxAge: 10 })
    await expect(registerChild(s.editor, event.id, elsewhere)).rejects.toMatchObject(code('group_not_invited'))
    expect((await registerChild(s.editor, event.id, child)).status).toBe('confirmed')
  })

  test('needs the family’s consent and the child’s own wish; withdrawing gives every place back', async () => {
    const s = await scenario()
    const event = await publishedEvent(s, { capacity: 1 })
    const [an, be] = [await plant(s), await plant(s, { name: 'Lê Văn Bé' })]
    await registerChild(s.editor, event.id, an)
    const waiting = await registerChild(s.editor, event.id, be)
    expect(waiting.status).toBe('waiting')
    await withdrawConsent(s.groupHead, an)
    expect((await registerChild(s.editor, event.id, be)).status).toBe('confirmed')
    await expect(registerChild(s.editor, event.id, an)).rejects.toMatchObject(code('consent_missing'))
    s.clock.now += HOUR
    await saveChild(s.editor, an, childOf(s, { assent: 'no' }))
    await expect(registerChild(s.editor, event.id, an)).rejects.toMatchObject(code('assent_refused'))
    s.clock.now += HOUR
    await saveChild(s.editor, an, childOf(s, { consentMethod: 'spoken' }))
    expect((await registerChild(s.editor, event.id, an)).status).toBe('waiting')
  })
})

/** The actor's context with something that happens between what a verb reads and what it writes. */
const interrupted = <C extends Scenario['editor']>(s: Scenario, context: C, happening: () => Promise<unknown>): C => ({
  ...context,
  now: s.clock.now,
  db: Object.create(s.db, {
    batch: { value: (statements: Parameters<typeof s.db.batch>[0]) => happening().then(() => s.db.batch(statements)) },
  }),
})

describe('at the same instant', () => {
  test('a consent that is withdrawn while its child is registered wins', async () => {
    const s = await scenario()
    const event = await publishedEvent(s)
    const child = await plant(s)
    const meanwhile = interrupted(s, s.editor, () => withdrawConsent(s.groupHead, child))
    await expect(registerChild(meanwhile, event.id, child)).rejects.toMatchObject(code('consent_missing'))
    expect(await s.db.$count(registrations, eq(registrations.eventId, event.id))).toBe(0)
  })

  test('thirty forms of one phone get ten places, and leave nothing of the others', async () => {
    const s = await scenario()
    const event = await publishedEvent(s)
    const sent = Array.from({ length: 30 }, (_, n) =>
      registerByGuardian(s.guardian, event.id, formOf(s, { name: `Em ${n}` })),
    )
    const refused = (await Promise.allSettled(sent)).flatMap(one => (one.status === 'rejected' ? one.reason : []))
    expect(refused.map(error => error.reason.code)).toEqual(Array(20).fill('phone_registered_often'))
    for (const table of [children, guardians, consents, registrations])
      expect(await s.db.$count(table, eq(table.wardId, s.wardId))).toBe(10)
  })

  test('a place given back and a place asked for never leave a seat empty or taken twice', async () => {
    const s = await scenario()
    const event = await publishedEvent(s, { capacity: 1 })
    const holder = await plant(s)
    const others = await Promise.all(['Bé', 'Chi', 'Dũng'].map(name => plant(s, { name: `Lê Văn ${name}` })))
    const { id } = await registerChild(s.editor, event.id, holder)
    await Promise.all([
      ...others.map(child => registerChild(s.editor, event.id, child)),
      cancelRegistration(s.editor, event.id, id),
    ])
    const own = eq(registrations.eventId, event.id)
    expect(await s.db.$count(registrations, and(own, eq(registrations.status, 'confirmed')))).toBe(1)
    expect(await s.db.$count(registrations, and(own, eq(registrations.status, 'waiting')))).toBe(2)
  })
})

describe('saving a child', () => {
  test('corrects the name and finds it by the new one; another child’s identity is refused', async () => {
    const s = await scenario()
    const id = await plant(s, { guardianName: 'Bà Hoa', guardianRelation: 'grandparent' })
    await plant(s, { name: 'Lê Văn Bé' })
    const changes = { name: 'Nguyễn Bảo Ân', groupId: s.group.id, birthYear: '2015', gender: 'girl' }
    await saveChild(s.groupHead, id, { ...changes, phone: '+84912345678', household: 'poor' })
    expect(await getChild(s.editor, id)).toMatchObject({
      name: 'Nguyễn Bảo Ân',
      birthYear: 2015,
      phone: '+84912345678',
      household: 'poor',
      guardian: { name: 'Bà Hoa' },
    })
    await expect(
      saveChild(s.editor, id, {
        ...changes,
        name: 'Lê Văn Bé',
        birthYear: 2016,
        guardianName: 'X',
        guardianRelation: 'mother',
      }),
    ).rejects.toMatchObject(code('child_known'))
    expect((await getChild(s.editor, id)).guardian?.name).toBe('Bà Hoa')
  })
})

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
      await Promise.all([children, guardians, registrations, auditEntries].map(table => s.db.select().from(table))),
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
    expect([coordinator.entries.length, coordinator.priority]).toEqual([2, null])
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
