import type { PublicationPayload } from '../publications/publication'
import type { EventDetails } from './get-event'

/** What the public may see of an event as it stands. Names no person. */
export const snapshotOf = (event: EventDetails): PublicationPayload => ({
  title: event.title,
  description: event.description,
  category: event.category,
  mode: event.mode,
  onlineUrl: event.onlineUrl,
  host: event.host,
  venue: event.venue,
  campaign: event.campaign,
  groups: event.groups,
  minAge: event.minAge,
  maxAge: event.maxAge,
  registration: event.registration,
  registrationClosesAt: event.registrationClosesAt,
  capacity: event.capacity,
  prioritySeats: event.prioritySeats,
  startsOn: event.startsOn,
  startTime: event.startTime,
  durationMinutes: event.durationMinutes,
  rule: event.rule,
  reason: event.status === 'cancelled' ? event.statusReason : null,
  occurrences: event.occurrences,
})
