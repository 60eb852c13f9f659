import { readFileSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import fc from 'fast-check'
import { inRepository } from '../src/node/paths'
import { emptyDatabase } from '../test/support/database-libsql'
import { type Fault, faults } from './seats/faults'
import type { seatsAreFair } from './seats/run'

// Shows that the proof can fail: with each of the planted faults it has to find a violation.
const SEED = 7
const MOST_RUNS = 1000
const named = process.argv[2]

/** The proof with a fault in the code that it proves. */
async function withFault({ file, find, put }: Fault, number: number): Promise<typeof seatsAreFair> {
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
  const { outputFiles } = await build({
    ...{ entryPoints: ['proof/seats/run.ts'], bundle: true, format: 'esm', platform: 'node', packages: 'external' },
    ...{ write: false, plugins: [plant], alias: { '#test-database': inRepository('test/support/database-libsql.ts') } },
  })
  // Beside the packages that it imports.
  const bundle = join(inRepository('.'), `.planted-${process.pid}-${number}.mjs`)
  await writeFile(bundle, outputFiles[0]!.contents)
  try {
    return ((await import(bundle)) as { seatsAreFair: typeof seatsAreFair }).seatsAreFair
  } finally {
    await rm(bundle)
  }
}

let missed = 0
const chosen = faults.filter(({ name }) => !named || name.includes(named))
for (const [number, fault] of chosen.entries()) {
  const fair = await withFault(fault, number)
  const db = emptyDatabase()
  let runs = 0
  const property = fair(
    () => db,
    () => {
      runs += 1
    },
  )
  const result = await fc.check(property, { seed: SEED, numRuns: MOST_RUNS, endOnFailure: true })
  if (!result.failed) missed++
  const said = result.errorInstance instanceof Error ? result.errorInstance.message.split('\n')[0]! : ''
  console.log(`${fault.name}\n  ${result.failed ? `found after ${runs} lives: ${said}` : 'NOT FOUND'}`)
}
console.log(`${chosen.length} faults, ${missed} not found`)
process.exitCode = missed ? 1 : 0
