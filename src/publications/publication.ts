import type { Category, MeetingStatus, Mode } from '../shared/choices'
import type { Rule } from '../shared/recurrence'

/** Types of the public projection. Nothing here may name a person. */

export type PublicVenue = { id: string; slug: string; name: string; address: string }

export type PublicOccurrence = {
  id: string
  /** The date by which the rule names it; another than that of `startsAt` where it was moved. */
  ruleDate: string
  startsAt: number
  endsAt: number
  /** A postponed one has no new date yet. */
  status: MeetingStatus
  /** Public reason of a postponement or cancellation; of a scheduled one, why it takes place after all. */
  reason: string | null
  /** Where it takes place, if elsewhere than the event. */
  venue: PublicVenue | null
  /** What is particular to this meeting. */
  note: string
}

export type PublicationPayload = {
  title: string
  description: string
  category: Category
  mode: Mode
  onlineUrl: string | null
  host: { id: string; name: string }
  venue: PublicVenue | null
  campaign: { id: string; name: string } | null
  /** Empty: the whole ward. */
  groups: { id: string; slug: string; name: string }[]
  minAge: number | null
  maxAge: number | null
  registration: 'none' | 'open'
  registrationClosesAt: number | null
  capacity: number | null
  prioritySeats: number
  /** When kept seats are opened to all. Publications from before it could be said lack it. */
  priorityReleasesAt?: number | null
  /** Hours for which a place given from the waiting list is held; 0 or absent: it is given at once. */
  claimHours?: number
  /** Wall date and time of the first occurrence and the rule it repeats by, as the editor said them. */
  startsOn: string
  startTime: string
  durationMinutes: number
  rule: Rule | null
  /** What happened to the event as a whole, in words for the public. */
  notice: { kind: 'postponed' | 'cancelled' | 'restored'; reason: string } | null
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
