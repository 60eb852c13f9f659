import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { emptyDatabase } from '../test/support/database-libsql'
import { seatsAreFair } from './seats/run'

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
/** How often each command was done and refused, and sent together with others. */
const counted = new Map<string, [number, number, number]>()
let db = emptyDatabase()
const property = seatsAreFair(
  () => {
    if (checked % RUNS_OF_A_DATABASE === RUNS_OF_A_DATABASE - 1) db = emptyDatabase()
    return db
  },
  () => {
    checked += 1
    if (checked % 250 === 0 && checked < runs) console.log(`${checked} of ${runs} …`)
  },
  (command, isDone, atOnce) => {
    const [done, refused, together] = counted.get(command) ?? [0, 0, 0]
    counted.set(command, [done + Number(isDone), refused + Number(!isDone), together + Number(atOnce)])
  },
)
const result = await fc.check(property, { seed, numRuns: runs, endOnFailure: false })
if (result.failed) {
  const [life] = result.counterexample ?? []
  console.log(`Seed ${seed}. The shortest life that breaks it: ${JSON.stringify({ ...life, steps: undefined })}`)
  for (const step of life?.steps ?? []) console.log(step.map(command => JSON.stringify(command)).join(' with '))
  console.log(String(result.errorInstance instanceof Error ? explained(result.errorInstance) : result.errorInstance))
}
for (const [command, [done, refused, together]] of [...counted].sort())
  console.log(
    `${command.padEnd(16)}${String(done).padStart(7)} done${String(refused).padStart(7)} refused${String(together).padStart(7)} at once`,
  )
console.log(`${result.numRuns} checked, ${result.failed ? 1 : 0} violations`)
process.exitCode = result.failed ? 1 : 0

function explained(error: Error): string {
  return `${error.message}${error.cause instanceof Error ? `\n${error.cause.stack}` : ''}`
}
