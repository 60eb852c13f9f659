import { findFaults } from './command/faults'
import { faults } from './led/faults'
import type { liveAlone, seedOf } from './led/run'

const SEED = 7
const MOST_DAYS = 1000

type Proof = { liveAlone: typeof liveAlone; seedOf: typeof seedOf }

await findFaults<Proof>(faults, 'proof/led/run.ts', ({ liveAlone, seedOf }) => {
  let days = 0
  let violation: string | null = null
  for (let life = 0; days < MOST_DAYS && !violation; life++) {
    const one = liveAlone(seedOf(SEED, life))
    days += one.days
    violation = one.violation
  }
  return violation && `after ${days.toFixed(1)} days: ${violation.split('\n')[0]!.slice(10)}`
})
