import type { Operation, Reason, Roster, Session } from './contract'

/** What came back, with the reason; what was typed stays until somebody corrects or drops it. */
export type Refused = { operation: Operation; reason: Reason }

/** Of a session whose operations can never be sent: how many, without anybody's name. */
export type Lost = { title: string; startsAt: number; present: number; walkIns: number; heads: number }

/** What the phone has to say although it has forgotten the rest. */
export type Note = { kind: 'forgotten' | 'revoked' | 'expired' | 'too_late' | 'wiped'; at: number; lost: Lost[] }

/** What was typed of a walk-in and not recorded yet. */
export type Draft = Record<'name' | 'groupId' | 'birthYear' | 'gender' | 'assent', string> & { consent: boolean }

export type Held = Omit<Roster, 'now'> & {
  /** The device's key, for the server. */
  key: string
  /** Server's clock less the phone's. */
  offset: number
  /** When the server last had everything; null until then. */
  sentAt: number | null
  queue: Operation[]
  refused: Refused[]
  /** Nonces that were sent again once, with the time corrected or after what they are about. */
  again: string[]
  /** The pass ended with something unsent, which a new one may send. */
  ended: boolean
  draft: { occurrenceId: string; fields: Draft } | null
}

/** All that a phone keeps; sealed as one. */
export type Phone = { held: Held | null; note: Note | null }

export const emptyPhone: Phone = { held: null, note: null }

/** The server's clock, as far as the phone can tell. */
export const correctedNow = (held: Held | null, wallClock: number): number => wallClock + (held ? held.offset : 0)

export const sessionOf = (held: Held | null, id: string): Session | undefined =>
  held?.sessions.find(session => session.id === id)

/** How many are waiting to be sent: those the server has not answered, and those it refused. */
export const unsent = (held: Held | null): number => (held ? held.queue.length + held.refused.length : 0)
