import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { auditEntries, events, occurrences, publications, wards } from '../../src/database/schema'
import { cancelEvent } from '../../src/events/cancel-event'
import { cancelOccurrence } from '../../src/events/cancel-occurrence'
import { createEvent } from '../../src/events/create-event'
import { getEvent } from '../../src/events/get-event'
import { publishEvent } from '../../src/events/publish-event'
import { returnEvent } from '../../src/events/return-event'
import { saveEvent } from '../../src/events/save-event'
import { submitEvent } from '../../src/events/submit-event'
import { withdrawPublication } from '../../src/events/withdraw-publication'
import { DAY, instantOf } from '../../src/shared/dates'
import { Conflict, Forbidden, Missing } from '../../src/shared/errors'
import { eventOf, seriesOf } from '../support/event-input'
import { type Scenario, scenario } from '../support/scenario'

const publicationOf = async (s: Scenario, id: string) =>
  (await s.db.select().from(publications).where(eq(publications.id, id)))[0]
const revisionOf = async (s: Scenario) => (await s.db.select().from(wards).where(eq(wards.id, s.wardId)))[0]!.revision
const published = async (s: Scenario, input: Record<string, unknown> = eventOf(s)) => {
  const { id } = await createEvent(s.editor, input)
  await submitEvent(s.editor, id)
  await publishEvent(s.approver, id)
  return id
}
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    error =>
      error.fields
        ? Object.fromEntries(Object.entries(error.fields).map(([k, v]) => [k, (v as { code: string }).code]))
        : (error.reason?.code ?? error),
  )

describe('creating an event', () => {
  test('makes a draft with its meetings, groups and a trace', async () => {
    const s = await scenario()
    const { id, version } = await createEvent(
      s.editor,
      seriesOf(s, { groupIds: [s.group.id, s.group.id], skippedDates: ['16/06/2026'] }),
    )
    const event = await getEvent(s.editor, id)
    expect(version).toBe(1)
    expect(event).toMatchObject({
      status: 'draft',
      version: 1,
      host: { name: s.school.name },
      venue: { name: s.venue.name },
      publication: null,
    })
    expect(event.groups.map(group => group.name)).toEqual(['TDP Đông Cao'])
    expect(event.occurrences.map(({ startsAt, endsAt }) => [startsAt, endsAt])).toEqual(
      ['11', '18', '23', '25', '30'].map(day => [
        instantOf(`2026-06-${day}`, '14:00'),
        instantOf(`2026-06-${day}`, '16:00'),
      ]),
    )
    const entries = await s.db.select().from(auditEntries).where(eq(auditEntries.subjectId, id))
    expect(entries.map(entry => entry.action)).toEqual(['event.created'])
  })

  test('a coordinator plans for the own organization only, and a group head not at all', async () => {
    const s = await scenario()
    await expect(createEvent(s.coordinator, eventOf(s))).resolves.toBeTruthy()
    await expect(
      createEvent(s.coordinator, eventOf(s, { organizationId: s.office.id, venueId: s.square.id })),
    ).rejects.toThrow(Forbidden)
    for (const context of [s.groupHead, s.province, s.guardian]) {
      await expect(createEvent(context, eventOf(s, { venueId: s.square.id }))).rejects.toThrow(Forbidden)
    }
  })
})

describe('publishing', () => {
  test('writes what the public sees, and every published change raises sequence and revision', async () => {
    const s = await scenario()
    const id = await published(s, seriesOf(s, { registration: 'open', capacity: 30, prioritySeats: 5 }))
    expect(await publicationOf(s, id)).toMatchObject({
      uid: `${id}@san-choi`,
      sequence: 0,
      status: 'published',
      change: 1,
      seatsLeft: 25,
      firstStartsAt: instantOf('2026-06-11', '14:00'),
      lastEndsAt: instantOf('2026-06-30', '16:00'),
    })
    expect(await revisionOf(s)).toBe(1)
    await saveEvent(s.editor, id, seriesOf(s, { title: 'Internet vui', version: 1 }))
    expect(await publicationOf(s, id)).toMatchObject({ sequence: 0, payload: { title: 'Internet an toàn' } })
    expect((await getEvent(s.editor, id)).status).toBe('draft')
    s.clock.now += 60_000
    await submitEvent(s.editor, id)
    await publishEvent(s.approver, id)
    expect(await publicationOf(s, id)).toMatchObject({
      sequence: 1,
      change: 2,
      seatsLeft: null,
      firstPublishedAt: s.clock.now - 60_000,
      modifiedAt: s.clock.now,
      payload: { title: 'Internet vui' },
    })
    expect(await revisionOf(s)).toBe(2)
  })
})

describe('cancelling', () => {
  test('one meeting is public at once', async () => {
    const s = await scenario()
    const id = await published(s, seriesOf(s))
    const [first] = (await getEvent(s.editor, id)).occurrences
    await cancelOccurrence(s.approver, first!.id, { reason: 'Mưa bão' })
    expect((await publicationOf(s, id))!.payload.occurrences[0]).toMatchObject({
      status: 'cancelled',
      reason: 'Mưa bão',
    })
    expect(await publicationOf(s, id)).toMatchObject({ sequence: 1, status: 'published' })
    await cancelEvent(s.approver, id, { reason: 'Cả đợt hoãn' })
    const after = (await publicationOf(s, id))!
    expect(after).toMatchObject({ sequence: 2, status: 'cancelled', payload: { reason: 'Cả đợt hoãn' } })
    expect(after.payload.occurrences.map(meeting => meeting.reason)).toEqual([
      'Mưa bão',
      ...Array(5).fill('Cả đợt hoãn'),
    ])
    expect(await refusal(saveEvent(s.editor, id, eventOf(s, { version: 3 })))).toBe('cancelled_for_good')
  })
})
