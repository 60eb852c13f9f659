import type { EventToEdit } from '../../../events/read-event-input'
import { readDate } from '../../../shared/dates'
import { Notice } from '../../design/notice'
import { type Form, typed, valuesOf } from '../../form'
import { editedForm } from './edited-form'
import type { Part } from './form'

type StaleProps = Pick<Part, 'c' | 'form'> & { event?: EventToEdit; labels: Record<string, string> }

/** What somebody may have typed, without the fields that only count for some ways to repeat. */
const compared = [
  ...['title', 'description', 'category', 'organizationId', 'officerId', 'campaignId', 'startsOn', 'repeats'],
  ...['startTime', 'endTime', 'mode', 'venueId', 'onlineUrl', 'minAge', 'maxAge', 'groupIds', 'registration'],
  ...['capacity', 'prioritySeats', 'registrationClosesOn', 'priorityReleasesOn', 'claimHours'],
]

/** Whether somebody else saved the event since this form was opened. */
const isStale = (form: Form, event?: EventToEdit): event is EventToEdit =>
  event !== undefined && Number(typed(form, 'version')) !== event.version

/**
 * Says that somebody else saved the event meanwhile and where that differs from what was typed, which stays: whoever
 * has read it may save after all.
 */
export function Stale({ c, form, event, labels }: StaleProps) {
  if (!isStale(form, event)) return null
  const words = c.get('m').events.stale
  const saved = editedForm(event)
  const differing = compared.filter(name => textOf(saved, name) !== textOf(form, name))
  const look = (
    <a href={`/staff/events/${event.id}`} target="_blank" rel="noopener">
      {words.look}
    </a>
  )
  return (
    <Notice tone="warning" title={words.title} actions={look}>
      {differing.length ? <p>{words.differs(differing.map(name => labels[name]).join(', '))}</p> : null}
      <p>{words.next}</p>
    </Notice>
  )
}

const textOf = (form: Form, name: string) =>
  valuesOf(form, name)
    .map(value => readDate(value.replaceAll('\r\n', '\n')))
    .filter(Boolean)
    .sort()
    .join()
