import { describe, expect, test } from 'vitest'
import { createEvent } from '../../src/events/create-event'
import { getEvent } from '../../src/events/get-event'
import { listEvents } from '../../src/events/list-events'
import { eventOf, seriesOf } from '../support/event-input'
import { refusalOf } from '../support/refusal-of'
import { scenario } from '../support/scenario'

const bad: [string, Record<string, unknown>, Record<string, string>][] = [
  ['a date that does not exist', { startsOn: '30/02/2026' }, { startsOn: 'invalid_date' }],
  ['a time that does not exist', { startTime: '25:00' }, { startTime: 'invalid_time' }],
  ['an end before the start', { endTime: '13:00' }, { endTime: 'end_before_start' }],
  ['no end at all', { endTime: '' }, { endTime: 'required' }],
  ['a meeting of 4 minutes', { endTime: '14:04' }, { endTime: 'too_short_meeting' }],
  ['a meeting of more than a day', { durationMinutes: 1441 }, { durationMinutes: 'too_large' }],
  ['an empty title', { title: ' \u200b\n ' }, { title: 'required' }],
  ['10,000 characters', { title: 'x'.repeat(10_000) }, { title: 'too_long' }],
  ['10,000 characters of description', { description: 'x'.repeat(10_000) }, { description: 'too_long' }],
  ['a category that does not exist', { category: 'chess' }, { category: 'invalid_value' }],
  ['no category', { category: '' }, { category: 'required' }],
  ['an unknown field', { surprise: 1 }, { form: 'unknown_field' }],
  ['a weekly series without a last day', { repeats: 'weekly' }, { until: 'end_required' }],
  ['a last day before the first', { repeats: 'weekly', until: '2026-06-01' }, { until: 'end_before_start' }],
  ['a series of years', { repeats: 'weekly', until: '2030-01-01' }, { until: 'series_too_long' }],
  ['a weekday that does not exist', { repeats: 'weekly', until: '2026-07-01', days: ['8'] }, { days: 'too_large' }],
  [
    'a skipped date that does not exist',
    { repeats: 'weekly', until: '2026-07-01', skippedDates: '31/06/2026' },
    { skippedDates: 'invalid_date' },
  ],
  ['no venue in person', { venueId: '' }, { venueId: 'venue_required' }],
  ['no address online', { mode: 'online' }, { onlineUrl: 'required' }],
  [
    'an address that is not https',
    { mode: 'online', onlineUrl: 'javascript:alert(1)' },
    { onlineUrl: 'https_required' },
  ],
  ['ages upside down', { minAge: 12, maxAge: 6 }, { maxAge: 'age_order' }],
  ['more priority seats than seats', { capacity: 5, prioritySeats: 6 }, { prioritySeats: 'priority_over_capacity' }],
  ['priority seats of no capacity', { prioritySeats: 6 }, { capacity: 'capacity_required' }],
  [
    'registration that closes after the start',
    { registration: 'open', registrationClosesOn: '2026-06-11' },
    { registrationClosesOn: 'closes_after_start' },
  ],
  ['an id with strange characters', { venueId: "x' or 1=1" }, { venueId: 'invalid_value' }],
  [
    'unknown ids',
    { venueId: 'nowhere', organizationId: 'nobody', campaignId: 'none', groupIds: ['none'] },
    {
      venueId: 'unknown_choice',
      organizationId: 'unknown_choice',
      campaignId: 'unknown_choice',
      groupIds: 'unknown_choice',
    },
  ],
]

describe('an event', () => {
  test.each(bad)('is refused with %s', async (_, changes, reasons) => {
    const s = await scenario()
    expect(await refusalOf(createEvent(s.editor, eventOf(s, changes)))).toEqual(reasons)
    expect((await listEvents(s.editor)).items).toEqual([])
  })

  test("is refused with another ward's places", async () => {
    const s = await scenario()
    const other = await scenario({ db: s.db })
    const foreign = { venueId: other.venue.id, organizationId: other.school.id, groupIds: [other.group.id, s.group.id] }
    expect(await refusalOf(createEvent(s.editor, eventOf(s, foreign)))).toEqual({
      venueId: 'unknown_choice',
      organizationId: 'unknown_choice',
      groupIds: 'unknown_choice',
    })
  })

  test('keeps its words in NFC without control characters, and markup as text', async () => {
    const s = await scenario()
    const title = `${'Vẽ tranh'.normalize('NFD')}\u0000\n<script>alert(1)</script>\u202e`
    const { id } = await createEvent(s.editor, seriesOf(s, { title, description: 'Một\r\n\u0007Hai' }))
    expect(await getEvent(s.editor, id)).toMatchObject({
      title: 'Vẽ tranh <script>alert(1)</script>',
      description: 'Một\nHai',
    })
  })
})
