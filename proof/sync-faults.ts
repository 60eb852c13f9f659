import { emptyDatabase } from '../test/support/database-libsql'
import { breaks, findFaults } from './command/faults'
import { faults } from './sync/faults'
import type { countsAreTheSame } from './sync/run'

const MOST_RUNS = 500

await findFaults<{ countsAreTheSame: typeof countsAreTheSame }>(faults, 'proof/sync/run.ts', proof => {
  const db = emptyDatabase()
  return breaks(
    proof.countsAreTheSame(() => db),
    MOST_RUNS,
  )
})
