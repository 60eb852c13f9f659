import { describe, expect, test } from 'vitest'
import { createEvent } from '../../src/events/create-event'
import { createEvents } from '../../src/events/create-events'
import { getEvent } from '../../src/events/get-event'
import { listEvents } from '../../src/events/list-events'
import { addDays } from '../../src/shared/dates'
import { eventOf, seriesOf } from '../support/event-input'
import { refusalOf } from '../support/refusal-of'
import { scenario } from '../support/scenario'

const reasonsOf = (outcomes: Awaited<ReturnType<typeof createEvents>>) =>
  outcomes.map(({ refused }) => refused?.reason.code ?? 'made')

describe('many events at once', () => {
  test('are made where they can be, and the others refused one by one', async () => {
    const s = await scenario()
    await createEvent(s.editor, eventOf(s, { title: 'Đã có', startsOn: '2026-06-18' }))
    const outcomes = await createEvents(s.editor, [
      { input: seriesOf(s, { skippedDates: '18/06/2026', groupIds: [s.group.id] }), importKey: 'A1' },
      { input: eventOf(s, { title: 'Trùng trong tệp', startsOn: '2026-06-16' }) },
      { input: eventOf(s, { title: 'Trùng đã có', startsOn: '2026-06-18', startTime: '15:00', endTime: '17:00' }) },
      { input: eventOf(s, { title: '' }) },
      { input: eventOf(s, { title: 'Nơi lạ', venueId: 'nowhere' }) },
      { input: eventOf(s, { title: 'Sân', venueId: s.square.id }) },
    ])
    expect(reasonsOf(outcomes)).toEqual(['made', 'venue_taken', 'venue_taken', 'invalid', 'invalid', 'made'])
    expect(outcomes[1]!.refused!.reason.values).toMatchObject({ title: 'Internet an toàn' })
    expect((await listEvents(s.editor)).items).toHaveLength(3)
    const made = await getEvent(s.editor, outcomes[0]!.id!)
    expect(made).toMatchObject({ status: 'draft', version: 1, groups: [{ id: s.group.id }] })
    expect(made.occurrences).toHaveLength(5)
  })

  test('are only tried in a dry run', async () => {
    const s = await scenario()
    const outcomes = await createEvents(s.editor, [{ input: eventOf(s) }, { input: eventOf(s) }], { dryRun: true })
    expect(reasonsOf(outcomes)).toEqual(['made', 'venue_taken'])
    expect((await listEvents(s.editor)).items).toEqual([])
  })

  test('are written whole: five hundred with ten meetings each', async () => {
    const s = await scenario()
    const clock = (minutes: number) => new Date(minutes * 60_000).toISOString().slice(11, 16)
    const inputs = Array.from({ length: 500 }, (_, index) => {
      const starts = 360 + Math.floor(index / 14) * 15
      return {
        input: eventOf(s, {
          title: `Sự kiện ${index}`,
          startsOn: addDays('2026-06-10', index % 7),
          startTime: clock(starts),
          endTime: clock(starts + 15),
          repeats: 'weekly',
          count: 10,
          venueId: index % 14 < 7 ? s.venue.id : s.square.id,
        }),
      }
    })
    expect(new Set(reasonsOf(await createEvents(s.editor, inputs)))).toEqual(new Set(['made']))
    const found = await listEvents(s.editor, { q: 'Sự kiện 499' })
    expect((await getEvent(s.editor, found.items[0]!.id)).occurrences).toHaveLength(10)
    expect(reasonsOf(await createEvents(s.admin, inputs.slice(0, 3)))).toEqual(Array(3).fill('venue_taken'))
  })

  test('go to one of two officers who bring the same plan at the same instant', async () => {
    const s = await scenario()
    const plan = [{ input: eventOf(s) }, { input: eventOf(s, { title: 'Hai', startsOn: '2026-06-12' }) }]
    const both = await Promise.all([createEvents(s.editor, plan), createEvents(s.admin, plan)])
    expect(both.map(reasonsOf).sort()).toEqual([
      ['made', 'made'],
      ['venue_taken', 'venue_taken'],
    ])
    expect((await listEvents(s.editor)).items).toHaveLength(2)
  })

  test('are refused to who plans nothing', async () => {
    const s = await scenario()
    expect(await refusalOf(createEvents(s.groupHead, [{ input: eventOf(s) }]))).toBe('forbidden')
  })
})
