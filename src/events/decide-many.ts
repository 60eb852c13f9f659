import { z } from 'zod'
import type { ErrorCode } from '../messages/errors'
import type { Context } from '../shared/context'
import { DomainError, Missing } from '../shared/errors'
import { idText, whole } from '../shared/parse'
import { type Part, partsTogether } from './parts-together'
import { refuseUnseen, type Seen } from './refuse-unseen'

const MOST = 100
const chooseSome: ErrorCode = 'choose_events'
const tooMany: ErrorCode = 'too_many_values'

/** Which events are decided at once; `version`: the one that was looked at, so that nothing unseen is approved. */
export const chosenEvents = z
  .array(z.strictObject({ id: idText(), version: whole(1, 1_000_000).optional() }))
  .min(1, chooseSome)
  .max(MOST, tooMany)

/**
 * What became of one event that was decided with others: `refused` is null when it was done. The parts of a split series
 * are one, by the part that comes first; `title` is null for what is not the ward's.
 */
export type Outcome = { id: string; title: string | null; parts: string[]; refused: DomainError | null }

/**
 * Decides events one after the other, so that one refusal does not hold up the rest. The parts of a split series are
 * decided together, once: `decide` gets the first of them, and all.
 * @throws whatever `decide` throws that is no refusal
 */
export async function decideMany(
  context: Context,
  events: z.output<typeof chosenEvents>,
  decide: (id: string, seen: Seen, parts: Part[]) => Promise<void>,
): Promise<Outcome[]> {
  const seen: Seen = new Map(events.flatMap(({ id, version }) => (version === undefined ? [] : [[id, version]])))
  const ids = [...new Set(events.map(({ id }) => id))]
  const groups = await partsTogether(context, ids)
  const outcomes: Outcome[] = []
  for (const group of groups) {
    const [first, ...others] = group
    const { id, title } = first!
    const refused = await refusalOf(async () => {
      refuseUnseen(group, seen)
      await decide(id, seen, group)
    })
    outcomes.push({ id, title, parts: others.map(part => part.id), refused })
  }
  const known = new Set(groups.flat().map(part => part.id))
  const missing = ids.filter(id => !known.has(id))
  return [...outcomes, ...missing.map(id => ({ id, title: null, parts: [], refused: new Missing() }))]
}

async function refusalOf(attempt: () => Promise<void>): Promise<DomainError | null> {
  try {
    await attempt()
    return null
  } catch (error) {
    if (error instanceof DomainError) return error
    throw error
  }
}
