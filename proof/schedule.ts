import { checkRuns, conclude } from './command/runs'
import { scheduleStaysWhole } from './schedule/run'

/** How often each command was done and refused. */
const counted = new Map<string, [number, number]>()
const result = await checkRuns(
  (open, done) =>
    scheduleStaysWhole(open, done, (command, isDone) => {
      const [done, refused] = counted.get(command) ?? [0, 0]
      counted.set(command, isDone ? [done + 1, refused] : [done, refused + 1])
    }),
  commands => {
    for (const command of commands) console.log(JSON.stringify(command))
  },
)
for (const [command, [done, refused]] of [...counted].sort())
  console.log(`${command.padEnd(12)}${String(done).padStart(7)} done${String(refused).padStart(7)} refused`)
conclude(...result)
