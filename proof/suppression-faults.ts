import { findFaults } from './command/faults'
import type { seedOf, violationOf } from './suppression/check'
import { faults } from './suppression/faults'

const SEED = 7
const MOST_WARDS = 3000

type Proof = { violationOf: typeof violationOf; seedOf: typeof seedOf }

await findFaults<Proof>(faults, 'proof/suppression/check.ts', ({ violationOf, seedOf }) => {
  let violation: string | null = null
  let ward = 0
  while (ward < MOST_WARDS && !violation) violation = violationOf(seedOf(SEED, ward++))
  return violation && `in ward ${ward}: ${violation}`
})
