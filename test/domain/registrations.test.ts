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
import { registerByGuardian } from '../../src/participation/register-by-guardian'
import { registerChild } from '../../src/participation/register-child'
import { withdrawConsent } from '../../src/participation/withdraw-consent'
import { getChild } from '../../src/people/get-child'
import { saveChild } from '../../src/people/save-child'
import { DAY, HOUR } from '../../src/shared/dates'
import { childOf, formOf } from '../support/child-input'
import { publishedEvent } from '../support/published-event'
import { code, plant } from '../support/registration-steps'
import { type Scenario, scenario } from '../support/scenario'

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
    for (const who of [s.as({ ...s.coordinator.actor, organizationId: 'x' }), s.province, s.guardian])
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
    await withdrawConsent(s.groupHead, an, 'taking_part')
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
    const meanwhile = interrupted(s, s.editor, () => withdrawConsent(s.groupHead, child, 'taking_part'))
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
