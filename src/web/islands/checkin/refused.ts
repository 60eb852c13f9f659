import type { Operation } from './contract'
import type { Held } from './phone'

/** Puts what was refused back among what waits, as a new word of now: what was in its way may be gone. */
export function sendAgain(held: Held, nonce: string, made: { nonce: string; at: number }): Held {
  const found = held.refused.find(({ operation }) => operation.nonce === nonce)
  if (!found) return held
  const left = drop(held, nonce)
  // A walk-in keeps its nonce, so that the server never adds the child twice.
  const own = found.operation.kind === 'walk_in' ? nonce : made.nonce
  const operation: Operation = { ...found.operation, nonce: own, at: made.at }
  return { ...left, queue: left.queue.concat(operation) }
}

export const drop = (held: Held, nonce: string): Held => ({
  ...held,
  refused: held.refused.filter(({ operation }) => operation.nonce !== nonce),
})
