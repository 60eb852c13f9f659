import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { build, type Plugin } from 'esbuild'
import fc from 'fast-check'
import { emptyDatabase } from '../test/support/database-libsql'
import { type Fault, faults } from './sync/faults'
import type { countsAreTheSame } from './sync/run'

// Shows that the proof can fail: with each of the planted faults it has to find a violation.
const SEED = 7
const MOST_RUNS = 500
const FOLDER = resolve('.scratch/sync-faults')
const named = process.argv[2]

/** The proof with a fault in the code that it proves. */
async function withFault({ file, find, put }: Fault, number: number): Promise<typeof countsAreTheSame> {
  const text = readFileSync(file, 'utf8')
  if (text.split(find).length !== 2) throw new Error(`${file} has not one «${find}»`)
  const plant: Plugin = {
    name: 'plant',
    setup: ({ onLoad }) =>
      onLoad({ filter: new RegExp(`${file.replaceAll('.', '\\.')}$`) }, () => ({
        contents: text.replace(find, () => put),
        loader: 'ts',
      })),
  }
  const outfile = `${FOLDER}/${number}.mjs`
  await build({
    ...{ entryPoints: ['proof/sync/run.ts'], bundle: true, format: 'esm', platform: 'node', packages: 'external' },
    ...{ outfile, plugins: [plant], alias: { '#test-database': './test/support/database-libsql.ts' } },
  })
  return (await import(outfile)).countsAreTheSame
}

mkdirSync(FOLDER, { recursive: true })
let missed = 0
const chosen = faults.filter(({ name }) => !named || name.includes(named))
for (const [number, fault] of chosen.entries()) {
  const proof = await withFault(fault, number)
  const db = await emptyDatabase()
  const property = proof(async () => db)
  const result = await fc.check(property, { seed: SEED, numRuns: MOST_RUNS, endOnFailure: true })
  if (!result.failed) missed += 1
  const said = result.errorInstance instanceof Error ? result.errorInstance.message.split('\n')[0]!.slice(0, 120) : ''
  console.log(`${fault.name}\n  ${result.failed ? `found after ${result.numRuns} runs: ${said}` : 'NOT FOUND'}`)
}
rmSync(FOLDER, { recursive: true })
console.log(`${chosen.length} faults, ${missed} not found`)
process.exitCode = missed ? 1 : 0
