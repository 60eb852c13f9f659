import { parseArgs } from 'node:util'
import { countHidden, seedOf, violationOf } from './suppression/check'
import { inventFigures } from './suppression/world'

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '7' }, runs: { type: 'string', default: '1000' } },
})
const seed = Number(values.seed)
const runs = Number(values.runs)
if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(runs) || runs < 1) {
  console.error('--seed and --runs are whole numbers, such as --seed 7 --runs 5000')
  process.exit(2)
}

let violations = 0
let [hidden, all] = [0, 0]
for (let run = 0; run < runs; run++) {
  const one = seedOf(seed, run)
  const violation = violationOf(one)
  if (violation) {
    violations++
    console.log(`Run ${run} (ward ${one}): ${violation}`)
  }
  const counted = countHidden(inventFigures(one))
  hidden += counted.hidden
  all += counted.all
  if ((run + 1) % 500 === 0 && run + 1 < runs) console.log(`${run + 1} of ${runs} …`)
}
console.log(`${hidden} of ${all} numbers hidden (${Math.round((100 * hidden) / all)}%)`)
console.log(`${runs} checked, ${violations} violations`)
process.exitCode = violations ? 1 : 0
