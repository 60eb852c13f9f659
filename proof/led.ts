import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { build } from 'esbuild'
import { DAYS_OF_A_LIFE } from './led/life'
import { liveOverHttp } from './led/over-http'
import { add, emptySum, liveAlone, type Sum, seedOf } from './led/run'
import { tableOf } from './led/table'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '7' },
    'screen-days': { type: 'string', default: '1000' },
    /** Seed of one life, as a violation names it. */
    only: { type: 'string' },
  },
})
const seed = Number(values.seed)
const screenDays = Number(values['screen-days'])
if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(screenDays) || screenDays < 1) {
  console.error('--seed and --screen-days are whole numbers, such as --seed 7 --screen-days 10000')
  process.exit(2)
}

/** So many days go through the whole app over HTTP and libSQL. */
const OVER_HTTP = Math.min(30, screenDays)
const DAYS_ALONE = screenDays - OVER_HTTP

if (values.only) {
  const { violation } = liveAlone(Number(values.only))
  console.log(violation ?? 'nothing is wrong in this life')
  process.exitCode = violation ? 1 : 0
} else await liveAll()

async function liveAll() {
  console.log(`Seed ${seed}, ${screenDays} screen-days`)
  const sum = emptySum()
  for (let life = 0; life * DAYS_OF_A_LIFE < OVER_HTTP; life++)
    add(
      sum,
      await liveOverHttp(seedOf(seed, 1_000_000 + life), Math.min(DAYS_OF_A_LIFE, OVER_HTTP - life * DAYS_OF_A_LIFE)),
    )
  console.log(`${sum.days} of ${screenDays}, over HTTP …`)
  // Bundled, because run file by file it takes twice as long.
  const { outputFiles } = await build({
    ...{ entryPoints: ['proof/led-part.ts'], bundle: true, platform: 'node', format: 'cjs', write: false },
  })
  const parts = availableParallelism()
  const failed = await Promise.all(
    Array.from({ length: parts }, (_, part) => waitFor(outputFiles[0]!.text, { part, parts }, sum)),
  )
  report(sum, failed.some(Boolean))
}

async function waitFor(code: string, place: { part: number; parts: number }, sum: Sum): Promise<boolean> {
  const worker = new Worker(code, { eval: true, workerData: { ...place, seed, days: DAYS_ALONE } })
  worker.on('message', life => {
    const before = Math.floor(sum.days / 1000)
    add(sum, life)
    if (Math.floor(sum.days / 1000) > before) console.log(`${Math.round(sum.days)} of ${screenDays} …`)
  })
  const [exit] = await once(worker, 'exit')
  return exit !== 0
}

function report(sum: Sum, failed: boolean) {
  if (failed) console.log('A part of the proof broke down: not all days were checked.')
  const [shortest] = [...sum.violations].sort((a, b) => a.length - b.length)
  for (const violation of sum.violations) console.log(violation.split('\n').slice(0, 2).join('\n'))
  if (shortest) console.log(`\n${shortest}\n  again alone: npm run proof:led -- --only <seed of this life>\n`)
  for (const line of tableOf(sum)) console.log(line)
  console.log(`${Math.round(sum.days)} checked, ${sum.violations.length} violations`)
  process.exitCode = sum.violations.length || failed ? 1 : 0
}
