import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { venues } from '../../src/database/schema'
import { checkPlan } from '../../src/events/check-plan'
import { createEvent } from '../../src/events/create-event'
import { listFreeSlots } from '../../src/events/list-free-slots'
import { moveOccurrence } from '../../src/events/move-occurrence'
import { addDays, DAY, instantOf, MINUTE, weekdayOf } from '../../src/shared/dates'
import { eventOf } from '../support/event-input'
import { meetingsOf, published } from '../support/event-steps'
import { refusalOf } from '../support/refusal-of'
import { type Scenario, scenario } from '../support/scenario'

const FIRST = '2026-06-09'
const OPEN = { opensAt: '07:00', closesAt: '18:00', closedDays: [7] }

const opened = async () => {
  const s = await scenario()
  await s.db.update(venues).set(OPEN).where(eq(venues.id, s.venue.id))
  return s
}

describe('a venue’s free slots', () => {
  test('are what opening hours and other events leave, none before now or on a closed day', async () => {
    const s = await opened()
    await published(s, eventOf(s, { startsOn: '2026-06-10', startTime: '08:00', endTime: '09:30' }))
    await createEvent(s.editor, eventOf(s, { startsOn: '2026-06-10', startTime: '10:00', endTime: '11:00' }))
    await createEvent(s.editor, eventOf(s, { startsOn: '2026-06-13', startTime: '07:00', endTime: '18:00' }))
    s.clock.now = instantOf(FIRST, '14:07')
    const free = (durationMinutes: number, days = 6) =>
      listFreeSlots(s.editor, s.venue.id, { from: FIRST, days, durationMinutes })
    const whole = [{ startTime: '07:00', endTime: '18:00' }]
    expect(await free(60)).toEqual([
      { date: '2026-06-09', closed: false, free: [{ startTime: '14:15', endTime: '18:00' }] },
      {
        ...{ date: '2026-06-10', closed: false },
        free: [
          { startTime: '07:00', endTime: '08:00' },
          { startTime: '11:00', endTime: '18:00' },
        ],
      },
      { date: '2026-06-11', closed: false, free: whole },
      { date: '2026-06-12', closed: false, free: whole },
      { date: '2026-06-13', closed: false, free: [] },
      { date: '2026-06-14', closed: true, free: [] },
    ])
    expect((await free(30, 2))[1]?.free[1]).toEqual({ startTime: '09:30', endTime: '10:00' })
    expect((await free(600, 3)).map(day => day.free.length)).toEqual([0, 0, 1])
  })

  test('are for planners of the ward, of at most 31 days', async () => {
    const s = await scenario()
    const ask = (own: object = {}) => ({ from: FIRST, ...own })
    expect(await refusalOf(listFreeSlots((await scenario()).editor, s.venue.id, ask()))).toBe('missing')
    expect(await refusalOf(listFreeSlots(s.groupHead, s.venue.id, ask()))).toBe('forbidden')
    expect(await refusalOf(listFreeSlots(s.editor, s.venue.id, {}))).toEqual({ from: 'required' })
    expect(await refusalOf(listFreeSlots(s.editor, s.venue.id, ask({ days: 32 })))).toEqual({ days: 'too_large' })
    expect(await refusalOf(listFreeSlots(s.editor, s.venue.id, ask({ durationMinutes: '1.5' })))).toEqual({
      durationMinutes: 'invalid_number',
    })
    expect(await refusalOf(listFreeSlots(s.editor, s.venue.id, ask({ from: '2199-12-31' })))).toEqual({
      from: 'invalid_date',
    })
    expect(await listFreeSlots(s.coordinator, s.venue.id, ask())).toHaveLength(7)
  })
})

type Booking = { day: number; start: number; minutes: number }
const timeOf = (minutes: number) => new Date(minutes * MINUTE).toISOString().slice(11, 16)
const booking = (days: number): fc.Arbitrary<Booking> =>
  fc.record({
    day: fc.integer({ min: 0, max: days }),
    start: fc.integer({ min: 6 * 12, max: 19 * 12 }).map(fives => fives * 5),
    minutes: fc.integer({ min: 3, max: 60 }).map(fives => fives * 5),
  })
const inputOf = (s: Scenario, { day, start, minutes }: Booking, own: object = {}) =>
  eventOf(s, {
    ...{ startsOn: addDays(FIRST, day), startTime: timeOf(start), endTime: '', durationMinutes: minutes },
    ...own,
  })

/** Whether all meetings, shifted, are in the opening hours, not past and free of the others: as one would look it up. */
const fits = (
  meetings: { startsAt: number; endsAt: number }[],
  shift: number,
  taken: [number, number][],
  now: number,
) =>
  meetings.every(meeting => {
    const [from, to] = [meeting.startsAt + shift, meeting.endsAt + shift]
    const day = new Date(from + 7 * 60 * MINUTE).toISOString().slice(0, 10)
    return (
      from >= Math.max(now, instantOf(day, OPEN.opensAt)) &&
      to <= instantOf(day, OPEN.closesAt) &&
      weekdayOf(day) !== 7 &&
      taken.every(([start, end]) => to <= start || from >= end)
    )
  })

const plant = async (bookings: Booking[]) => {
  const s = await opened()
  const taken: [number, number][] = []
  for (const one of bookings) {
    if ((await refusalOf(createEvent(s.editor, inputOf(s, one)))) !== 'done') continue
    const from = instantOf(addDays(FIRST, one.day), timeOf(one.start))
    taken.push([from, from + one.minutes * MINUTE])
  }
  return { s, taken }
}

describe('the offered slot', () => {
  test('is never refused when it is booked, and no nearer one is free', { timeout: 60_000 }, async () => {
    const series = fc.constantFrom({}, { repeats: 'daily', count: 3 }, { repeats: 'weekly', count: 2 })
    await fc.assert(
      fc.asyncProperty(fc.array(booking(9), { maxLength: 14 }), booking(4), series, async (bookings, wanted, own) => {
        const { s, taken } = await plant(bookings)
        const input = inputOf(s, wanted, own)
        const plan = await checkPlan(s.editor, { input })
        const mine = plan.meetings
        const wrong = plan.findings.some(({ code }) => code === 'venue_taken' || code === 'venue_closed')
        expect(wrong || !fits(mine, 0, taken, 0)).toBe(!fits(mine, 0, taken, 0))
        const shifts = Array.from({ length: 96 }, (_, step) => step * 15 * MINUTE)
        const near = shifts
          .flatMap(step => [step, -step])
          .find(shift => {
            const stays = mine.every(
              ({ startsAt, date }) => startsAt + shift >= instantOf(date) && startsAt + shift < instantOf(date) + DAY,
            )
            return stays && fits(mine, shift, taken, s.clock.now)
          })
        if (!wrong) return
        if (!plan.freeSlot) {
          expect(near).toBeUndefined()
          return
        }
        const { startsOn, startTime, endTime } = plan.freeSlot
        if (near !== undefined)
          expect(instantOf(startsOn, startTime)).toBe(
            instantOf(addDays(FIRST, wanted.day), timeOf(wanted.start)) + near,
          )
        const taking = { ...input, startsOn, startTime, endTime, durationMinutes: '' }
        expect(await refusalOf(createEvent(s.editor, taking))).toBe('done')
        expect((await checkPlan(s.editor, { input: { ...taking, venueId: s.square.id } })).findings).toEqual([])
      }),
      { numRuns: 30 },
    )
  })

  test('of a move is never refused either', { timeout: 60_000 }, async () => {
    const scopes = fc.constantFrom('this', 'following', 'all')
    const moves = fc.record({ to: booking(9), which: fc.integer({ min: 0, max: 3 }), scope: scopes })
    await fc.assert(
      fc.asyncProperty(fc.array(booking(9), { maxLength: 10 }), moves, async (bookings, { to, which, scope }) => {
        const { s } = await plant(bookings)
        const series = { title: 'Chuỗi', repeats: 'daily', count: 4, startsOn: '2026-06-10', venueId: s.venue.id }
        const made = createEvent(s.editor, eventOf(s, { ...series, startTime: '12:30', endTime: '13:00' }))
        const id = await made.then(({ id }) => id).catch(() => null)
        if (!id) return
        const { id: occurrence } = (await meetingsOf(s, id))[which]!
        const move = {
          ...{ scope, version: 1, startsOn: addDays(FIRST, to.day), startTime: timeOf(to.start) },
          durationMinutes: to.minutes,
        }
        const plan = { occurrence, move }
        const outcome = await refusalOf(checkPlan(s.editor, plan))
        if (outcome !== 'done') {
          expect(await refusalOf(moveOccurrence(s.editor, occurrence, move))).toEqual(outcome)
          return
        }
        const { findings, freeSlot } = await checkPlan(s.editor, plan)
        if (freeSlot) {
          const moved = moveOccurrence(s.editor, occurrence, { ...move, ...freeSlot, durationMinutes: '' })
          expect(await refusalOf(moved)).toBe('done')
          return
        }
        const refused = await refusalOf(moveOccurrence(s.editor, occurrence, move))
        expect(refused === 'done').toBe(findings.every(({ hard }) => !hard))
      }),
      { numRuns: 30 },
    )
  })
})
