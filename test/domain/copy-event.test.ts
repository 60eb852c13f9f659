import { describe, expect, test } from 'vitest'
import { inputOfCopy } from '../../src/events/copy-event'
import { createEvent } from '../../src/events/create-event'
import { getEvent } from '../../src/events/get-event'
import { listEvents } from '../../src/events/list-events'
import { eventOf, seriesOf } from '../support/event-input'
import { refusalOf } from '../support/refusal-of'
import { type Scenario, scenario } from '../support/scenario'

/** The dates of a copy that is made, beside those of the original. */
async function copied(s: Scenario, own: Record<string, unknown>, input = {}) {
  const { id } = await createEvent(s.editor, eventOf(s, own))
  const copy = await createEvent(s.editor, await inputOfCopy(s.editor, id, input))
  const datesOf = async (of: string) => (await getEvent(s.editor, of)).occurrences.map(one => one.ruleDate)
  return [await datesOf(id), await datesOf(copy.id)]
}

describe('a copy of an event', () => {
  test('is held a week later, with all it says but the dates left out', async () => {
    const s = await scenario()
    const { id } = await createEvent(
      s.editor,
      seriesOf(s, {
        skippedDates: '16/06/2026',
        groupIds: [s.group.id],
        registration: 'open',
        registrationClosesOn: '2026-06-10',
        capacity: 20,
      }),
    )
    expect(await inputOfCopy(s.editor, id)).toMatchObject({
      startsOn: '2026-06-18',
      until: '2026-07-07',
      skippedDates: [],
      groupIds: [s.group.id],
      registrationClosesOn: '2026-06-17',
      capacity: 20,
    })
    expect((await listEvents(s.editor)).items).toHaveLength(1)
  })

  test('has as many meetings from another day on', async () => {
    const s = await scenario()
    const weekly = { repeats: 'weekly', days: [2, 4], until: '2026-06-18' }
    // A Wednesday: the first day of the rule after it counts.
    expect(await copied(s, weekly, { startsOn: '2026-07-01' })).toEqual([
      ['2026-06-11', '2026-06-16', '2026-06-18'],
      ['2026-07-02', '2026-07-07', '2026-07-09'],
    ])
    expect(await copied(s, { startsOn: '2026-08-03', startTime: '08:00', endTime: '09:00' })).toEqual([
      ['2026-08-03'],
      ['2026-08-10'],
    ])
  })

  test('of a lunar day comes the next year, of an nth weekday the next month', async () => {
    const s = await scenario()
    const moon = { repeats: 'lunar', lunarDay: 15, lunarMonth: 8, startsOn: '2026-09-01', until: '2026-12-31' }
    expect(await copied(s, { ...moon, registration: 'open', registrationClosesOn: '2026-09-24' })).toEqual([
      ['2026-09-25'],
      ['2027-09-15'],
    ])
    const second = { repeats: 'monthly_weekday', nth: 2, days: [2], startsOn: '2026-07-14', until: '2026-07-31' }
    expect(await copied(s, second)).toEqual([['2026-07-14'], ['2026-08-11']])
  })

  test('is refused to others than planners, and of what they do not see', async () => {
    const [s, other] = [await scenario(), await scenario()]
    const { id } = await createEvent(s.editor, eventOf(s, { organizationId: s.office.id }))
    expect(await refusalOf(inputOfCopy(s.groupHead, id))).toBe('forbidden')
    expect(await refusalOf(inputOfCopy(s.coordinator, id))).toBe('missing')
    expect(await refusalOf(inputOfCopy(other.editor, id))).toBe('missing')
    expect(await refusalOf(inputOfCopy(s.editor, id, { startsOn: '30/02/2026' }))).toEqual({ startsOn: 'invalid_date' })
  })
})
