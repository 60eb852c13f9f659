import type { EventPart } from '../../../events/list-parts'
import { DefinitionList } from '../../design/definition-list'
import type { Shown } from './show'
import { instantText, placeText, seatsText, whenText } from './words'

/** What the working copy of an event says. */
export function Facts({ c, event, parts }: Shown & { parts: EventPart[] }) {
  const m = c.get('m')
  const closes = event.registrationClosesAt
  const registration =
    event.registration === 'none'
      ? m.events.fields.noRegistration
      : [m.events.fields.openRegistration, closes ? m.events.closesAt(instantText(closes)) : '']
          .filter(Boolean)
          .join(', ')
  return (
    <>
      <DefinitionList
        items={[
          { term: m.events.when, value: whenText(m, event) },
          ...parts.map(part => ({
            term: part.isEarlier ? m.events.continues : m.events.continuedBy,
            value: <a href={`/staff/events/${part.id}`}>{part.title}</a>,
          })),
          { term: m.events.where, value: placeText(m, event) },
          { term: m.events.fields.url, value: event.onlineUrl },
          { term: m.events.host, value: event.host.name },
          { term: m.events.officer, value: event.officerName },
          { term: m.events.overlapBecause, value: event.overlapReason },
          {
            term: m.events.campaign,
            value: event.campaign ? <a href={`/staff/campaigns/${event.campaign.id}`}>{event.campaign.name}</a> : null,
          },
          { term: m.events.forWhom, value: event.groups.map(group => group.name).join(', ') || m.events.wholeWard },
          { term: m.events.age, value: m.events.ages(event.minAge, event.maxAge) },
          { term: m.events.fields.registration, value: registration },
          {
            term: m.events.fields.capacity,
            value: event.capacity === null ? m.events.unlimited : seatsText(m, event.capacity, event.prioritySeats),
          },
          {
            term: m.events.changed.priorityReleasesAt,
            value: event.priorityReleasesAt === null ? null : instantText(event.priorityReleasesAt),
          },
          {
            term: m.events.changed.claimHours,
            value: event.registration === 'open' ? m.events.claimed(event.claimHours) : null,
          },
        ]}
      />
      {event.description ? (
        <div class="prose">
          {event.description.split(/\n+/).map(paragraph => (
            <p>{paragraph}</p>
          ))}
        </div>
      ) : null}
    </>
  )
}
