import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyDatabase, engine } from '#test-database'
import { countsAreTheSame } from '../../proof/sync/run'

// `npm run proof:sync` does the same thousands of times.
const RUNS = engine === 'd1' ? 12 : 50

test('whatever phones do, however their batches come, the same is counted, as an independent model says', async () => {
  const db = await emptyDatabase()
  const answers = new Map<string, number>()
  const property = countsAreTheSame(
    async () => db,
    () => {},
    answer => answers.set(answer, (answers.get(answer) ?? 0) + 1),
  )
  await fc.assert(property, { numRuns: RUNS, seed: 7 })
  // A proof in which nothing is taken or refused would be as green.
  for (const answer of ['kept', 'walk_in_unknown', 'child_not_on_roster', 'device_clock_off', '(phone revoked)'])
    expect(answers.get(answer) ?? 0, answer).toBeGreaterThan(5)
}, 120_000)
