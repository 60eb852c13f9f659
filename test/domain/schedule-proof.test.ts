import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyDatabase, engine } from '#test-database'
import { scheduleStaysWhole } from '../../proof/schedule/run'

// `npm run proof:schedule` does the same thousands of times.
const RUNS = engine === 'd1' ? 25 : 80

test('any sequence of plans, moves, splits, approvals, decisions and ticks keeps the schedule whole', async () => {
  const db = await emptyDatabase()
  let done = 0
  const property = scheduleStaysWhole(
    async () => db,
    () => {
      done += 1
    },
  )
  await fc.assert(property, { numRuns: RUNS, seed: 7 })
  expect(done).toBe(RUNS)
}, 120_000)
