import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { listDay } from '../../src/led/list-day'
import { ofDay } from '../../src/led/plan-boards'
import { planWeek } from '../../src/led/plan-week'
import { resolveTimeline } from '../../src/led/resolve-timeline'
import { covers } from '../../src/led/windows'
import { addDays, DAY, instantOf, MINUTE, wallDate } from '../../src/shared/dates'
import { alwaysLit, messageOf, noContent } from '../support/boards'

const MONDAY = '2026-06-08'
const twice = messageOf({
  windows: [
    { startsOn: MONDAY, endsOn: '2026-06-14', days: [], fromTime: '06:00', toTime: '08:00' },
    { startsOn: MONDAY, endsOn: '2026-06-14', days: [6, 7], fromTime: '17:00', toTime: '21:00' },
  ],
})
const planned = (messages = [twice], board = { ...alwaysLit, opensAt: '05:00', closesAt: '22:00' }) =>
  resolveTimeline(board, { ...noContent, messages }, instantOf(MONDAY), instantOf(addDays(MONDAY, 7)))

describe('the list of a day', () => {
  const day = (on: string, at: string) =>
    listDay(
      planned().filter(({ from, to }) => from < instantOf(on) + DAY && to > instantOf(on)),
      instantOf(on, at),
    )
  const message = (on: string, at: string) => day(on, at).find(({ item }) => item.kind === 'message')

  test('a message with two windows plays, is over for now but comes again, and is over', () => {
    const saturday = '2026-06-13'
    expect(message(saturday, '07:00')!.state).toBe('now')
    expect(message(saturday, '12:00')!.state).toBe('later')
    expect(message(saturday, '21:00')!.state).toBe('past')
    expect(message('2026-06-12', '12:00')!.state).toBe('past')
    expect(message(saturday, '12:00')!.windows).toHaveLength(2)
  })

  test('hotline 111 comes first while it plays', () => {
    expect(day('2026-06-13', '18:00').map(({ item }) => item.kind)).toEqual(['hotline', 'message'])
  })
})

describe('the week of a board', () => {
  test('has a row for each thing, with minutes of each day', () => {
    const { days, lit, rows } = planWeek(planned(), MONDAY)
    expect(days).toHaveLength(7)
    expect(lit[0]).toEqual([{ from: 300, to: 1320 }])
    expect(rows.map(({ kind }) => kind)).toEqual(['hotline', 'message'])
    expect(rows[1]!.days[0]).toEqual([{ from: 360, to: 480 }])
    expect(rows[1]!.days[5]).toEqual([
      { from: 360, to: 480 },
      { from: 1020, to: 1260 },
    ])
  })

  test('a window across midnight stands on both days', () => {
    const night = messageOf({ window: { startsOn: MONDAY, endsOn: MONDAY, fromTime: '22:00', toTime: '02:00' } })
    const { rows } = planWeek(planned([night], alwaysLit), MONDAY)
    expect(rows[1]!.days.slice(0, 3)).toEqual([[{ from: 1320, to: 1440 }], [{ from: 0, to: 120 }], []])
  })

  test('says of every minute what the timeline says', () => {
    const minute = fc.integer({ min: 0, max: 7 * 1440 - 1 })
    const segments = planned()
    const { rows } = planWeek(segments, MONDAY)
    fc.assert(
      fc.property(minute, at => {
        const instant = instantOf(MONDAY) + at * MINUTE
        const items = segments.find(({ from, to }) => from <= instant && instant < to)!.items
        const drawn = rows.filter(({ days }) => covers(days[Math.floor(at / 1440)]!, at % 1440))
        expect(drawn.map(({ key }) => key).sort()).toEqual(items.map(({ id }) => id).sort())
      }),
    )
  })

  test('a day is cut out of it at both midnights, and a revoked board shows nothing', () => {
    const plan = { screen: { revokedAt: null }, segments: planned([twice], alwaysLit) } as Parameters<typeof ofDay>[0]
    const day = ofDay(plan, '2026-06-10')
    expect([wallDate(day[0]!.from), day[0]!.from]).toEqual(['2026-06-10', instantOf('2026-06-10')])
    expect(day.at(-1)!.to).toBe(instantOf('2026-06-11'))
    expect(ofDay({ ...plan, screen: { ...plan.screen, revokedAt: 1 } }, '2026-06-10')).toEqual([])
  })
})
