import { describe, expect, test } from 'vitest'
import { holidays } from '../../src/database/schema'
import { cancelEvent } from '../../src/events/cancel-event'
import { cancelOccurrence } from '../../src/events/cancel-occurrence'
import { createEvent } from '../../src/events/create-event'
import { getEvent } from '../../src/events/get-event'
import { inputOf } from '../../src/events/input-of'
import { moveOccurrence } from '../../src/events/move-occurrence'
import { readWorkingCopy } from '../../src/events/read-working-copy'
import { restoreEvent } from '../../src/events/restore-event'
import { restoreOccurrence } from '../../src/events/restore-occurrence'
import { saveEvent } from '../../src/events/save-event'
import { putBackDate, skipDate } from '../../src/events/skip-date'
import { withdrawPublication } from '../../src/events/withdraw-publication'
import { instantOf, wallDate } from '../../src/shared/dates'
import { eventOf, seriesOf } from '../support/event-input'
import { attend, meetingsOf, publicationOf, publish, published } from '../support/event-steps'
import { refusalOf } from '../support/refusal-of'
import { type Scenario, scenario } from '../support/scenario'

const datesOf = async (s: Scenario, id: string) =>
  (await meetingsOf(s, id)).map(({ startsAt }) => wallDate(startsAt).slice(5))
const to = (startsOn: string, version: number, own: object = {}) => ({
  ...{ startsOn, startTime: '14:00', endTime: '16:00', version },
  ...own,
})
const save = async (s: Scenario, id: string, changes: object) => {
  const copy = await readWorkingCopy(s.editor, id)
  return saveEvent(s.editor, id, { ...inputOf(copy), version: copy.event.version, ...changes })
}

describe('a whole series that is dragged by one meeting', () => {
  test('keeps as many meetings, and those of its other days', async () => {
    const s = await scenario()
    const { id } = await createEvent(s.editor, seriesOf(s, { startsOn: '2026-06-09', until: '2026-06-30' }))
    const [tuesday, thursday] = await meetingsOf(s, id)
    await moveOccurrence(s.editor, tuesday!.id, to('2026-06-12', 1, { scope: 'all' }))
    expect(await datesOf(s, id)).toEqual(['06-11', '06-12', '06-18', '06-19', '06-25', '06-26', '07-03'])
    await moveOccurrence(s.editor, thursday!.id, to('2026-06-08', 2, { scope: 'all' }))
    expect(await datesOf(s, id)).toEqual(['06-08', '06-12', '06-15', '06-19', '06-22', '06-26', '07-03'])
    const daily = eventOf(s, { repeats: 'daily', until: '2026-06-13', venueId: s.square.id })
    const { id: days } = await createEvent(s.editor, daily)
    await moveOccurrence(s.editor, (await meetingsOf(s, days))[0]!.id, to('2026-06-10', 1, { scope: 'all' }))
    expect(await datesOf(s, days)).toEqual(['06-10', '06-11', '06-12'])
  })

  test('is not dragged onto a day it has already, nor half of it into another week of two', async () => {
    const s = await scenario()
    const { id } = await createEvent(s.editor, seriesOf(s, { every: 2, startsOn: '2026-06-09', days: [2, 4] }))
    const [tuesday] = await meetingsOf(s, id)
    const drag = (day: string) => refusalOf(moveOccurrence(s.editor, tuesday!.id, to(day, 1, { scope: 'all' })))
    expect(await drag('2026-06-11')).toBe('move_in_form')
    expect(await drag('2026-06-07')).toBe('move_in_form')
    expect(await drag('2026-06-10')).toBe('done')
  })

  test('by month goes to the same day of each month', async () => {
    const s = await scenario()
    const second = eventOf(s, { repeats: 'monthly_weekday', startsOn: '2026-06-09', count: 3 })
    const { id } = await createEvent(s.editor, second)
    const [first, july] = await meetingsOf(s, id)
    await cancelOccurrence(s.approver, july!.id, { reason: 'Bão' })
    await moveOccurrence(s.editor, first!.id, to('2026-06-10', 2, { scope: 'all' }))
    expect((await meetingsOf(s, id)).map(({ ruleDate, status }) => [ruleDate, status])).toEqual([
      ['2026-06-10', 'scheduled'],
      ['2026-07-08', 'cancelled'],
      ['2026-08-12', 'scheduled'],
    ])
  })

  test('does not hold again what was held, and the meeting itself stands where it was put', async () => {
    const s = await scenario()
    const id = await published(s, seriesOf(s, { startsOn: '2026-06-09', days: [2], until: '2026-06-23' }))
    s.clock.now = instantOf('2026-06-09', '18:00')
    const [, second] = await meetingsOf(s, id)
    await moveOccurrence(s.editor, second!.id, to('2026-06-15', 1))
    const [, moved] = await meetingsOf(s, id)
    await moveOccurrence(s.editor, moved!.id, to('2026-06-17', 2, { scope: 'all' }))
    expect(await datesOf(s, id)).toEqual(['06-09', '06-17', '06-24'])
  })
})

describe('a series with exceptions', () => {
  test('keeps a meeting that was put off past its date when everything is edited', async () => {
    const s = await scenario()
    const id = await published(s, seriesOf(s))
    await moveOccurrence(s.editor, (await meetingsOf(s, id))[0]!.id, to('2026-06-26', 1))
    await publish(s, id)
    s.clock.now = instantOf('2026-06-13', '08:00')
    await save(s, id, { description: 'Mang nước' })
    expect(await datesOf(s, id)).toEqual(['06-16', '06-18', '06-23', '06-25', '06-26', '06-30'])
  })

  test('is never left without a meeting', async () => {
    const s = await scenario()
    const { id } = await createEvent(s.editor, seriesOf(s, { until: '2026-06-11' }))
    expect(await refusalOf(skipDate(s.editor, id, { date: '2026-06-11', version: 1 }))).toEqual({
      startsOn: 'no_occurrence',
    })
    const single = await published(s, eventOf(s, { venueId: s.square.id }))
    expect(await refusalOf(save(s, single, { startsOn: '2026-06-08' }))).toEqual({ startsOn: 'no_occurrence' })
  })

  test('counts holidays as passed where the rest of it goes on by itself', async () => {
    const s = await scenario()
    await s.db.insert(holidays).values({ wardId: s.wardId, date: '2026-06-16', name: 'Ngày nghỉ' })
    const { id } = await createEvent(s.editor, seriesOf(s, { until: null, count: 6 }))
    const at = (await meetingsOf(s, id)).find(one => one.ruleDate === '2026-06-23')!
    const rest = await moveOccurrence(s.editor, at.id, to('2026-06-23', 1, { scope: 'following', startTime: '13:00' }))
    expect(await datesOf(s, id)).toEqual(['06-11', '06-18'])
    expect(await datesOf(s, rest.id)).toEqual(['06-23', '06-25', '06-30'])
  })

  test('is split again before the first split is approved, and all parts are approved together', async () => {
    const s = await scenario()
    const id = await published(s, seriesOf(s))
    const split = async (event: string, nth: number) => {
      const meeting = (await meetingsOf(s, event))[nth]!
      return moveOccurrence(s.editor, meeting.id, to(meeting.ruleDate, 1, { scope: 'following', startTime: '14:30' }))
    }
    const second = await split(id, 1)
    const third = await split(second.id, 1)
    await publish(s, third.id)
    expect((await getEvent(s.editor, id)).status).toBe('published')
    expect([await datesOf(s, id), await datesOf(s, second.id)]).toEqual([['06-11'], ['06-16']])
    expect(await datesOf(s, third.id)).toEqual(['06-18', '06-23', '06-25', '06-30'])
  })

  test('of which the rest was called off and comes back, is approved without the first part', async () => {
    const s = await scenario()
    const id = await published(s, seriesOf(s))
    const third = (await meetingsOf(s, id))[2]!
    const rest = await moveOccurrence(s.editor, third.id, to('2026-06-18', 1, { scope: 'following' }))
    await cancelEvent(s.approver, rest.id, { reason: 'Mưa' })
    await publish(s, id)
    await restoreEvent(s.approver, rest.id, { reason: 'Nắng' })
    expect(await refusalOf(publish(s, rest.id))).toBe('done')
    expect((await publicationOf(s, rest.id))!.payload.occurrences).toHaveLength(4)
  })

  test('of which the first part is called off, is still approved for the rest', async () => {
    const s = await scenario()
    const id = await published(s, seriesOf(s))
    const third = (await meetingsOf(s, id))[2]!
    const rest = await moveOccurrence(s.editor, third.id, to('2026-06-18', 1, { scope: 'following', note: undefined }))
    await cancelEvent(s.approver, id, { reason: 'Thiếu người dạy' })
    expect(await refusalOf(publish(s, rest.id))).toBe('done')
  })
})

describe('a meeting that an approver let overlap another', () => {
  test('may get a note without asking again, as may the other; a new time asks again', async () => {
    const s = await scenario()
    const ids = [await createEvent(s.editor, seriesOf(s, { until: '2026-06-11' }))]
    ids.push(await createEvent(s.approver, seriesOf(s, { until: '2026-06-11', overlapReason: 'Hai nhóm nhỏ' })))
    for (const { id } of ids) {
      const [meeting] = await meetingsOf(s, id)
      const noted = moveOccurrence(s.editor, meeting!.id, to('2026-06-11', 1, { note: 'Mang nước' }))
      expect(await refusalOf(noted)).toBe('done')
    }
    const [meeting] = await meetingsOf(s, ids[1]!.id)
    expect(meeting).toMatchObject({ note: 'Mang nước', overlapAllowed: true })
    const move = (startTime: string, version: number) =>
      refusalOf(moveOccurrence(s.editor, meeting!.id, to('2026-06-11', version, { startTime })))
    expect(await move('15:00', 2)).toBe('venue_taken')
    expect(await refusalOf(moveOccurrence(s.editor, meeting!.id, to('2026-06-12', 2)))).toBe('done')
    expect((await meetingsOf(s, ids[1]!.id))[0]!.overlapAllowed).toBe(false)
  })
})

describe('a meeting with a new time that waits', () => {
  test('stays at its old time when it was counted there and the event is withdrawn', async () => {
    const s = await scenario()
    const id = await published(s, seriesOf(s))
    s.clock.now = instantOf('2026-06-11', '08:00')
    const [first] = await meetingsOf(s, id)
    await moveOccurrence(s.editor, first!.id, to('2026-06-12', 1))
    await attend(s, first!.id)
    await withdrawPublication(s.approver, id)
    expect((await meetingsOf(s, id)).filter(one => one.ruleDate === '2026-06-11')).toMatchObject([{ id: first!.id }])
  })

  test('comes back from a cancellation only if its new place is free, too', async () => {
    const s = await scenario()
    const id = await published(s, seriesOf(s))
    const [first] = await meetingsOf(s, id)
    await moveOccurrence(s.editor, first!.id, to('2026-06-12', 1))
    await cancelOccurrence(s.approver, first!.id, { reason: 'Mưa' })
    await createEvent(s.editor, eventOf(s, { startsOn: '2026-06-12', title: 'Cờ vua' }))
    expect(await refusalOf(restoreOccurrence(s.approver, first!.id, { reason: 'Nắng' }))).toBe('venue_taken')
  })

  test('is called off without a word about what the public sees called off already', async () => {
    const s = await scenario()
    const id = await published(s, seriesOf(s))
    const [first] = await meetingsOf(s, id)
    await cancelOccurrence(s.approver, first!.id, { reason: 'Mưa' })
    await skipDate(s.editor, id, { date: first!.ruleDate, version: 2 })
    await putBackDate(s.editor, id, { date: first!.ruleDate, version: 3 })
    const again = (await getEvent(s.editor, id)).occurrences[0]!
    expect(again).toMatchObject({ status: 'scheduled', shown: false })
    await cancelOccurrence(s.approver, again.id, { reason: 'Bão' })
    expect((await publicationOf(s, id))!.payload.occurrences[0]).toMatchObject({ status: 'cancelled', reason: 'Mưa' })
  })
})
