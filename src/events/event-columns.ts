import { Invalid } from '../shared/errors'
import { fold } from '../shared/text'
import { closingOf, type EventFields, releaseOf } from './event-input'
import { expandOccurrences, type Slot } from './expand-occurrences'
import { type Almanac, seriesOf } from './series-of'

/**
 * What an input means for the event's row, and its meetings.
 * @throws Invalid where the dates make no sense
 */
export function columnsOf(input: EventFields, almanac: Almanac) {
  const series = seriesOf(input, almanac)
  const slots: Slot[] = expandOccurrences(series, almanac)
  const registrationClosesAt = closingOf(input)
  if (registrationClosesAt !== null && registrationClosesAt > slots[0]!.startsAt)
    throw new Invalid({ registrationClosesOn: { code: 'closes_after_start' } })
  const priorityReleasesAt = releaseOf(input)
  if (priorityReleasesAt !== null && priorityReleasesAt > (registrationClosesAt ?? slots.at(-1)!.startsAt))
    throw new Invalid({ priorityReleasesOn: { code: 'releases_too_late' } })
  const columns = {
    ...series,
    title: input.title,
    description: input.description,
    category: input.category,
    mode: input.mode,
    onlineUrl: input.mode === 'in_person' ? null : input.onlineUrl,
    organizationId: input.organizationId,
    venueId: input.mode === 'online' ? null : input.venueId,
    campaignId: input.campaignId,
    officerId: input.officerId,
    minAge: input.minAge,
    maxAge: input.maxAge,
    registration: input.registration,
    registrationClosesAt,
    capacity: input.capacity,
    prioritySeats: input.prioritySeats,
    priorityReleasesAt,
    claimHours: input.registration === 'open' ? input.claimHours : 0,
    searchTitle: fold(input.title),
  }
  return { columns, slots }
}

export type EventColumns = ReturnType<typeof columnsOf>['columns']
