import type { Database } from '../database/database'
import type { Actor } from './actor'
import { Forbidden } from './errors'

/** What every verb gets. `now` is UTC milliseconds from the one injected clock. */
export type Context = {
  db: Database
  actor: Actor
  now: number
}

/**
 * Refuses an actor whose role is not named. The system (seed, timers) may do all; nobody else is let in unnamed.
 * @throws Forbidden
 */
export function requireRole(actor: Actor, ...allowed: Actor['role'][]): void {
  if (actor.role !== 'system' && !allowed.includes(actor.role)) throw new Forbidden()
}
