import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Statement } from '../../src/database/database'
import { publications, registrations } from '../../src/database/schema'
import { createEvent } from '../../src/events/create-event'
import { publishEvent } from '../../src/events/publish-event'
import { saveEvent } from '../../src/events/save-event'
import { submitEvent } from '../../src/events/submit-event'
import { cancelRegistration } from '../../src/participation/cancel-registration'
import { registerChild } from '../../src/participation/register-child'
import { promoteWaitingStatements } from '../../src/participation/seats'
import { addChildren } from '../../src/people/add-child'
import { eventOf } from '../support/event-input'
import { publishedEvent } from '../support/published-event'
import { type Scenario, scenario } from '../support/scenario'

const CHILDREN = 12

const plantChildren = (s: Scenario, count: number, poor: (n: number) => boolean) =>
  addChildren(
    s.system,
    Array.from({ length: count }, (_, n) => ({
      name: `Em Số ${n}`,
      groupId: s.group.id,
      birthYear: 2015,
      gender: 'girl',
      household: poor(n) ? 'poor' : 'none',
      consentMethod: 'paper',
      assent: 'yes',
    })),
  ) as Promise<string[]>

async function setSeats(s: Scenario, eventId: string, capacity: number | null, prioritySeats: number) {
  const [row] = await s.db.select().from(publications).where(eq(publications.id, eventId))
  const payload = { ...row!.payload, capacity, prioritySeats }
  await s.db.batch([
    s.db.update(publications).set({ payload }).where(eq(publications.id, eventId)),
    ...promoteWaitingStatements(s.editor, eventId),
  ] as [Statement, ...Statement[]])
}

async function look(s: Scenario, eventId: string) {
  const rows = await s.db.select().from(registrations).where(eq(registrations.eventId, eventId))
  const [publication] = await s.db.select().from(publications).where(eq(publications.id, eventId))
  const confirmed = rows.filter(row => row.status === 'confirmed')
  return {
    rows,
    confirmed,
    waiting: rows.filter(row => row.status === 'waiting').sort((a, b) => a.position - b.position),
    plain: confirmed.filter(row => !row.eligible).length,
    eligible: confirmed.filter(row => row.eligible).length,
    seatsLeft: publication!.seatsLeft,
  }
}

type Step =
  | { do: 'register' | 'cancel'; child: number }
  | { do: 'seats'; capacity: number | null; prioritySeats: number }

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('register' as const), child: fc.nat(CHILDREN - 1) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('cancel' as const), child: fc.nat(CHILDREN - 1) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('seats' as const),
      capacity: fc.option(fc.integer({ min: 1, max: 8 }), { freq: 8 }),
      prioritySeats: fc.nat(4),
    }),
  },
)

test('in any order of registering, cancelling and changing the seats: never oversold, no free seat beside a child who may take it', async () => {
  const s = await scenario()
  const ids = await plantChildren(s, CHILDREN, n => n % 3 === 0)
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 24 }), async steps => {
      let capacity: number | null = 4
      let kept = 1
      // Whoever was let in before the ward lowered the number keeps the place.
      let most = 4
      const { id: eventId } = await publishedEvent(s, { capacity, prioritySeats: kept })
      for (const move of steps as Step[]) {
        const before = await look(s, eventId)
        if (move.do === 'register') await registerChild(s.editor, eventId, ids[move.child]!)
        if (move.do === 'cancel') {
          const row = before.rows.find(one => one.childId === ids[move.child] && one.status !== 'cancelled')
          if (row) await cancelRegistration(s.editor, eventId, row.id)
        }
        if (move.do === 'seats') {
          capacity = move.capacity
          kept = Math.min(move.prioritySeats, capacity ?? 0)
          await setSeats(s, eventId, capacity, move.prioritySeats)
        }
        const now = await look(s, eventId)
        const room = capacity ?? Number.POSITIVE_INFINITY
        most = Math.max(room, before.confirmed.length)
        expect(now.confirmed.length).toBeLessThanOrEqual(most)
        const free = room - now.confirmed.length
        const plainFree = Math.max(0, Math.min(free, room - kept - now.plain))
        if (plainFree > 0) expect(now.waiting).toEqual([])
        if (free > 0) expect(now.waiting.filter(row => row.eligible)).toEqual([])
        expect(now.seatsLeft).toBe(capacity === null ? null : plainFree)
        // In order of arrival: whoever moved up stood before all who still wait and could have had the seat.
        const moved = now.confirmed.filter(row => before.waiting.some(one => one.id === row.id))
        for (const up of moved)
          for (const still of now.waiting.filter(row => row.position < up.position))
            expect(up.eligible && !still.eligible).toBe(true)
      }
    }),
    { numRuns: 25 },
  )
}, 30_000)

test('200 at once for 30 seats, 5 of them kept: exactly 30 get in, all others wait in order', async () => {
  const s = await scenario()
  const ids = await plantChildren(s, 200, n => n % 10 === 0)
  const { id } = await publishedEvent(s, { capacity: 30, prioritySeats: 5 })
  const places = await Promise.all(ids.map(child => registerChild(s.editor, id, child)))
  expect(places.filter(place => place.status === 'confirmed')).toHaveLength(30)
  const { confirmed, waiting, eligible, rows, seatsLeft } = await look(s, id)
  expect([confirmed.length, waiting.length, eligible, seatsLeft]).toEqual([30, 170, 5, 0])
  expect(rows.map(row => row.position).sort((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, n) => n + 1))
  const lastGeneral = Math.max(...confirmed.filter(row => !row.eligible).map(row => row.position))
  expect(waiting.filter(row => row.position < lastGeneral)).toEqual([])

  // Ten give their place back at once: the first ten of the list move up.
  const leaving = confirmed.filter(row => !row.eligible).slice(0, 10)
  await Promise.all(leaving.map(row => cancelRegistration(s.editor, id, row.id)))
  const after = await look(s, id)
  expect(after.confirmed).toHaveLength(30)
  expect(after.waiting.map(row => row.id)).toEqual(waiting.slice(10).map(row => row.id))
})

test('a free kept seat goes to a waiting child it is kept for, though others came before', async () => {
  const s = await scenario()
  const ids = await plantChildren(s, 5, n => n === 0 || n === 4)
  const { id } = await publishedEvent(s, { capacity: 2, prioritySeats: 1 })
  const places = []
  for (const child of ids) places.push(await registerChild(s.editor, id, child))
  expect(places.map(place => place.status)).toEqual(['confirmed', 'confirmed', 'waiting', 'waiting', 'waiting'])
  await cancelRegistration(s.editor, id, places[0]!.id)
  const { confirmed } = await look(s, id)
  expect(confirmed.map(row => row.childId).sort()).toEqual([ids[1], ids[4]].sort())
})

test('an event published again with more seats lets the first of the waiting list in', async () => {
  const s = await scenario()
  const ids = await plantChildren(s, 4, () => false)
  const input = (capacity: number) => eventOf(s, { registration: 'open', capacity })
  const { id, version } = await createEvent(s.editor, input(1))
  await submitEvent(s.editor, id)
  await publishEvent(s.approver, id)
  const places = []
  for (const child of ids) places.push(await registerChild(s.editor, id, child))
  await saveEvent(s.editor, id, { ...input(3), version })
  expect((await look(s, id)).confirmed).toHaveLength(1)
  await submitEvent(s.editor, id)
  await publishEvent(s.approver, id)
  const { confirmed, waiting, seatsLeft } = await look(s, id)
  expect(confirmed.map(row => row.position).sort()).toEqual([1, 2, 3])
  expect([waiting.map(row => row.childId), seatsLeft]).toEqual([[ids[3]], 0])
})
