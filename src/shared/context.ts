import type { Database } from '../database/database'
import type { Actor } from './actor'
import { Forbidden } from './errors'

/** What every verb gets. `now` is UTC milliseconds from the one injected clock. */
export type Context = {
  db: Database
  actor: Actor
  now: number
  /** The version of the event that the caller looked at: of another one nothing is decided. Left out: as it stands. */
  seen?: number
}

/** Whether an actor's role is named. The system (seed, command-line tools) may do all; nobody else is let in unnamed. */
export const hasRole = (actor: Actor, ...allowed: Actor['role'][]): boolean =>
  actor.role === 'system' || allowed.includes(actor.role)

/**
 * Refuses an actor whose role is not named, as `hasRole` says.
 * @throws Forbidden
 */
export function requireRole(actor: Actor, ...allowed: Actor['role'][]): void {
  if (!hasRole(actor, ...allowed)) throw new Forbidden()
}
