import { describe, expect, test } from 'vitest'
import { getEvent } from '../../src/events/get-event'
import { saveEvent } from '../../src/events/save-event'
import { putBackDate } from '../../src/events/skip-date'
import { saveHoliday } from '../../src/places/save-holiday'
import { seriesOf } from '../support/event-input'
import { meetingsOf, published } from '../support/event-steps'
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
