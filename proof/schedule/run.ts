import fc from 'fast-check'
import type { Database } from '../../src/database/database'
import { HOUR } from '../../src/shared/dates'
import { DomainError } from '../../src/shared/errors'
import { type Command, commandLists } from './commands'
import { effects } from './effects'
import { followsRule } from './follows-rule'
import { attendance, bounds, past, planned, publicSide, refusals, type Step, venues } from './invariants'
import { deedOf, perform } from './perform'
import { newWorld, read, type State, type World } from './world'

/** Told of each command whether it was done. */
export type Count = (command: Command['do'], done: boolean) => void

/**
 * Plans, moves, splits, skips, approves, calls off, counts and waits as the commands say, in a ward of its own, and
 * looks at everything after each of them.
 * @throws Error naming the command and what is wrong after it
 */
export async function live(db: Database, commands: Command[], count: Count = () => {}): Promise<void> {
  const world = await newWorld(db)
  let before = await read(world)
  for (const [index, command] of commands.entries()) {
    const deed = deedOf(world, before, command)
    if (!deed && command.do !== 'wait') continue
    if (command.do === 'create') world.made += 1
    let refused: DomainError | undefined
    try {
      await perform(world, deed ?? { command, event: undefined!, meeting: undefined, input: {} }, nextStartOf(before))
    } catch (error) {
      if (!(error instanceof DomainError)) throw new Error(`${index + 1}. ${command.do} broke`, { cause: error })
      refused = error
    }
    count(command.do, refused === undefined)
    const after = await read(world)
    const problems = look(world, { deed, refused, before, after })
    if (problems.length) throw new Error(`After ${index + 1}. ${command.do}: ${problems[0]}`)
    before = after
  }
}

/** When the next meeting starts that the public sees; in an hour when there is none. */
const nextStartOf = ({ meetings, now }: State) =>
  meetings.find(one => one.shown && one.startsAt > now)?.startsAt ?? now + HOUR

const look = (world: World, step: Step): string[] => [
  ...bounds(step),
  ...planned(step),
  ...venues(step),
  ...attendance(world, step),
  ...past(world, step),
  ...publicSide(step),
  ...followsRule(step),
  ...effects(step),
  ...refusals(step),
]

/** The property that any sequence of commands keeps the schedule whole. */
export const scheduleStaysWhole = (open: () => Promise<Database>, done: () => void = () => {}, count?: Count) =>
  fc.asyncProperty(commandLists, async commands => {
    await live(await open(), commands, count)
    done()
  })
