import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyDatabase, engine } from '#test-database'
import { seatsAreFair } from '../../proof/seats/run'

// `npm run proof:seats` does the same thousands of times.
const RUNS = engine === 'd1' ? 15 : 60

test('whatever families and the office do in whatever order, seats are given as the rules say', async () => {
  const db = await emptyDatabase()
  let done = 0
  const property = seatsAreFair(
    async () => db,
    () => {
      done += 1
    },
  )
  await fc.assert(property, { numRuns: RUNS, seed: 7 })
  expect(done).toBe(RUNS)
}, 120_000)
