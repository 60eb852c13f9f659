import { checkRuns, conclude } from './command/runs'
import { seatsAreFair } from './seats/run'

/** How often each command was done and refused, and sent together with others. */
const counted = new Map<string, [number, number, number]>()
const result = await checkRuns(
  (open, done) =>
    seatsAreFair(open, done, (command, isDone, atOnce) => {
      const [done, refused, together] = counted.get(command) ?? [0, 0, 0]
      counted.set(command, [done + Number(isDone), refused + Number(!isDone), together + Number(atOnce)])
    }),
  ({ steps, ...life }) => {
    console.log(JSON.stringify(life))
    for (const step of steps) console.log(step.map(command => JSON.stringify(command)).join(' with '))
  },
)
for (const [command, [done, refused, together]] of [...counted].sort())
  console.log(
    `${command.padEnd(16)}${String(done).padStart(7)} done${String(refused).padStart(7)} refused${String(together).padStart(7)} at once`,
  )
conclude(...result)
