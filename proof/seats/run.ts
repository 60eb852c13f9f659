import fc from 'fast-check'
import type { Database } from '../../src/database/database'
import { HOUR } from '../../src/shared/dates'
import { DomainError } from '../../src/shared/errors'
import { type Command, type Life, lives } from './commands'
import { isAllowed, outcomes, type Sent, wordsOf } from './expected'
import { always, type Seen, whenSettled } from './invariants'
import { fill, type State } from './model'
import { perform } from './perform'
import { newWorld, read, type World } from './world'

/** Told of each command whether it was done, and whether others were sent at the same instant. */
export type Count = (command: Command['do'], done: boolean, atOnce: boolean) => void

/**
 * Lets families and the office do as the steps say, in a ward of its own, and looks at everything after each of them.
 * @throws Error naming the step and what is wrong after it
 */
export async function live(db: Database, { seats, noShowLimit, steps }: Life, count: Count = () => {}): Promise<void> {
  const world = await newWorld(db, seats, noShowLimit)
  let before = await read(world)
  for (const [index, step] of steps.entries()) {
    if (world.meetings.at(-1)!.endsAt <= before.now + HOUR) return
    const sent = await Promise.all(step.flatMap(command => send(world, before, command)))
    for (const { command, refused } of sent) count(command.do, refused === null, sent.length > 1)
    const after = await read(world)
    const problems = look(world, before, sent, after)
    const names = sent
      .map(({ command, refused }) => `${command.do}${refused === null ? '' : ` (${refused})`}`)
      .join(' with ')
    if (problems.length) throw new Error(`After ${index + 1}. ${names}: ${problems[0]}`)
    before = after
  }
}

const speaksOf = (command: Command) => !['register', 'withdrawConsent', 'consent', 'attend'].includes(command.do)

/** Nothing where there is nothing that the command could speak of. */
function send(world: World, before: State, command: Command): Promise<Sent>[] {
  const place = 'child' in command ? before.places.find(one => one.child === command.child) : undefined
  if ('child' in command && speaksOf(command) && !place) return []
  const id = place?.id ?? ''
  const told = (refused: string | null): Sent => ({ command, id, refused })
  return [
    perform(world, before, command, id).then(
      () => told(null),
      error => {
        if (error instanceof DomainError)
          return told(`${error.reason.code} ${JSON.stringify((error as { fields?: object }).fields ?? '')}`)
        throw new Error(`${command.do} broke`, { cause: error })
      },
    ),
  ]
}

/** What the calendar refuses, such as to publish what did not change, is not the seats' matter. */
const unjudged: Command['do'][] = ['publish', 'excuse', 'comeAfterAll']
/** Whoever does these looks after the event. */
const settling: Command['do'][] = ['register', 'cancel', 'claim', 'separate', 'settle', 'publish']

function look(world: World, before: State, sent: Sent[], after: Seen): string[] {
  const [only] = sent
  if (!only) return []
  const isDone = only.refused === null
  if (sent.length === 1 && !unjudged.includes(only.command.do))
    if (isAllowed(before, only, world.codes.length) !== isDone)
      return [isDone ? 'it should have been refused' : 'it should have been done']
  const published = { ...after, places: before.places }
  const expected =
    only.command.do === 'publish'
      ? [fill(published), ...(isDone ? [] : [published])]
      : outcomes({ ...before, now: after.now }, sent)
  const words = wordsOf(after)
  const problems = always(before, after)
  if (!expected.some(state => wordsOf(state) === words))
    problems.push(`it stands\n${words}\nand should\n${[...new Set(expected.map(wordsOf))].join('\nor\n')}`)
  const isSettled = sent.some(({ command, refused }) => refused === null && settling.includes(command.do))
  return isSettled ? [...problems, ...whenSettled(after)] : problems
}

/** The property that whatever is done in whatever order, seats are given as the rules say. */
export const seatsAreFair = (open: () => Promise<Database>, done: () => void = () => {}, count?: Count) =>
  fc.asyncProperty(lives, async life => {
    await live(await open(), life, count)
    done()
  })
