import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import type { Database } from '../../src/database/database'
import { attendances, children } from '../../src/database/schema'
import { getHeadcount } from '../../src/participation/save-headcount'
import { readAnswers } from './answers'
import { type Answer, deliver } from './deliver'
import { type Outcome, outcomeOf } from './model'
import { operationsOf } from './operations'
import { type Story, stories } from './story'
import { newWorld, type World } from './world'

/** Told of each answer to an operation: `kept`, or the code it was refused with. */
export type Count = (answer: string) => void

/**
 * Plays a story twice, each time in a ward of its own and in another order, and compares what is counted with an
 * independent model, and where the same was taken with the other time.
 * @throws Error naming what is wrong
 */
async function live(db: Database, story: Story, count: Count): Promise<void> {
  const outcomes: { outcome: string; taken: string }[] = []
  for (const way of story.ways) {
    const world = await newWorld(db, story.devices)
    const operations = operationsOf(world, story)
    const answers = await deliver(world, story, operations, way)
    for (const answer of answers) countAnswers(answer, count)
    const { taken, children, problems } = readAnswers(story, operations, answers)
    const wanted = JSON.stringify(outcomeOf(story, taken, world.startsAt))
    const outcome = JSON.stringify(await outcomeIn(world, children))
    if (outcome !== wanted) problems.push(`counted ${outcome}, not ${wanted}`)
    if (problems.length) throw new Error(problems[0])
    outcomes.push({
      outcome,
      taken: [...taken]
        .map(({ body }) => body.nonce)
        .sort()
        .join(),
    })
  }
  const [one, other] = outcomes as [(typeof outcomes)[0], (typeof outcomes)[0]]
  if (one.taken === other.taken && one.outcome !== other.outcome)
    throw new Error(`in one order ${one.outcome}, in another ${other.outcome}`)
}

function countAnswers({ results }: Answer, count: Count) {
  if (!results) count('(phone revoked)')
  for (const result of results ?? []) count(result.status === 'kept' ? 'kept' : result.reason.code)
}

/** What the ward's tables say, in the model's words. */
async function outcomeIn(
  { db, s, sessions, placed, known, planted }: World,
  people: Map<string, string>,
): Promise<Outcome> {
  const keys = new Map([
    ...[...people].map(([key, id]) => [id, key] as const),
    ...placed.map((id, index) => [id, `c${index}`] as const),
    [known, 'known'] as const,
  ])
  const [there, all] = await db.batch([
    db.select().from(attendances).where(eq(attendances.wardId, s.wardId)),
    db.select({ id: children.id }).from(children).where(eq(children.wardId, s.wardId)),
  ])
  const heads = await Promise.all(sessions.map(session => getHeadcount(s.editor, session)))
  const added = all.flatMap(({ id }) => (/^p/.test(keys.get(id) ?? '') ? [keys.get(id)!] : []))
  const unexplained = all.length - planted - added.length
  return {
    present: sessions.map(session =>
      there
        .filter(({ occurrenceId }) => occurrenceId === session)
        .map(({ childId }) => keys.get(childId) ?? childId)
        .sort(),
    ),
    heads: heads.map(counts => ({ girls: counts.girls_6_10!, adults: counts.adults! })),
    added: [...added, ...Array(unexplained).fill('unexplained')].sort(),
  }
}

/** The property that counts depend on what phones did, and on nothing else. */
export const countsAreTheSame = (open: () => Promise<Database>, done: () => void = () => {}, count: Count = () => {}) =>
  fc.asyncProperty(stories, async story => {
    await live(await open(), story, count)
    done()
  })
