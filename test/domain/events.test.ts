import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { attendances, auditEntries, children, publications, wards } from '../../src/database/schema'
import { cancelEvent } from '../../src/events/cancel-event'
import { cancelOccurrence } from '../../src/events/cancel-occurrence'
import { countSubmitted } from '../../src/events/count-submitted'
import { createEvent } from '../../src/events/create-event'
import { getEvent } from '../../src/events/get-event'
import { listEvents } from '../../src/events/list-events'
import { listSubmitted } from '../../src/events/list-submitted'
import { listWeek } from '../../src/events/list-week'
import { publishEvent } from '../../src/events/publish-event'
import { returnEvent } from '../../src/events/return-event'
import { saveEvent } from '../../src/events/save-event'
import { submitEvent } from '../../src/events/submit-event'
import { withdrawPublication } from '../../src/events/withdraw-publication'
import { DAY, instantOf, wallDate } from '../../src/shared/dates'
import { newId } from '../../src/shared/ids'
import { eventOf, seriesOf } from '../support/event-input'
import { refusalOf } from '../support/refusal-of'
import { type Scenario, scenario } from '../support/scenario'

const publicationOf = async (s: Scenario, id: string) =>
  (await s.db.select().from(publications).where(eq(publications.id, id)))[0]
const revisionOf = async (s: Scenario) => (await s.db.select().from(wards).where(eq(wards.id, s.wardId)))[0]!.revision
const meetingsOf = async (s: Scenario, id: string) => (await getEvent(s.editor, id)).occurrences
const publish = async (s: Scenario, id: string) => {
  await submitEvent(s.editor, id)
  await publishEvent(s.approver, id)
}
const published = async (s: Scenario, input: Record<string, unknown> = eventOf(s)) => {
  const { id } = await createEvent(s.editor, input)
  await publish(s, id)
  return id
}
const attend = async (s: Scenario, occurrenceId: string) => {
  const childId = newId()
  const made = { wardId: s.wardId, createdAt: 0, updatedAt: 0, createdBy: 'x' }
  await s.db.batch([
    s.db
      .insert(children)
      .values({ ...made, id: childId, groupId: s.group.id, keyId: 'k', birthYear: 2015, gender: 'girl' }),
    s.db
      .insert(attendances)
      .values({ id: newId(), wardId: s.wardId, occurrenceId, childId, method: 'tick', recordedBy: 'x', recordedAt: 0 }),
  ])
}

describe('creating an event', () => {
  test('makes a draft with its meetings, groups and a trace', async () => {
    const s = await scenario()
    const input = seriesOf(s, { groupIds: [s.group.id, s.group.id], skippedDates: ['16/06/2026'] })
    const { id, version } = await createEvent(s.editor, input)
    const event = await getEvent(s.editor, id)
    expect(version).toBe(1)
    expect(event).toMatchObject({
      status: 'draft',
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

  test('takes the texts of a form, and a series begins on a day of its rule', async () => {
    const s = await scenario()
    const form = {
      startsOn: '09/06/2026',
      repeats: 'weekly',
      days: '5',
      until: '26/6/2026',
      capacity: '30',
      prioritySeats: '',
      minAge: '',
      registration: 'open',
      registrationClosesOn: '11/06/2026',
      registrationClosesTime: '',
      campaignId: '',
      skippedDates: '19/06/2026, ',
    }
    const { id } = await createEvent(s.editor, eventOf(s, form))
    expect(await getEvent(s.editor, id)).toMatchObject({
      startsOn: '2026-06-12',
      capacity: 30,
      prioritySeats: 0,
      minAge: null,
      skippedDates: ['2026-06-19'],
      registrationClosesAt: instantOf('2026-06-11', '23:59'),
    })
    expect((await meetingsOf(s, id)).map(({ startsAt }) => wallDate(startsAt))).toEqual(['2026-06-12', '2026-06-26'])
  })

  test('a year of daily meetings costs no more statements than one meeting', async () => {
    const s = await scenario()
    const { id } = await createEvent(s.editor, seriesOf(s, { days: [1, 2, 3, 4, 5, 6, 7], until: '2027-06-11' }))
    expect(await meetingsOf(s, id)).toHaveLength(366)
    await saveEvent(
      s.editor,
      id,
      seriesOf(s, { days: [1, 2, 3, 4, 5, 6, 7], until: '2027-06-11', startTime: '15:00', version: 1 }),
    )
    expect(await meetingsOf(s, id)).toHaveLength(366)
  })

  test('a coordinator plans for the own organization only, and others not at all', async () => {
    const s = await scenario()
    expect(await refusalOf(createEvent(s.coordinator, eventOf(s)))).toBe('done')
    expect(await refusalOf(createEvent(s.coordinator, eventOf(s, { organizationId: s.office.id })))).toBe(
      'own_organization_only',
    )
    for (const context of [s.groupHead, s.province, s.guardian])
      expect(await refusalOf(createEvent(context, eventOf(s)))).toBe('forbidden')
  })

  test('a coordinator neither sees nor touches the events of others', async () => {
    const s = await scenario()
    const { id } = await createEvent(s.editor, eventOf(s, { organizationId: s.office.id }))
    expect((await listEvents(s.coordinator)).items).toEqual([])
    const attempts = [
      getEvent(s.coordinator, id),
      submitEvent(s.coordinator, id),
      saveEvent(s.coordinator, id, eventOf(s, { version: 1 })),
    ]
    expect(new Set(await Promise.all(attempts.map(refusalOf)))).toEqual(new Set(['missing']))
    expect(await refusalOf(publishEvent(s.coordinator, id))).toBe('forbidden')
  })
})

describe('an edit', () => {
  test('leaves the published version public, and names the version it started from', async () => {
    const s = await scenario()
    const id = await published(s)
    await saveEvent(s.editor, id, eventOf(s, { title: 'Internet vui', version: 1 }))
    expect((await getEvent(s.editor, id)).status).toBe('draft')
    expect(await publicationOf(s, id)).toMatchObject({ sequence: 0, payload: { title: 'Internet an toàn' } })
    expect(await refusalOf(saveEvent(s.editor, id, eventOf(s, { title: 'Muộn', version: 1 })))).toBe(
      'changed_meanwhile',
    )
    const both = [1, 2].map(n => refusalOf(saveEvent(s.editor, id, eventOf(s, { title: `Lần ${n}`, version: 2 }))))
    expect((await Promise.all(both)).sort()).toEqual(['changed_meanwhile', 'done'])
  })

  test('keeps the ids of meetings that keep their start', async () => {
    const s = await scenario()
    const id = await published(s, seriesOf(s))
    const before = await meetingsOf(s, id)
    await saveEvent(
      s.editor,
      id,
      seriesOf(s, { days: [4], until: '2026-07-02', endTime: '17:00', venueId: s.square.id, version: 1 }),
    )
    const after = await meetingsOf(s, id)
    const thursdays = before.filter(({ startsAt }) =>
      ['2026-06-11', '2026-06-18', '2026-06-25'].includes(wallDate(startsAt)),
    )
    expect(after.slice(0, 3).map(meeting => meeting.id)).toEqual(thursdays.map(meeting => meeting.id))
    expect(after.map(({ endsAt }) => endsAt)).toEqual(
      ['11', '18', '25', '32'].map((_, week) => instantOf('2026-06-11', '17:00') + week * 7 * DAY),
    )
  })

  test('never touches what happened or was counted once the event was public', async () => {
    const s = await scenario()
    const id = await published(s, seriesOf(s))
    const before = await meetingsOf(s, id)
    await attend(s, before[3]!.id)
    s.clock.now = instantOf('2026-06-17', '08:00')
    await saveEvent(
      s.editor,
      id,
      seriesOf(s, { startTime: '08:00', endTime: '09:00', venueId: s.square.id, version: 1 }),
    )
    const after = await meetingsOf(s, id)
    expect(after.filter(meeting => before.some(({ id: old }) => old === meeting.id))).toEqual([
      before[0],
      before[1],
      before[3],
    ])
    expect(after.map(({ startsAt }) => new Date(startsAt + 7 * 3_600_000).toISOString().slice(5, 16))).toEqual([
      '06-11T14:00',
      '06-16T14:00',
      '06-18T08:00',
      '06-23T14:00',
      '06-25T08:00',
      '06-30T08:00',
    ])
  })

  test('keeps a cancelled meeting cancelled', async () => {
    const s = await scenario()
    const id = await published(s, seriesOf(s))
    await cancelOccurrence(s.approver, (await meetingsOf(s, id))[0]!.id, { reason: 'Mưa bão' })
    await saveEvent(s.editor, id, seriesOf(s, { title: 'Khác', version: 2 }))
    expect((await meetingsOf(s, id))[0]).toMatchObject({ status: 'cancelled', reason: 'Mưa bão' })
  })
})

describe('approval', () => {
  test('goes from draft to the queue and back with a reason, or out to the public', async () => {
    const s = await scenario()
    const { id } = await createEvent(s.coordinator, eventOf(s))
    expect(await refusalOf(publishEvent(s.approver, id))).toBe('not_submitted')
    await submitEvent(s.coordinator, id)
    expect(await refusalOf(submitEvent(s.coordinator, id))).toBe('not_draft')
    expect(await countSubmitted(s.approver)).toBe(1)
    expect(await refusalOf(returnEvent(s.approver, id, { reason: ' ' }))).toEqual({ reason: 'required' })
    expect(await refusalOf(returnEvent(s.editor, id, { reason: 'Thiếu' }))).toBe('forbidden')
    await returnEvent(s.approver, id, { reason: 'Thiếu người phụ trách' })
    expect(await getEvent(s.editor, id)).toMatchObject({ status: 'returned', statusReason: 'Thiếu người phụ trách' })
    expect(await refusalOf(returnEvent(s.approver, id, { reason: 'Lại' }))).toBe('not_submitted')
    await submitEvent(s.coordinator, id)
    expect(await refusalOf(publishEvent(s.editor, id))).toBe('forbidden')
    await publishEvent(s.approver, id)
    expect(await getEvent(s.editor, id)).toMatchObject({ status: 'published', statusReason: null })
  })

  test('writes what the public sees; every published change raises sequence and revision', async () => {
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
    const first = s.clock.now
    s.clock.now += 60_000
    await saveEvent(s.editor, id, seriesOf(s, { title: 'Internet vui', version: 1 }))
    await publish(s, id)
    expect(await publicationOf(s, id)).toMatchObject({
      uid: `${id}@san-choi`,
      sequence: 1,
      change: 2,
      seatsLeft: null,
      firstPublishedAt: first,
      modifiedAt: s.clock.now,
      payload: { title: 'Internet vui' },
    })
    await withdrawPublication(s.approver, id)
    expect(await publicationOf(s, id)).toMatchObject({ sequence: 2, change: 3, status: 'withdrawn' })
    expect((await getEvent(s.editor, id)).status).toBe('draft')
    expect(await refusalOf(withdrawPublication(s.approver, id))).toBe('not_published')
    expect(await revisionOf(s)).toBe(3)
    await publish(s, id)
    expect(await publicationOf(s, id)).toMatchObject({ sequence: 3, change: 4, status: 'published' })
  })

  test('is given once when two approvers press at the same instant', async () => {
    const s = await scenario()
    const { id } = await createEvent(s.editor, eventOf(s))
    await submitEvent(s.editor, id)
    const outcomes = await Promise.all([1, 2, 3].map(() => refusalOf(publishEvent(s.approver, id))))
    expect(outcomes.sort()).toEqual(['done', 'not_submitted', 'not_submitted'])
    expect(await publicationOf(s, id)).toMatchObject({ sequence: 0 })
    expect(await revisionOf(s)).toBe(1)
  })

  test('shows the approver what differs from what is public', async () => {
    const s = await scenario()
    const id = await published(s)
    await saveEvent(s.editor, id, eventOf(s, { title: 'Mới', startTime: '15:00', minAge: 8, version: 1 }))
    await submitEvent(s.editor, id)
    const { id: fresh } = await createEvent(s.editor, eventOf(s, { venueId: s.square.id }))
    await submitEvent(s.editor, fresh)
    const queue = await listSubmitted(s.approver)
    expect(queue.map(({ event }) => event.id).sort()).toEqual([id, fresh].sort())
    expect(queue.find(({ event }) => event.id === id)?.changes?.map(({ field }) => field)).toEqual([
      'title',
      'minAge',
      'when',
    ])
    expect(queue.find(({ event }) => event.id === fresh)?.changes).toBeNull()
  })
})

describe('a cancellation', () => {
  test('of one meeting and of all is public at once and stays as a tombstone', async () => {
    const s = await scenario()
    const id = await published(s, seriesOf(s))
    const [first] = await meetingsOf(s, id)
    await saveEvent(s.editor, id, seriesOf(s, { title: 'Chưa duyệt', version: 1 }))
    await cancelOccurrence(s.approver, first!.id, { reason: 'Mưa bão' })
    const one = (await publicationOf(s, id))!
    expect(one).toMatchObject({ sequence: 1, status: 'published', payload: { title: 'Internet an toàn' } })
    expect(one.payload.occurrences[0]).toMatchObject({ status: 'cancelled', reason: 'Mưa bão' })
    expect(await refusalOf(cancelOccurrence(s.approver, first!.id, { reason: 'Nữa' }))).toBe('meeting_cancelled')

    await cancelEvent(s.approver, id, { reason: 'Cả đợt dừng' })
    const all = (await publicationOf(s, id))!
    expect(all).toMatchObject({
      sequence: 2,
      change: 3,
      status: 'cancelled',
      payload: { title: 'Internet an toàn', reason: 'Cả đợt dừng' },
    })
    expect(all.payload.occurrences.map(({ reason }) => reason)).toEqual(['Mưa bão', ...Array(5).fill('Cả đợt dừng')])
    const version = (await getEvent(s.editor, id)).version
    const attempts = [
      saveEvent(s.editor, id, eventOf(s, { version })),
      submitEvent(s.editor, id),
      withdrawPublication(s.approver, id),
      cancelEvent(s.approver, id, { reason: 'Lại' }),
    ]
    expect(new Set(await Promise.all(attempts.map(refusalOf)))).toEqual(new Set(['cancelled_for_good']))
  })

  test('leaves past meetings as they were, and frees the venue', async () => {
    const s = await scenario()
    const id = await published(s, seriesOf(s))
    s.clock.now = instantOf('2026-06-17', '08:00')
    const [past] = await meetingsOf(s, id)
    expect(await refusalOf(cancelOccurrence(s.approver, past!.id, { reason: 'Muộn' }))).toBe('occurrence_over')
    await cancelEvent(s.approver, id, { reason: 'Dừng' })
    expect((await meetingsOf(s, id)).map(({ status }) => status)).toEqual([
      'scheduled',
      'scheduled',
      ...Array(4).fill('cancelled'),
    ])
    expect(await refusalOf(createEvent(s.editor, eventOf(s, { startsOn: '2026-06-18' })))).toBe('done')
  })

  test('of a draft stays unseen, and of another ward is missing', async () => {
    const s = await scenario()
    const other = await scenario({ db: s.db })
    const { id } = await createEvent(s.editor, eventOf(s))
    const [meeting] = await meetingsOf(s, id)
    expect(await refusalOf(cancelEvent(other.approver, id, { reason: 'x' }))).toBe('missing')
    expect(await refusalOf(cancelOccurrence(other.approver, meeting!.id, { reason: 'x' }))).toBe('missing')
    expect(await refusalOf(cancelOccurrence(s.editor, meeting!.id, { reason: 'x' }))).toBe('forbidden')
    expect(await refusalOf(cancelOccurrence(s.approver, meeting!.id, { reason: 'x' }, 'another'))).toBe('missing')
    await cancelEvent(s.approver, id, { reason: 'Không làm nữa' })
    expect(await publicationOf(s, id)).toBeUndefined()
    expect(await revisionOf(s)).toBe(0)
  })
})

describe('the planner', () => {
  test('finds events without marks and by state, venue, days and campaign', async () => {
    const s = await scenario()
    const id = await published(s, seriesOf(s))
    const { id: draft } = await createEvent(
      s.editor,
      eventOf(s, { title: 'Tập bơi', category: 'sports', venueId: s.square.id }),
    )
    const ids = async (filter: unknown) => (await listEvents(s.editor, filter)).items.map(item => item.id)
    expect(await ids({ q: 'tap boi' })).toEqual([draft])
    expect(await ids({ q: '100%_' })).toEqual([])
    expect(await ids({ status: 'published' })).toEqual([id])
    expect(await ids({ category: 'sports', venueId: s.square.id })).toEqual([draft])
    expect(await ids({ from: '12/06/2026', to: '2026-06-16' })).toEqual([id])
    expect(await refusalOf(listEvents(s.editor, { from: '31/02/2026' }))).toEqual({ from: 'invalid_date' })
  })

  test('sees a week by venue, without cancelled meetings', async () => {
    const s = await scenario()
    const id = await published(s, seriesOf(s))
    const week = await listWeek(s.editor, '2026-06-18')
    expect(week.monday).toBe('2026-06-15')
    expect(week.venues.map(({ name, meetings }) => [name, meetings.length])).toEqual([
      [s.venue.name, 2],
      [s.square.name, 0],
    ])
    await cancelEvent(s.approver, id, { reason: 'Dừng' })
    expect((await listWeek(s.editor, '2026-06-18')).venues[0]!.meetings).toEqual([])
  })
})
