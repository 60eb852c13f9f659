import type { EventDetails } from '../../../events/get-event'
import { MINUTE, wallDate, wallTime, writtenDate } from '../../../shared/dates'
import { type Form, freshForm } from '../../form'

/** The form of an event as it stands. One that crosses midnight is edited by its duration. */
export function editedForm(event: EventDetails): Form {
  const [hours = 0, minutes = 0] = event.startTime.split(':').map(Number)
  const ends = hours * 60 + minutes + event.durationMinutes
  const sameDay = ends < 24 * 60
  const closes = event.registrationClosesAt
  return freshForm({
    version: event.version,
    title: event.title,
    description: event.description,
    category: event.category,
    mode: event.mode,
    onlineUrl: event.onlineUrl,
    organizationId: event.organizationId,
    venueId: event.venueId,
    campaignId: event.campaignId,
    officerId: event.officerId,
    groupIds: event.groups.map(group => group.id),
    minAge: event.minAge,
    maxAge: event.maxAge,
    startsOn: event.startsOn,
    startTime: event.startTime,
    // Wall time of an instant counted from midnight, without a date.
    endTime: sameDay ? new Date(ends * MINUTE).toISOString().slice(11, 16) : '',
    durationMinutes: sameDay ? '' : event.durationMinutes,
    repeats: event.rule ? 'weekly' : 'once',
    days: event.rule?.days ?? [],
    until: event.rule?.until,
    skippedDates: event.skippedDates.map(writtenDate),
    registration: event.registration,
    registrationClosesOn: closes === null ? '' : wallDate(closes),
    registrationClosesTime: closes === null ? '' : wallTime(closes),
    capacity: event.capacity,
    prioritySeats: event.prioritySeats,
  })
}
