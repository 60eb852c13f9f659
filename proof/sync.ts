import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { emptyDatabase } from '../test/support/database-libsql'
import { countsAreTheSame } from './sync/run'

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '7' }, runs: { type: 'string', default: '1000' } },
})
const seed = Number(values.seed)
const runs = Number(values.runs)
if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(runs) || runs < 1) {
  console.error('--seed and --runs are whole numbers, such as --seed 7 --runs 5000')
  process.exit(2)
}

// A ward of its own for each run; a new database now and then, so that none grows slow.
const RUNS_OF_A_DATABASE = 500
let checked = 0
/** How operations were answered. */
const counted = new Map<string, number>()
let db = emptyDatabase()
const property = countsAreTheSame(
  () => {
    if (checked % RUNS_OF_A_DATABASE === RUNS_OF_A_DATABASE - 1) db = emptyDatabase()
    return db
  },
  () => {
    checked += 1
    if (checked % 250 === 0 && checked < runs) console.log(`${checked} of ${runs} …`)
  },
  answer => counted.set(answer, (counted.get(answer) ?? 0) + 1),
)
const result = await fc.check(property, { seed, numRuns: runs, endOnFailure: false })
if (result.failed) {
  console.log(`Seed ${seed}. The shortest story that breaks it:`)
  console.log(JSON.stringify(result.counterexample?.[0]))
  console.log(String(result.errorInstance instanceof Error ? explained(result.errorInstance) : result.errorInstance))
}
for (const [answer, times] of [...counted].sort()) console.log(`${answer.padEnd(24)}${String(times).padStart(9)}`)
console.log(`${result.numRuns} checked, ${result.failed ? 1 : 0} violations`)
process.exitCode = result.failed ? 1 : 0

function explained(error: Error): string {
  return `${error.message}${error.cause instanceof Error ? `\n${error.cause.stack}` : ''}`
}
