import { conclude, readRuns } from './command/runs'
import { countHidden, seedOf, violationOf } from './suppression/check'
import { inventFigures } from './suppression/world'

const { seed, runs } = readRuns()
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
conclude(runs, violations)
