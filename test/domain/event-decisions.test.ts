import { describe, expect, test } from 'vitest'
import { cancelEvent } from '../../src/events/cancel-event'
import { cancelOccurrence } from '../../src/events/cancel-occurrence'
import { countSubmitted } from '../../src/events/count-submitted'
import { createEvent } from '../../src/events/create-event'
import { getEvent } from '../../src/events/get-event'
import { listEvents } from '../../src/events/list-events'
import { listMeetings } from '../../src/events/list-meetings'
import { listSubmitted } from '../../src/events/list-submitted'
import { publishEvent } from '../../src/events/publish-event'
import { returnEvent } from '../../src/events/return-event'
import { saveEvent } from '../../src/events/save-event'
import { submitEvent } from '../../src/events/submit-event'
import { withdrawPublication } from '../../src/events/withdraw-publication'
import { instantOf } from '../../src/shared/dates'
import { eventOf, seriesOf } from '../support/event-input'
import { meetingsOf, publicationOf, publish, published, revisionOf } from '../support/event-steps'
import { refusalOf } from '../support/refusal-of'
import { scenario } from '../support/scenario'

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
    const queue = (await listSubmitted(s.approver)).items.flatMap(({ parts }) => parts)
    expect(queue.map(({ event }) => event.id).sort()).toEqual([id, fresh].sort())
    const changes = queue.find(({ event }) => event.id === id)!.changes!
    expect(changes.fields.map(({ field }) => field)).toEqual(['title', 'minAge'])
    expect(changes.meetings).toMatchObject({ removed: [], added: [], changed: [{}] })
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
      payload: { title: 'Internet an toàn', notice: { kind: 'cancelled', reason: 'Cả đợt dừng' } },
    })
    expect(all.payload.occurrences.map(({ reason }) => reason)).toEqual(['Mưa bão', ...Array(5).fill('Cả đợt dừng')])
    const version = (await getEvent(s.editor, id)).version
    const attempts = [
      saveEvent(s.editor, id, eventOf(s, { version })),
      submitEvent(s.editor, id),
      withdrawPublication(s.approver, id),
      cancelEvent(s.approver, id, { reason: 'Lại' }),
    ]
    expect(new Set(await Promise.all(attempts.map(refusalOf)))).toEqual(new Set(['cancelled_already']))
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

  test('sees a week with its venues; what is cancelled stays in sight as that', async () => {
    const s = await scenario()
    const id = await published(s, seriesOf(s))
    const week = async (more = {}) =>
      (await listMeetings(s.editor, { from: '2026-06-15', to: '2026-06-22', ...more })).meetings
    expect((await week()).map(one => [one.venueName, one.ruleDate])).toEqual([
      [s.venue.name, '2026-06-16'],
      [s.venue.name, '2026-06-18'],
    ])
    expect(await week({ venueId: s.square.id })).toEqual([])
    await cancelEvent(s.approver, id, { reason: 'Dừng' })
    expect((await week()).map(one => one.meetingStatus)).toEqual(['cancelled', 'cancelled'])
  })
})
