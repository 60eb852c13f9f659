import type { Category, Mode } from '../shared/choices'

/** Types of the public projection. Nothing here may name a person. */

export type PublicOccurrence = {
  id: string
  startsAt: number
  endsAt: number
  status: 'scheduled' | 'cancelled'
  /** Public reason of a cancellation. */
  reason: string | null
}

export type PublicationPayload = {
  title: string
  description: string
  category: Category
  mode: Mode
  onlineUrl: string | null
  host: { id: string; name: string }
  venue: { id: string; slug: string; name: string; address: string } | null
  campaign: { id: string; name: string } | null
  /** Empty: the whole ward. */
  groups: { id: string; slug: string; name: string }[]
  minAge: number | null
  maxAge: number | null
  registration: 'none' | 'open'
  registrationClosesAt: number | null
  capacity: number | null
  prioritySeats: number
  /** Wall date and time of the first occurrence and the rule it repeats by, as the editor said them. */
  startsOn: string
  startTime: string
  durationMinutes: number
  rule: { freq: 'weekly'; days: number[]; until: string } | null
  /** Why the whole event is cancelled, in words for the public. */
  reason: string | null
  /** Every occurrence, in time order; cancelled ones stay, skipped dates are absent. */
  occurrences: PublicOccurrence[]
}

export type Publication = {
  id: string
  wardId: string
  uid: string
  sequence: number
  change: number
  status: 'published' | 'cancelled' | 'withdrawn'
  firstPublishedAt: number
  modifiedAt: number
  firstStartsAt: number
  lastEndsAt: number
  /** Seats any child could still take; null without a limit. */
  seatsLeft: number | null
  payload: PublicationPayload
}
