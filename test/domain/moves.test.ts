import { describe, expect, test } from 'vitest'
import { createEvent } from '../../src/events/create-event'
import { getEvent } from '../../src/events/get-event'
import { listEvents } from '../../src/events/list-events'
import { moveOccurrence } from '../../src/events/move-occurrence'
import { publishEvent } from '../../src/events/publish-event'
import { putBackDate, skipDate } from '../../src/events/skip-date'
import { submitEvent } from '../../src/events/submit-event'
import { findSession } from '../../src/participation/session'
import { instantOf, wallDate, wallTime } from '../../src/shared/dates'
import { eventOf, seriesOf } from '../support/event-input'
import { attend, meetingsOf, publicationOf, publish, published } from '../support/event-steps'
import { refusalOf } from '../support/refusal-of'
import { type Scenario, scenario } from '../support/scenario'

const written = (meetings: { startsAt: number }[]) =>
  meetings.map(({ startsAt }) => `${wallDate(startsAt).slice(5)} ${wallTime(startsAt)}`)
const timesOf = async (s: Scenario, id: string) => written(await meetingsOf(s, id))
const shownOf = async (s: Scenario, id: string) => written((await publicationOf(s, id))!.payload.occurrences)
const at = (startsOn: string, startTime: string, endTime: string, version: number, own: object = {}) => ({
  startsOn,
  startTime,
  endTime,
  version,
  ...own,
})

describe('a meeting that is moved', () => {
  test('waits for approval while the public and the register keep the old time, then has the new one', async () => {
    const s = await scenario()
    const id = await published(s, seriesOf(s))
    const [first] = await meetingsOf(s, id)
    const moved = await moveOccurrence(s.editor, first!.id, at('2026-06-12', '09:00', '10:00', 1))
    expect(moved).toEqual({ id, version: 2 })
    expect((await timesOf(s, id))[0]).toBe('06-12 09:00')
    expect((await shownOf(s, id))[0]).toBe('06-11 14:00')
    expect(await findSession(s.editor, first!.id)).toMatchObject({ startsAt: first!.startsAt })
    expect(await getEvent(s.editor, id)).toMatchObject({ status: 'draft', edited: false, leaving: [{ id: first!.id }] })
    const [listed] = (await listEvents(s.editor)).items
    expect(listed).toMatchObject({ occurrences: 6, nextStartsAt: instantOf('2026-06-12', '09:00') })

    await publish(s, id)
    expect((await shownOf(s, id))[0]).toBe('06-12 09:00')
    expect((await meetingsOf(s, id))[0]).toMatchObject({ id: first!.id, ruleDate: '2026-06-11', moved: true })
    expect((await getEvent(s.editor, id)).leaving).toEqual([])
  })

  test('back to where it was leaves no trace', async () => {
    const s = await scenario()
    const id = await published(s, seriesOf(s))
    const before = await meetingsOf(s, id)
    await moveOccurrence(s.editor, before[1]!.id, at('2026-06-17', '14:00', '16:00', 1))
    const [, away] = await meetingsOf(s, id)
    await moveOccurrence(s.editor, away!.id, at('2026-06-16', '14:00', '16:00', 2))
    expect(await meetingsOf(s, id)).toEqual(before)
    expect((await getEvent(s.editor, id)).status).toBe('published')
  })

  test('keeps its own time when the series changes, and follows it to another venue', async () => {
    const s = await scenario()
    const { id } = await createEvent(s.editor, seriesOf(s))
    const [first, second] = await meetingsOf(s, id)
    await moveOccurrence(s.editor, first!.id, at('2026-06-12', '09:00', '10:00', 1))
    await moveOccurrence(
      s.editor,
      second!.id,
      at('2026-06-16', '15:00', '17:00', 2, { scope: 'all', venueId: s.square.id }),
    )
    expect(await timesOf(s, id)).toEqual([
      '06-12 09:00',
      '06-16 15:00',
      '06-18 15:00',
      '06-23 15:00',
      '06-25 15:00',
      '06-30 15:00',
    ])
    expect((await getEvent(s.editor, id)).venue).toMatchObject({ id: s.square.id })
    expect((await meetingsOf(s, id)).map(({ venue }) => venue)).toEqual(Array(6).fill(null))
  })

  test('of which all go to another weekday takes notes and cancellations along', async () => {
    const s = await scenario()
    const { id } = await createEvent(s.editor, seriesOf(s))
    const [, tuesday] = await meetingsOf(s, id)
    await moveOccurrence(s.editor, tuesday!.id, at('2026-06-16', '14:00', '16:00', 1, { note: 'Mang máy tính' }))
    await moveOccurrence(s.editor, tuesday!.id, at('2026-06-17', '14:00', '16:00', 2, { scope: 'all' }))
    expect(await timesOf(s, id)).toEqual([
      '06-11 14:00',
      '06-17 14:00',
      '06-18 14:00',
      '06-24 14:00',
      '06-25 14:00',
      '07-01 14:00',
    ])
    expect((await meetingsOf(s, id))[1]).toMatchObject({ note: 'Mang máy tính', ruleDate: '2026-06-17' })
    expect((await getEvent(s.editor, id)).rule).toMatchObject({ days: [3, 4] })
  })

  test('takes its booking along: the old time is free once it is approved, the new one at once', async () => {
    const s = await scenario()
    const id = await published(s)
    const [only] = await meetingsOf(s, id)
    await moveOccurrence(s.editor, only!.id, at('2026-06-12', '14:00', '16:00', 1))
    const rival = (startsOn: string) => refusalOf(createEvent(s.editor, eventOf(s, { title: 'Khác', startsOn })))
    expect(await rival('2026-06-12')).toBe('venue_taken')
    expect(await rival('2026-06-11')).toBe('venue_taken')
    await publish(s, id)
    expect(await rival('2026-06-11')).toBe('done')
    expect(await publicationOf(s, id)).toMatchObject({ payload: { startsOn: '2026-06-12' } })
  })

  test('is refused where the venue is taken, when it is over or counted, and when somebody changed the event', async () => {
    const s = await scenario()
    const id = await published(s, seriesOf(s))
    const [first, second, third] = await meetingsOf(s, id)
    await createEvent(s.editor, eventOf(s, { title: 'Cờ vua', startsOn: '2026-06-12' }))
    expect(await refusalOf(moveOccurrence(s.editor, first!.id, at('2026-06-12', '15:00', '17:00', 1)))).toBe(
      'venue_taken',
    )
    expect(await refusalOf(moveOccurrence(s.editor, first!.id, at('2026-06-13', '15:00', '17:00', 7)))).toBe(
      'changed_meanwhile',
    )
    expect(await refusalOf(moveOccurrence(s.editor, first!.id, at('2026-06-16', '15:00', '17:00', 1)))).toEqual({
      startTime: 'overlaps_itself',
    })
    await attend(s, second!.id)
    expect(await refusalOf(moveOccurrence(s.editor, second!.id, at('2026-06-17', '15:00', '17:00', 1)))).toBe(
      'meeting_over',
    )
    s.clock.now = third!.endsAt + 1
    expect(await refusalOf(moveOccurrence(s.editor, third!.id, at('2026-06-27', '15:00', '17:00', 1)))).toBe(
      'meeting_over',
    )
    expect(await refusalOf(moveOccurrence(s.groupHead, first!.id, at('2026-06-13', '15:00', '17:00', 1)))).toBe(
      'forbidden',
    )
    const other = await scenario({ db: s.db })
    expect(await refusalOf(moveOccurrence(other.editor, first!.id, at('2026-06-13', '15:00', '17:00', 1)))).toBe(
      'missing',
    )
  })

  test('ticked at its old time while the move waits, stays where it was held', async () => {
    const s = await scenario()
    const id = await published(s, seriesOf(s))
    const [first] = await meetingsOf(s, id)
    await moveOccurrence(s.editor, first!.id, at('2026-06-12', '09:00', '10:00', 1))
    await attend(s, first!.id)
    await publish(s, id)
    expect(await timesOf(s, id)).toEqual(await shownOf(s, id))
    expect((await timesOf(s, id)).slice(0, 2)).toEqual(['06-11 14:00', '06-16 14:00'])
  })

  test('overlaps another only where an approver says why', async () => {
    const s = await scenario()
    await createEvent(s.editor, eventOf(s))
    const { id } = await createEvent(s.editor, eventOf(s, { title: 'Cờ vua', startsOn: '2026-06-12' }))
    const [only] = await meetingsOf(s, id)
    const over = at('2026-06-11', '15:00', '17:00', 1, { overlapReason: 'Hai lớp dùng chung hội trường' })
    expect(await refusalOf(moveOccurrence(s.editor, only!.id, over))).toBe('overlap_needs_approver')
    await moveOccurrence(s.approver, only!.id, over)
    expect(await getEvent(s.editor, id)).toMatchObject({
      overlapReason: 'Hai lớp dùng chung hội trường',
      occurrences: [{ overlapAllowed: true }],
    })
    const third = eventOf(s, { title: 'Ba', startTime: '16:00', endTime: '16:30' })
    expect(await refusalOf(createEvent(s.editor, third))).toBe('venue_taken')
  })
})

describe('a date of a series', () => {
  test('is skipped and put back, and then nothing waits for approval', async () => {
    const s = await scenario()
    const id = await published(s, seriesOf(s))
    const before = await meetingsOf(s, id)
    await skipDate(s.editor, id, { date: '2026-06-18', version: 1 })
    expect(await timesOf(s, id)).not.toContain('06-18 14:00')
    expect(await shownOf(s, id)).toContain('06-18 14:00')
    expect(await refusalOf(skipDate(s.editor, id, { date: '2026-06-18', version: 2 }))).toBe('date_not_named')
    await putBackDate(s.editor, id, { date: '2026-06-18', version: 2 })
    expect(await meetingsOf(s, id)).toEqual(before)
    expect(await getEvent(s.editor, id)).toMatchObject({ status: 'published', skippedDates: [] })
    expect(await refusalOf(putBackDate(s.editor, id, { date: '2026-06-18', version: 3 }))).toBe('date_not_named')
  })

  test('is not put back once somebody else has the venue', async () => {
    const s = await scenario()
    const { id } = await createEvent(s.editor, seriesOf(s))
    await skipDate(s.editor, id, { date: '2026-06-18', version: 1 })
    await createEvent(s.editor, eventOf(s, { title: 'Khác', startsOn: '2026-06-18' }))
    expect(await refusalOf(putBackDate(s.editor, id, { date: '2026-06-18', version: 2 }))).toBe('venue_taken')
  })
})

describe('this meeting and those that follow', () => {
  test('become an event of their own that is approved together with the first, without a gap in between', async () => {
    const s = await scenario()
    const id = await published(s, seriesOf(s))
    const before = await meetingsOf(s, id)
    await attend(s, before[0]!.id)
    const next = await moveOccurrence(
      s.editor,
      before[2]!.id,
      at('2026-06-18', '15:00', '17:00', 1, { scope: 'following' }),
    )
    expect(next.id).not.toBe(id)
    expect(await timesOf(s, id)).toEqual(['06-11 14:00', '06-16 14:00'])
    expect(await timesOf(s, next.id)).toEqual(['06-18 15:00', '06-23 15:00', '06-25 15:00', '06-30 15:00'])
    expect(await shownOf(s, id)).toHaveLength(6)
    expect(await getEvent(s.editor, next.id)).toMatchObject({ continuesId: id, rule: { days: [2, 4] } })

    await submitEvent(s.editor, next.id)
    expect((await getEvent(s.editor, id)).status).toBe('submitted')
    await publishEvent(s.approver, id)
    expect(await shownOf(s, id)).toEqual(['06-11 14:00', '06-16 14:00'])
    expect(await shownOf(s, next.id)).toEqual(['06-18 15:00', '06-23 15:00', '06-25 15:00', '06-30 15:00'])
    expect((await getEvent(s.editor, next.id)).status).toBe('published')
  })

  test('of the first meeting are all of them', async () => {
    const s = await scenario()
    const { id } = await createEvent(s.editor, seriesOf(s))
    const [first] = await meetingsOf(s, id)
    const moved = await moveOccurrence(
      s.editor,
      first!.id,
      at('2026-06-11', '15:00', '17:00', 1, { scope: 'following' }),
    )
    expect(moved.id).toBe(id)
    expect((await timesOf(s, id))[5]).toBe('06-30 15:00')
  })

  test('keep what is left of a number of times', async () => {
    const s = await scenario()
    const { id } = await createEvent(s.editor, seriesOf(s, { until: '', count: 6 }))
    const third = (await meetingsOf(s, id))[2]!
    const next = await moveOccurrence(s.editor, third.id, at('2026-06-18', '16:00', '18:00', 1, { scope: 'following' }))
    expect(await timesOf(s, id)).toEqual(['06-11 14:00', '06-16 14:00'])
    expect(await timesOf(s, next.id)).toHaveLength(4)
  })

  test('are refused whole where one of them finds its venue taken', async () => {
    const s = await scenario()
    const { id } = await createEvent(s.editor, seriesOf(s))
    await createEvent(
      s.editor,
      eventOf(s, { title: 'Khác', startsOn: '2026-06-25', startTime: '16:30', endTime: '18:00' }),
    )
    const third = (await meetingsOf(s, id))[2]!
    const move = at('2026-06-18', '15:00', '17:00', 1, { scope: 'following' })
    expect(await refusalOf(moveOccurrence(s.editor, third.id, move))).toBe('venue_taken')
    expect(await timesOf(s, id)).toHaveLength(6)
  })
})
