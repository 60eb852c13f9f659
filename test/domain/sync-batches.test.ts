import { and, eq, isNotNull } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { attendances, auditEntries, children, consents, headcounts, registrations } from '../../src/database/schema'
import { deviceRoster } from '../../src/participation/device-roster'
import { eraseChild } from '../../src/participation/erase-children'
import { revokeCheckinDevice } from '../../src/participation/revoke-checkin-device'
import { getHeadcount, saveHeadcount } from '../../src/participation/save-headcount'
import { tickChild } from '../../src/participation/tick-child'
import { untickChild } from '../../src/participation/untick-child'
import { DAY, HOUR, MINUTE } from '../../src/shared/dates'
import { Gone, Invalid } from '../../src/shared/errors'
import { newId } from '../../src/shared/ids'
import { plantChild, plantRegistration, plantSession } from '../support/attendance'
import { because, rowsOf, session } from '../support/attendance-steps'
import { openPhone, operationsAt } from '../support/checkin'
import { NOW, type Scenario, scenario } from '../support/scenario'

const presentAt = async (s: Scenario, occurrenceId: string) =>
  (await rowsOf(s, occurrenceId)).map(row => row.childId).sort()

const refusal = (code: string) => ({ status: 'refused', reason: { code } })

describe('a batch', () => {
  test('is kept once however often it comes, from two phones at two doors', async () => {
    const { s, occurrenceId, childId } = await session()
    const [front, back] = [await openPhone(s, [occurrenceId]), await openPhone(s, [occurrenceId])]
    const { tick, count } = operationsAt(s, occurrenceId)
    const batch = [tick(childId), count({ girls_6_10: 3, adults: 2 })]
    for (let times = 0; times < 3; times += 1)
      expect(await front.send(...batch)).toEqual([
        { nonce: batch[0]!.nonce, status: 'kept', childId },
        { nonce: batch[1]!.nonce, status: 'kept' },
      ])
    await back.send(tick(childId), count({ girls_6_10: 4 }))
    expect(await rowsOf(s, occurrenceId)).toMatchObject([{ childId, method: 'tick', deviceId: front.device.id }])
    expect(await getHeadcount(s.editor, occurrenceId)).toMatchObject({ girls_6_10: 7, adults: 2, boys_0_5: 0 })
  })

  test('of ticks and unticks leaves what was done last, in whatever order it arrives', async () => {
    const { s, occurrenceId, childId } = await session()
    const phone = await openPhone(s, [occurrenceId])
    const { tick, untick } = operationsAt(s, occurrenceId)
    const first = tick(childId, { at: NOW - 3 * MINUTE })
    const second = untick(childId, { at: NOW - 2 * MINUTE })
    await phone.send(second)
    await phone.send(first)
    expect(await presentAt(s, occurrenceId)).toEqual([])
    await phone.send(tick(childId, { at: NOW - MINUTE }), first, second)
    expect(await presentAt(s, occurrenceId)).toEqual([childId])
  })

  test('joins the order of the staff page', async () => {
    const { s, occurrenceId, childId } = await session()
    const phone = await openPhone(s, [occurrenceId])
    const { tick, untick } = operationsAt(s, occurrenceId)
    const early = untick(childId)
    s.clock.now += MINUTE
    await tickChild(s.editor, occurrenceId, childId)
    await phone.send(early)
    expect(await presentAt(s, occurrenceId)).toEqual([childId])
    // Ticked again while ticked: what a phone did in between is older than that.
    const between = untick(childId)
    s.clock.now += MINUTE
    await tickChild(s.editor, occurrenceId, childId)
    await phone.send(between)
    expect(await presentAt(s, occurrenceId)).toEqual([childId])
    const late = tick(childId, { at: s.clock.now + 2 * MINUTE })
    await untickChild(s.editor, occurrenceId, childId)
    await phone.send(late)
    expect(await presentAt(s, occurrenceId)).toEqual([childId])
    // A phone's clock runs ahead a little: who presses on the page still sees it happen.
    await untickChild(s.editor, occurrenceId, childId)
    expect(await presentAt(s, occurrenceId)).toEqual([])
    await tickChild(s.editor, occurrenceId, childId)
    await phone.send(late)
    expect(await presentAt(s, occurrenceId)).toEqual([childId])
  })

  test('that repeats a walk-in who was erased since brings nobody back', async () => {
    const { s, occurrenceId } = await session()
    const phone = await openPhone(s, [occurrenceId])
    const { walkIn, ofWalkIn } = operationsAt(s, occurrenceId)
    const came = walkIn()
    const again = ofWalkIn(came.nonce)
    const [kept] = await phone.send(came)
    const { childId = '' } = kept as { childId?: string }
    expect(await eraseChild(s.editor, childId, 'request')).toBe(1)
    expect(await phone.send(came, again)).toMatchObject([came, again].map(() => refusal('child_not_on_roster')))
    expect(await s.db.$count(children, and(eq(children.wardId, s.wardId), isNotNull(children.name)))).toBe(1)
    expect(await rowsOf(s, occurrenceId)).toHaveLength(1)
  })

  test('of a place to be claimed takes it', async () => {
    const { s, eventId, occurrenceId, childId } = await session()
    await s.db
      .update(registrations)
      .set({ claimBy: NOW + HOUR })
      .where(eq(registrations.eventId, eventId))
    const phone = await openPhone(s, [occurrenceId])
    await phone.send(operationsAt(s, occurrenceId).tick(childId))
    const place = await s.db.query.registrations.findFirst({ where: (t, { eq }) => eq(t.eventId, eventId) })
    expect(place).toMatchObject({ status: 'confirmed', claimBy: null })
  })

  test('of five hundred operations is quick, one more is refused and so is what cannot be read, by name', async () => {
    const { s, occurrenceId, childId } = await session()
    const phone = await openPhone(s, [occurrenceId])
    const { tick } = operationsAt(s, occurrenceId)
    const many = Array.from({ length: 500 }, () => tick(childId))
    expect((await phone.send(...many)).every(({ status }) => status === 'kept')).toBe(true)
    await expect(phone.send(...many, tick(childId))).rejects.toMatchObject({
      fields: { operations: { code: 'too_many_operations', values: { maximum: 500 } } },
    })
    await expect(
      phone.send(tick(childId), tick(childId, { at: 'soon', present: 1 }), { kind: 'dance' }, 7 as never),
    ).rejects.toMatchObject({
      fields: {
        'operations.1.at': { code: 'invalid_number' },
        'operations.1.present': { code: 'invalid_value' },
        'operations.2.kind': expect.anything(),
        'operations.3': expect.anything(),
      },
    })
    await expect(phone.send(tick(childId, { walkIn: newId() }))).rejects.toThrow(Invalid)
  })

  test('is recorded with counts alone', async () => {
    const { s, occurrenceId, childId } = await session()
    const phone = await openPhone(s, [occurrenceId])
    const { tick, walkIn, count } = operationsAt(s, occurrenceId)
    await phone.send(tick(childId), tick('nobody-at-all'), walkIn(), count({ adults: 1 }))
    const entries = await s.db
      .select({ detail: auditEntries.detail })
      .from(auditEntries)
      .where(and(eq(auditEntries.wardId, s.wardId), eq(auditEntries.action, 'checkin.synced')))
    expect(entries).toEqual([{ detail: { operations: 4, refused: 1, marks: 2, counts: 1 } }])
  })
})

describe('a walk-in from a phone', () => {
  test('joins the register once, from two doors, several times, and at once', async () => {
    const { s, occurrenceId } = await session()
    const [front, back] = [await openPhone(s, [occurrenceId]), await openPhone(s, [occurrenceId])]
    const { walkIn } = operationsAt(s, occurrenceId)
    const [here, there] = [walkIn(), walkIn({ name: 'TRẦN  VĂN BÌNH' })]
    const answers = (await Promise.all([front.send(here), back.send(there), front.send(here)])).flat()
    expect(new Set(answers.map(answer => 'childId' in answer && answer.childId)).size).toBe(1)
    expect(await rowsOf(s, occurrenceId)).toMatchObject([{ method: 'walk_in' }])
    const known = await s.db.select().from(children).where(eq(children.wardId, s.wardId))
    expect(known).toHaveLength(2)
    const given = await s.db.select().from(consents).where(eq(consents.wardId, s.wardId))
    expect(given.filter(({ method }) => method === 'spoken').length).toBeGreaterThan(0)
  })

  test('may be named by its nonce, before and after it is kept, and by no other phone', async () => {
    const { s, occurrenceId } = await session()
    const [front, back] = [await openPhone(s, [occurrenceId]), await openPhone(s, [occurrenceId])]
    const { walkIn, ofWalkIn } = operationsAt(s, occurrenceId)
    const bình = walkIn()
    const off = ofWalkIn(bình.nonce, { present: false, at: s.clock.now + 1 })
    expect(await front.send(off)).toMatchObject([refusal('walk_in_unknown')])
    // In one batch the order makes no difference.
    const [kept] = await front.send(off, bình)
    expect(kept).toMatchObject({ status: 'kept' })
    expect(await presentAt(s, occurrenceId)).toEqual([])
    expect(await back.send(ofWalkIn(bình.nonce))).toMatchObject([refusal('walk_in_unknown')])
    expect(await front.send(ofWalkIn(bình.nonce, { at: s.clock.now + 2 }))).toMatchObject([{ status: 'kept' }])
    expect(await rowsOf(s, occurrenceId)).toHaveLength(1)
  })

  test('of a child with a place is a tick of it', async () => {
    const { s, occurrenceId, childId } = await session()
    const phone = await openPhone(s, [occurrenceId])
    const same = { name: 'Nguyễn Thị An', birthYear: 2016, gender: 'girl' }
    expect(await phone.send(operationsAt(s, occurrenceId).walkIn(same))).toMatchObject([{ childId }])
    expect(await rowsOf(s, occurrenceId)).toMatchObject([{ childId, method: 'tick' }])
  })

  test('is refused with its reason, and what is valid beside it is kept', async () => {
    const { s, occurrenceId, childId } = await session()
    const phone = await openPhone(s, [occurrenceId])
    const { walkIn, tick } = operationsAt(s, occurrenceId)
    const unwilling = await plantChild(s, { name: 'Lê Thị Chi' })
    await s.db.update(consents).set({ withdrawnAt: NOW }).where(eq(consents.childId, unwilling))
    const results = await phone.send(
      walkIn({ consent: undefined }),
      walkIn({ assent: 'no' }),
      walkIn({ assent: undefined }),
      walkIn({ birthYear: 2027 }),
      walkIn({ groupId: 'nowhere' }),
      walkIn({ name: '' }),
      walkIn({ household: 'poor' }),
      walkIn({ name: 'Lê Thị Chi', birthYear: 2016, gender: 'girl' }),
      tick(childId),
    )
    expect(results.map(result => (result.status === 'kept' ? 'kept' : result.reason.code))).toEqual([
      'consent_required',
      'assent_refused',
      'assent_required',
      'birth_year_future',
      'unknown_group',
      'required',
      'invalid_value',
      'consent_missing',
      'kept',
    ])
    expect(await presentAt(s, occurrenceId)).toEqual([childId])
    expect(await s.db.select().from(children).where(eq(children.wardId, s.wardId))).toHaveLength(2)
  })

  test('on the phone of a group head is of the own group', async () => {
    const { s, occurrenceId } = await session()
    const phone = await openPhone(s, [occurrenceId], s.groupHead)
    const { walkIn } = operationsAt(s, occurrenceId)
    expect(await phone.send(walkIn({ groupId: s.otherGroup.id }), walkIn())).toMatchObject([
      refusal('own_group_only'),
      { status: 'kept' },
    ])
  })
})

describe('an operation is refused', () => {
  test('for another ward’s child, one that is not on the roster, and one that was erased', async () => {
    const { s, eventId, occurrenceId, childId } = await session()
    const phone = await openPhone(s, [occurrenceId])
    const stranger = await plantChild(await scenario({ db: s.db }))
    const other = await plantChild(s, { name: 'Lê Thị Chi' })
    const waiting = await plantChild(s, { name: 'Lê Thị Dung' })
    await plantRegistration(s, eventId, waiting, 'waiting')
    const erased = await plantChild(s, { name: 'Lê Thị Em' })
    await plantRegistration(s, eventId, erased)
    await s.db.update(children).set({ erasedAt: NOW, name: null }).where(eq(children.id, erased))
    const { tick } = operationsAt(s, occurrenceId)
    const results = await phone.send(...[stranger, other, waiting, erased, 'nobody', childId].map(id => tick(id)))
    expect(results.slice(0, 5)).toMatchObject(Array(5).fill(refusal('child_not_on_roster')))
    expect(await presentAt(s, occurrenceId)).toEqual([childId])
  })

  test('but not for a child whose place was given back while the phone was alone: it came', async () => {
    const { s, eventId, occurrenceId, childId } = await session()
    const phone = await openPhone(s, [occurrenceId])
    await s.db.update(registrations).set({ status: 'cancelled' }).where(eq(registrations.eventId, eventId))
    const { tick } = operationsAt(s, occurrenceId)
    expect(await phone.send(tick(childId))).toMatchObject([{ status: 'kept' }])
    expect(await rowsOf(s, occurrenceId)).toMatchObject([{ method: 'walk_in' }])
    await s.db.update(consents).set({ withdrawnAt: NOW }).where(eq(consents.childId, childId))
    expect(await phone.send(tick(childId))).toMatchObject([refusal('consent_missing')])
  })

  test('for another session, a cancelled one, and with a clock that is a day off', async () => {
    const { s, occurrenceId, childId } = await session()
    const other = await plantSession(s)
    const cancelled = await plantSession(s)
    const phone = await openPhone(s, [occurrenceId, cancelled.occurrenceId])
    const { occurrences } = await import('../../src/database/schema')
    await s.db.update(occurrences).set({ status: 'cancelled' }).where(eq(occurrences.id, cancelled.occurrenceId))
    const { tick } = operationsAt(s, occurrenceId)
    const results = await phone.send(
      tick(childId, { occurrenceId: other.occurrenceId }),
      tick(childId, { occurrenceId: cancelled.occurrenceId }),
      tick(childId, { at: NOW + DAY }),
      tick(childId, { at: NOW - DAY }),
      tick(childId, { at: NOW + 6 * MINUTE }),
    )
    const codes = ['other_session', 'attendance_cancelled', ...Array(3).fill('device_clock_off')]
    expect(results).toMatchObject(codes.map(refusal))
    expect(await rowsOf(s, occurrenceId)).toEqual([])
  })

  test('with its whole batch after the phone was revoked, however it is retried', async () => {
    const { s, occurrenceId, childId } = await session()
    const phone = await openPhone(s, [occurrenceId])
    await revokeCheckinDevice(s.admin, phone.device.id)
    const batch = [operationsAt(s, occurrenceId).tick(childId)]
    await expect(phone.send(...batch)).rejects.toEqual(because('device_revoked'))
    await expect(phone.send(...batch)).rejects.toThrow(Gone)
    expect(await rowsOf(s, occurrenceId)).toEqual([])
  })
})

describe('heads', () => {
  test('of a phone are its last totals; the office states the sum of all', async () => {
    const { s, occurrenceId } = await session()
    const [front, back] = [await openPhone(s, [occurrenceId]), await openPhone(s, [occurrenceId])]
    const { count } = operationsAt(s, occurrenceId)
    await front.send(count({ adults: 9 }, { at: NOW - MINUTE }), count({ girls_6_10: 5 }))
    await back.send(count({ girls_6_10: 2 }))
    expect(await getHeadcount(s.editor, occurrenceId)).toMatchObject({ girls_6_10: 7, adults: 0 })
    await saveHeadcount(s.editor, occurrenceId, { girls_6_10: 6, adults: 1 })
    expect(await getHeadcount(s.editor, occurrenceId)).toMatchObject({ girls_6_10: 6, adults: 1 })
    await back.send(count({ girls_6_10: 3 }, { at: NOW + 1 }))
    expect(await getHeadcount(s.editor, occurrenceId)).toMatchObject({ girls_6_10: 7, adults: 1 })
    const rows = await s.db.select().from(headcounts).where(eq(headcounts.occurrenceId, occurrenceId))
    expect(rows.filter(({ source }) => source === 'office').every(({ count }) => count !== 0)).toBe(true)
    expect((await deviceRoster(back.context(), back.device)).sessions).toMatchObject([
      { counts: { girls_6_10: 3 }, crowd: 8 },
    ])
  })
})

test('of attendance nothing is left that the last marks do not say', async () => {
  const { s, occurrenceId, childId } = await session()
  const phone = await openPhone(s, [occurrenceId])
  const { tick, untick } = operationsAt(s, occurrenceId)
  await s.db.insert(attendances).values({
    ...{ id: newId(), wardId: s.wardId, occurrenceId, childId, method: 'tick' },
    ...{ recordedBy: 'before', recordedAt: NOW - HOUR },
  })
  await phone.send(untick(childId, { at: NOW - MINUTE }))
  expect(await presentAt(s, occurrenceId)).toEqual([])
  await phone.send(tick(childId))
  expect(await rowsOf(s, occurrenceId)).toMatchObject([{ recordedAt: NOW, method: 'tick' }])
})
