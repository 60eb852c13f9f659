import { fork } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
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
    /** Of how many processes this is which one. */
    part: { type: 'string' },
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
const lives = Math.ceil((screenDays - OVER_HTTP) / DAYS_OF_A_LIFE)
const daysOf = (life: number) => Math.min(DAYS_OF_A_LIFE, screenDays - OVER_HTTP - life * DAYS_OF_A_LIFE)

if (values.only) {
  const { violation } = liveAlone(Number(values.only))
  console.log(violation ?? 'nothing is wrong in this life')
  process.exitCode = violation ? 1 : 0
} else if (values.part) livePart(...(values.part.split('/').map(Number) as [number, number]))
else await liveAll()

function livePart(part: number, parts: number) {
  for (let life = part; life < lives; life += parts) process.send!(liveAlone(seedOf(seed, life), daysOf(life)))
}

async function liveAll() {
  console.log(`Seed ${seed}, ${screenDays} screen-days`)
  const sum = emptySum()
  for (let life = 0; life * DAYS_OF_A_LIFE < OVER_HTTP; life++)
    add(
      sum,
      await liveOverHttp(seedOf(seed, 1_000_000 + life), Math.min(DAYS_OF_A_LIFE, OVER_HTTP - life * DAYS_OF_A_LIFE)),
    )
  console.log(`${sum.days} of ${screenDays}, over HTTP …`)
  const parts = Math.min(availableParallelism(), lives)
  const failed = await Promise.all(Array.from({ length: parts }, (_, part) => waitFor(part, parts, sum)))
  report(sum, failed.some(Boolean))
}

async function waitFor(part: number, parts: number, sum: Sum): Promise<boolean> {
  const child = fork(fileURLToPath(import.meta.url), [...process.argv.slice(2), '--part', `${part}/${parts}`])
  child.on('message', life => {
    const before = Math.floor(sum.days / 1000)
    add(sum, life as Parameters<typeof add>[1])
    if (Math.floor(sum.days / 1000) > before) console.log(`${Math.round(sum.days)} of ${screenDays} …`)
  })
  const [code] = await once(child, 'exit')
  return code !== 0
}

function report(sum: Sum, failed: boolean) {
  if (failed) console.log('A process of the proof broke down: not all days were checked.')
  const [shortest] = [...sum.violations].sort((a, b) => a.length - b.length)
  if (shortest) console.log(`\n${shortest}\n  again alone: npm run proof:led -- --only <seed of this life>\n`)
  for (const line of tableOf(sum)) console.log(line)
  console.log(`${Math.round(sum.days)} checked, ${sum.violations.length} violations`)
  process.exitCode = sum.violations.length || failed ? 1 : 0
}
