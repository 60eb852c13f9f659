import { emptyDatabase } from '../test/support/database-libsql'
import { breaks, findFaults } from './command/faults'
import { faults } from './seats/faults'
import type { seatsAreFair } from './seats/run'

const MOST_RUNS = 1000

await findFaults<{ seatsAreFair: typeof seatsAreFair }>(faults, 'proof/seats/run.ts', proof => {
  const db = emptyDatabase()
  return breaks(
    proof.seatsAreFair(() => db),
    MOST_RUNS,
  )
})
