import type { vi } from '../../../messages/checkin-app'

/** What the server and a teacher's phone say to each other. Instants are UTC milliseconds. */

export type Child = {
  id: string
  /** As said at the door: the given name, initials only where two share it. */
  name: string
  group: string
  /** SHA-256 of what the QR of the child's ticket says; null for one who came without a place. */
  ticket: string | null
  present: boolean
  excused: boolean
  /** When this phone recorded it; the server does not say. */
  since?: number
}

export type Counts = Record<string, number>

export type Session = {
  id: string
  title: string
  venue: string | null
  startsAt: number
  endsAt: number
  opensAt: number
  closesAt: number
  children: Child[]
  /** This phone's own head-count, by category. */
  counts: Counts
  /** Heads that all have counted. */
  crowd: number
  /** Called off meanwhile; it stands here for what was not sent or was refused. Said by this phone alone. */
  gone?: true
}

export type Roster = {
  now: number
  device: { id: string; label: string; expiresAt: number }
  ward: { name: string }
  groups: { id: string; name: string }[]
  sessions: Session[]
}

export type WalkIn = {
  name: string
  groupId: string
  birthYear: number
  gender: 'girl' | 'boy' | 'other'
  consent: true
  assent?: 'yes' | 'no'
}

type Said = { nonce: string; at: number; occurrenceId: string }
export type MarkOperation = Said & {
  kind: 'mark'
  /** A child of the roster, or the nonce of a walk-in that this phone recorded. */
  childId?: string
  walkIn?: string
  present: boolean
  method: 'tick' | 'scan'
}
export type WalkInOperation = Said & { kind: 'walk_in'; child: WalkIn }
export type CountOperation = Said & { kind: 'count'; counts: Counts }
export type Operation = MarkOperation | WalkInOperation | CountOperation

export type Reason = { code: string; message: string }
export type Result = { nonce: string; status: 'kept' | 'refused'; childId?: string; reason?: Reason }
export type BatchAnswer = { now: number; results: Result[] }

/** What the page hands over once, in a data block. */
export type CheckinPage = {
  words: Words
  language: string
  /** From this age a child is asked too; the oldest that take part. */
  assentAge: number
  oldest: number
  worker: string
  decoder: string
  /** What the app is made of besides what the page itself names. */
  parts: string[]
}

export type Words = typeof vi
