import { describe, expect, test } from 'vitest'
import { checkPlan } from '../../src/events/check-plan'
import { createEvent } from '../../src/events/create-event'
import { getEvent } from '../../src/events/get-event'
import { moveOccurrence } from '../../src/events/move-occurrence'
import { saveEvent } from '../../src/events/save-event'
import { putBackDate } from '../../src/events/skip-date'
import { saveHoliday } from '../../src/places/save-holiday'
import { eventOf, seriesOf } from '../support/event-input'
import { meetingsOf, publish, published } from '../support/event-steps'
import { refusalOf } from '../support/refusal-of'
import { scenario } from '../support/scenario'

describe('a meeting on a day that became a holiday later', () => {
  test('can be kept for good, and stays itself', async () => {
    const s = await scenario()
    const id = await published(s, seriesOf(s))
    const before = await meetingsOf(s, id)
    await saveHoliday(s.admin, '2026-06-18', { name: 'Ngày hội phường' })
    expect(await refusalOf(putBackDate(s.editor, id, { date: '2026-06-18', version: 1 }))).toBe('done')
    expect(await meetingsOf(s, id)).toEqual(before)
    const { keptDates, version, status } = await getEvent(s.editor, id)
    expect({ keptDates, status }).toEqual({ keptDates: ['2026-06-18'], status: 'published' })
    await saveEvent(s.editor, id, seriesOf(s, { keptDates, title: 'Tên mới', version }))
    expect(await meetingsOf(s, id)).toEqual(before)
  })
})

describe('a meeting of a public event', () => {
  test('is not moved to a time that is over, where it would count as held', async () => {
    const s = await scenario()
    const to = { startTime: '08:00', endTime: '09:00', version: 1 }
    for (const id of [await published(s, seriesOf(s)), await published(s, eventOf(s, { venueId: s.square.id }))]) {
      const [first] = await meetingsOf(s, id)
      const move = (startsOn: string) => refusalOf(moveOccurrence(s.editor, first!.id, { ...to, startsOn }))
      expect(await move('2025-06-12')).toEqual({ startsOn: 'move_to_past' })
      expect(await move('2026-06-09')).toEqual({ startsOn: 'move_to_past' })
      expect(await move('2026-06-12')).toBe('done')
      await publish(s, id)
    }
  })
})

describe('another organization’s event in the way', () => {
  test('is named to a coordinator without a link that would lead nowhere', async () => {
    const s = await scenario()
    await createEvent(s.editor, eventOf(s, { organizationId: s.office.id, title: 'Cờ vua' }))
    const input = eventOf(s)
    expect((await checkPlan(s.editor, { input })).findings).toMatchObject([{ other: { title: 'Cờ vua' } }])
    const [found] = (await checkPlan(s.coordinator, { input })).findings
    expect(found!.reason.values.title).toBe('Cờ vua')
    expect(found).not.toHaveProperty('other')
  })
})
