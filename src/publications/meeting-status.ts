import type { MeetingStatus } from '../shared/choices'
import { instantOf, wallDate } from '../shared/dates'
import type { Publication, PublicOccurrence, PublicVenue } from './publication'

const only = ({ payload: { occurrences } }: Publication) => (occurrences.length === 1 ? occurrences[0] : undefined)

/** Of the event as a whole, which is that of its meeting where it has but one. */
export function statusOf(publication: Publication): MeetingStatus {
  const { notice } = publication.payload
  if (publication.status === 'cancelled' || notice?.kind === 'cancelled') return 'cancelled'
  return notice?.kind === 'postponed' ? 'postponed' : (only(publication)?.status ?? 'scheduled')
}

/** The public reason of what `statusOf` says: why the event is off, or why it takes place after all. */
export const noticeReasonOf = (publication: Publication): string | null =>
  publication.payload.notice?.reason || only(publication)?.reason || null

/**
 * Of one meeting: its own, or what befell the event. Of an event that is off, what was over by then has been held all the
 * same, and a meeting of a postponed one that was called back by itself, which has a reason of its own, takes place.
 */
export function meetingStatusOf(publication: Publication, { status, reason, endsAt }: PublicOccurrence): MeetingStatus {
  const whole = statusOf(publication)
  if (whole === 'scheduled' || status === 'cancelled') return status
  const held = endsAt <= publication.modifiedAt
  const calledBack = whole === 'postponed' && reason !== null
  return status === 'scheduled' && (held || calledBack) ? status : whole
}

/** The public reason of what `meetingStatusOf` says: why a meeting is off, or why it takes place after all. */
export function reasonOf(publication: Publication, occurrence: PublicOccurrence): string | null {
  const off = meetingStatusOf(publication, occurrence) !== 'scheduled' && statusOf(publication) !== 'scheduled'
  return occurrence.reason || (off && publication.payload.notice?.reason) || null
}

/** Where a meeting takes place. */
export const venueOf = ({ payload }: Publication, occurrence: PublicOccurrence): PublicVenue | null =>
  occurrence.venue ?? payload.venue

/**
 * The instant a meeting was moved away from; null where it stands as the event says. What was over when the event last
 * changed was held by the hours of its time: a later hour of the event is no move of it.
 */
export function movedFrom({ payload, modifiedAt }: Publication, occurrence: PublicOccurrence): number | null {
  const { ruleDate, startsAt, endsAt } = occurrence
  const original = instantOf(ruleDate, payload.startTime)
  if (original === startsAt || Number.isNaN(original)) return null
  return wallDate(startsAt) !== ruleDate || endsAt > modifiedAt ? original : null
}
