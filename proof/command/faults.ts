import { readFileSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import fc from 'fast-check'
import { inRepository } from '../../src/node/paths'

/** A way to be wrong: what of a file is put in place of what. */
export type Fault = { name: string; file: string; find: string; put: string }

/** What came of looking for a fault: how long it took and what broke, or null where the proof did not find it. */
type Found = string | null

/**
 * Shows that a proof can fail: with each of the planted faults it has to find a violation. Those whose name holds the first
 * argument, or all.
 * @param entry the file of the proof
 * @param look runs the proof that was made with a fault in the code that it proves
 */
export async function findFaults<Proof>(
  faults: Fault[],
  entry: string,
  look: (proof: Proof) => Promise<Found> | Found,
): Promise<void> {
  const named = process.argv[2] ?? ''
  const chosen = faults.filter(({ name }) => name.includes(named))
  let missed = 0
  for (const [number, fault] of chosen.entries()) {
    const found = await look(await withFault<Proof>(entry, fault, number))
    if (found === null) missed += 1
    console.log(`${fault.name}\n  ${found === null ? 'NOT FOUND' : `found ${found}`}`)
  }
  console.log(`${chosen.length} faults, ${missed} not found`)
  process.exitCode = missed ? 1 : 0
}

/** Looks with a property: after how many runs it breaks, and how. */
export async function breaks(property: fc.IAsyncProperty<unknown[]>, most: number): Promise<Found> {
  const result = await fc.check(property, { seed: 7, numRuns: most, endOnFailure: true })
  const said = result.errorInstance instanceof Error ? result.errorInstance.message.split('\n')[0]! : ''
  return result.failed ? `after ${result.numRuns} runs: ${said.slice(0, 120)}` : null
}

async function withFault<Proof>(entry: string, { file, find, put }: Fault, number: number): Promise<Proof> {
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
    ...{ entryPoints: [entry], bundle: true, format: 'esm', platform: 'node', packages: 'external' },
    ...{ write: false, plugins: [plant], alias: { '#test-database': inRepository('test/support/database-libsql.ts') } },
  })
  // Beside the packages that it imports.
  const bundle = join(inRepository('.'), `.planted-${process.pid}-${number}.mjs`)
  await writeFile(bundle, outputFiles[0]!.contents)
  try {
    return (await import(bundle)) as Proof
  } finally {
    await rm(bundle)
  }
}
