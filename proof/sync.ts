import { checkRuns, conclude } from './command/runs'
import { countsAreTheSame } from './sync/run'

/** How operations were answered. */
const counted = new Map<string, number>()
const result = await checkRuns(
  (open, done) => countsAreTheSame(open, done, answer => counted.set(answer, (counted.get(answer) ?? 0) + 1)),
  story => console.log(JSON.stringify(story)),
)
for (const [answer, times] of [...counted].sort()) console.log(`${answer.padEnd(24)}${String(times).padStart(9)}`)
conclude(...result)
