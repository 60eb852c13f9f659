import { readFileSync } from 'node:fs'
import { build, type Plugin } from 'esbuild'
import type { seedOf, violationOf } from './suppression/check'
import { type Fault, faults } from './suppression/faults'

// Shows that the proof can fail: with each of the planted faults it has to find a violation.
const SEED = 7
const MOST_WARDS = 3000
const named = process.argv[2]

type Proof = { violationOf: typeof violationOf; seedOf: typeof seedOf }

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
    ...{ entryPoints: ['proof/suppression/check.ts'], bundle: true, format: 'esm', write: false, plugins: [plant] },
    ...{ platform: 'node', mainFields: ['module', 'main'] },
  })
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0]!.contents).toString('base64')}`)
}

let missed = 0
const chosen = faults.filter(({ name }) => !named || name.includes(named))
for (const fault of chosen) {
  const { violationOf, seedOf } = await withFault(fault)
  let violation: string | null = null
  let ward = 0
  while (ward < MOST_WARDS && !violation) violation = violationOf(seedOf(SEED, ward++))
  if (!violation) missed++
  console.log(`${fault.name}\n  ${violation ? `found in ward ${ward}: ${violation}` : 'NOT FOUND'}`)
}
console.log(`${chosen.length} faults, ${missed} not found`)
process.exitCode = missed ? 1 : 0
