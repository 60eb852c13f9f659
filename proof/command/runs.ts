import { parseArgs } from 'node:util'
import fc from 'fast-check'
import type { Database } from '../../src/database/database'
import { emptyDatabase } from '../../test/support/database-libsql'

/** What a proof is asked for, as `-- --seed 7 --runs 5000`. Ends the process where that cannot be read. */
export function readRuns(): { seed: number; runs: number } {
  const { values } = parseArgs({
    options: { seed: { type: 'string', default: '7' }, runs: { type: 'string', default: '1000' } },
  })
  const [seed, runs] = [Number(values.seed), Number(values.runs)]
  if (Number.isSafeInteger(seed) && Number.isSafeInteger(runs) && runs >= 1) return { seed, runs }
  console.error('--seed and --runs are whole numbers, such as --seed 7 --runs 5000')
  process.exit(2)
}

/** The last line, and the exit code. */
export function conclude(checked: number, violations: number): void {
  console.log(`${checked} checked, ${violations} violations`)
  process.exitCode = violations ? 1 : 0
}

// A ward of its own for each run; a new database now and then, so that none grows slow.
const RUNS_OF_A_DATABASE = 500
const TELL_EVERY = 250

/**
 * Checks a property of databases as often as it is asked for.
 * @param property of the database that `open` gives; calls `done` after each run
 * @param tell says which run is the shortest that breaks it
 * @returns how many were checked and how many broke it, for `conclude`
 */
export async function checkRuns<T>(
  property: (open: () => Promise<Database>, done: () => void) => fc.IAsyncProperty<[T]>,
  tell: (run: T) => void,
): Promise<[checked: number, violations: number]> {
  const { seed, runs } = readRuns()
  let checked = 0
  let db = emptyDatabase()
  const open = () => {
    if (checked % RUNS_OF_A_DATABASE === RUNS_OF_A_DATABASE - 1) db = emptyDatabase()
    return db
  }
  const done = () => {
    checked += 1
    if (checked % TELL_EVERY === 0 && checked < runs) console.log(`${checked} of ${runs} …`)
  }
  const result = await fc.check(property(open, done), { seed, numRuns: runs, endOnFailure: false })
  if (result.failed) {
    console.log(`Seed ${seed}. The shortest that breaks it:`)
    if (result.counterexample) tell(result.counterexample[0])
    console.log(explained(result.errorInstance))
  }
  return [result.numRuns, Number(result.failed)]
}

const explained = (error: unknown): string =>
  error instanceof Error
    ? `${error.message}${error.cause instanceof Error ? `\n${error.cause.stack}` : ''}`
    : String(error)
