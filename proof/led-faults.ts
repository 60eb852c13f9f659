import { readFileSync } from 'node:fs'
import { build, type Plugin } from 'esbuild'
import { type Fault, faults } from './led/faults'
import type { liveAlone, seedOf } from './led/run'

// Shows that the proof can fail: with each of the planted faults it has to find a violation.
const SEED = 7
const MOST_DAYS = 1000
const named = process.argv[2]

type Proof = { liveAlone: typeof liveAlone; seedOf: typeof seedOf }

/** The proof with a fault in the code that it proves. */
async function withFault({ file, find, put }: Fault): Promise<Proof> {
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
    ...{ entryPoints: ['proof/led/run.ts'], bundle: true, format: 'esm', write: false, plugins: [plant] },
  })
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0]!.contents).toString('base64')}`)
}

let missed = 0
const chosen = faults.filter(({ name }) => !named || name.includes(named))
for (const fault of chosen) {
  const { liveAlone, seedOf } = await withFault(fault)
  let days = 0
  let violation: string | null = null
  for (let life = 0; days < MOST_DAYS && !violation; life++) {
    const one = liveAlone(seedOf(SEED, life))
    days += one.days
    violation = one.violation
  }
  if (!violation) missed++
  const found = violation ? `found after ${days.toFixed(1)} days: ${violation.split('\n')[0]!.slice(10)}` : 'NOT FOUND'
  console.log(`${fault.name}\n  ${found}`)
}
console.log(`${chosen.length} faults, ${missed} not found`)
process.exitCode = missed ? 1 : 0
