import type { PublicationPayload, PublicOccurrence } from '../publications/publication'
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
  priorityReleasesAt: event.priorityReleasesAt,
  claimHours: event.claimHours,
  startsOn: event.startsOn,
  startTime: event.startTime,
  durationMinutes: event.durationMinutes,
  rule: event.rule,
  notice: null,
  occurrences: publishable(event).map(publicMeeting),
})

/** The working copy's meetings; on a date where one was held or counted that an edit had moved away, that one. */
export function publishable({ occurrences, leaving }: EventDetails) {
  const held = leaving.filter(meeting => meeting.fixed)
  const dates = new Set(held.map(meeting => meeting.ruleDate))
  // With the approval, what the public sees moves and keeps its id.
  const ids = new Map(leaving.map(meeting => [meeting.ruleDate, meeting.id]))
  const planned = occurrences
    .filter(meeting => meeting.fixed || !dates.has(meeting.ruleDate))
    .map(meeting => (meeting.shown ? meeting : { ...meeting, id: ids.get(meeting.ruleDate) ?? meeting.id }))
  return [...planned, ...held].sort((a, b) => a.startsAt - b.startsAt)
}

const publicMeeting = (meeting: EventDetails['occurrences'][number]): PublicOccurrence => ({
  id: meeting.id,
  ruleDate: meeting.ruleDate,
  startsAt: meeting.startsAt,
  endsAt: meeting.endsAt,
  status: meeting.status,
  reason: meeting.reason,
  venue: meeting.venue,
  note: meeting.note,
})
