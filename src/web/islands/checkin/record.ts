import type { Counts, Operation, WalkIn } from './contract'
import { type Held, sessionOf } from './phone'

/** Who: a child of the roster, or a walk-in of this phone by its nonce. */
export type Who = { childId: string } | { walkIn: string }

type Made = { nonce: string; at: number }
type Word = Operation extends infer One ? (One extends Operation ? Omit<One, 'nonce' | 'at'> : never) : never

/** A child is here, or is not after all. The last word on a child takes the place of one that still waits. */
export const mark = (
  held: Held,
  made: Made,
  occurrenceId: string,
  who: Who,
  present: boolean,
  method: 'tick' | 'scan',
): Held => add(held, made, { kind: 'mark', occurrenceId, ...who, present, method })

export const addWalkIn = (held: Held, made: Made, occurrenceId: string, child: WalkIn): Held =>
  add({ ...held, draft: null }, made, { kind: 'walk_in', occurrenceId, child })

/** One head more or less in a category; never below none. */
export function count(held: Held, made: Made, occurrenceId: string, category: string, by: number): Held {
  const before = countsOf(held, occurrenceId)
  const heads = Math.max(0, (before[category] || 0) + by)
  return add(held, made, { kind: 'count', occurrenceId, counts: { ...before, [category]: heads } })
}

/** This phone's own head-count as it will be once all is sent. */
export function countsOf(held: Held, occurrenceId: string): Counts {
  const waiting = held.queue.find(one => one.kind === 'count' && one.occurrenceId === occurrenceId)
  return waiting && waiting.kind === 'count' ? waiting.counts : sessionOf(held, occurrenceId)?.counts || {}
}

/** Of two words on the same the later wins, so the earlier need not be sent any more. */
function add(held: Held, made: Made, word: Word): Held {
  const last = held.queue.reduce((latest, { at }) => Math.max(latest, at), 0)
  const operation = { ...word, nonce: made.nonce, at: Math.max(made.at, last + 1) } as Operation
  const queue = held.queue.filter(other => !saysSame(operation, other)).concat(operation)
  const refused = held.refused.filter(({ operation: other }) => !saysSame(operation, other))
  return { ...held, queue, refused }
}

function saysSame(one: Operation, other: Operation): boolean {
  if (one.kind === 'walk_in' || one.kind !== other.kind || one.occurrenceId !== other.occurrenceId) return false
  if (one.kind === 'count' || other.kind !== 'mark') return true
  return one.childId === other.childId && one.walkIn === other.walkIn
}
