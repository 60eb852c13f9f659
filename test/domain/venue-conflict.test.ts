import { describe, expect, test } from 'vitest'
import { engine } from '#test-database'
import { cancelOccurrence } from '../../src/events/cancel-occurrence'
import { createEvent } from '../../src/events/create-event'
import { getEvent } from '../../src/events/get-event'
import { listEvents } from '../../src/events/list-events'
import { publishEvent } from '../../src/events/publish-event'
import { saveEvent } from '../../src/events/save-event'
import { submitEvent } from '../../src/events/submit-event'
import { Conflict } from '../../src/shared/errors'
import { eventOf, seriesOf } from '../support/event-input'
import { refusalOf } from '../support/refusal-of'
import { scenario } from '../support/scenario'

const taken = 'venue_taken'
const winners = (outcomes: unknown[]) => outcomes.filter(outcome => outcome === 'done').length

describe('a venue', () => {
  test('is not booked twice, also by drafts, and the refusal names the other event', async () => {
    const s = await scenario()
    await createEvent(s.editor, seriesOf(s))
    const clash = eventOf(s, { title: 'Cờ vua', startsOn: '2026-06-18', startTime: '15:30', endTime: '17:00' })
    const error = await createEvent(s.editor, clash).catch(reason => reason)
    expect(error).toBeInstanceOf(Conflict)
    expect(error.reason).toEqual({
      code: taken,
      values: { title: 'Internet an toàn', date: '18/06/2026', from: '14:00', to: '16:00' },
    })
    expect((await listEvents(s.editor)).items).toHaveLength(1)
    for (const free of [
      { startTime: '16:00' },
      { venueId: s.square.id },
      { startsOn: '2026-06-19' },
      { mode: 'online', venueId: null, onlineUrl: 'https://zoom.us/j/1' },
    ])
      expect(await refusalOf(createEvent(s.editor, { ...clash, ...free }))).toBe('done')
  })

  test('is refused to an edit too, and an event is never in its own way', async () => {
    const s = await scenario()
    await createEvent(s.editor, eventOf(s))
    const { id } = await createEvent(s.editor, eventOf(s, { startTime: '16:00', endTime: '17:00' }))
    expect(
      await refusalOf(saveEvent(s.editor, id, eventOf(s, { startTime: '15:59', endTime: '17:00', version: 1 }))),
    ).toBe(taken)
    expect(await getEvent(s.editor, id)).toMatchObject({ version: 1, startTime: '16:00' })
    expect(
      await refusalOf(saveEvent(s.editor, id, eventOf(s, { startTime: '16:30', endTime: '18:00', version: 1 }))),
    ).toBe('done')
  })

  test('stays taken by what the public still sees, until the new time is published', async () => {
    const s = await scenario()
    const { id } = await createEvent(s.editor, eventOf(s))
    await submitEvent(s.editor, id)
    await publishEvent(s.approver, id)
    await saveEvent(s.editor, id, eventOf(s, { startsOn: '2026-06-12', version: 1 }))
    expect(await refusalOf(createEvent(s.editor, eventOf(s, { title: 'Khác' })))).toBe(taken)
    await submitEvent(s.editor, id)
    await publishEvent(s.approver, id)
    expect(await refusalOf(createEvent(s.editor, eventOf(s, { title: 'Khác' })))).toBe('done')
  })

  test('is free where a meeting was cancelled', async () => {
    const s = await scenario()
    const { id } = await createEvent(s.editor, seriesOf(s))
    await cancelOccurrence(s.approver, (await getEvent(s.editor, id)).occurrences[0]!.id, { reason: 'Mưa' })
    expect(await refusalOf(createEvent(s.editor, eventOf(s)))).toBe('done')
    expect(await refusalOf(saveEvent(s.editor, id, seriesOf(s, { title: 'Vẫn lưu được', version: 2 })))).toBe('done')
  })

  test('goes to exactly one of twenty who save the same slot at the same instant', async () => {
    const s = await scenario()
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, n) => refusalOf(createEvent(s.editor, eventOf(s, { title: `Lớp ${n}` })))),
    )
    expect(winners(outcomes)).toBe(1)
    expect(outcomes.filter(outcome => outcome === taken)).toHaveLength(19)
    expect((await listEvents(s.editor)).items).toHaveLength(1)
  })

  test('goes to one of two events that move there at the same instant', async () => {
    const s = await scenario()
    const made = await Promise.all(
      ['08:00', '10:00'].map(startTime =>
        createEvent(s.editor, eventOf(s, { startTime, endTime: startTime.replace(':00', ':30') })),
      ),
    )
    const outcomes = await Promise.all(
      made.map(({ id }) => refusalOf(saveEvent(s.editor, id, eventOf(s, { version: 1 })))),
    )
    expect(outcomes.sort()).toEqual(['done', taken])
  })

  test.skipIf(engine === 'd1')('goes to exactly one also through two connections', async () => {
    const { twoConnections } = await import('../support/two-connections')
    const { first, second, close } = await twoConnections()
    const s = await scenario({ db: first })
    const contexts = [s.editor, { ...s.editor, db: second }]
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, n) => refusalOf(createEvent(contexts[n % 2]!, eventOf(s, { title: `Lớp ${n}` })))),
    )
    expect(winners(outcomes)).toBe(1)
    await close()
  })
})
