import { type Choices, readEventChoices } from '../../../events/event-choices'
import { type AppContext, verbContext } from '../../../http/env'
import type { Messages } from '../../../messages'
import { wallDate } from '../../../shared/dates'
import { Button, ButtonLink, ButtonRow } from '../../design/button'
import { Card } from '../../design/card'
import { ErrorSummary } from '../../design/error-summary'
import { Notice } from '../../design/notice'
import { type Form, freshForm, labelled, typed } from '../../form'
import { staffPage } from '../frame'
import { What, When } from './form-what-when'
import { Seats, Where, Who } from './form-where-who'

export type Part = { c: AppContext; form: Form; choices: Choices }

/** The form of an event; `event` is there when one is edited. */
export async function eventForm(c: AppContext, form: Form, event?: { id: string; isPublic: boolean }) {
  const m = c.get('m')
  const choices = await readEventChoices(verbContext(c))
  const part: Part = { c, form, choices }
  const back = event ? `/staff/events/${event.id}` : '/staff/events'
  return staffPage(
    c,
    {
      room: 'events',
      title: event ? m.events.editTitle : m.events.create,
      notice: event?.isPublic ? <Notice>{m.events.stillPublic}</Notice> : undefined,
    },
    <form method="post" action={back} novalidate class="stack">
      <ErrorSummary title={m.errorSummary} errors={labelled(form, labelsOf(m))} />
      <input type="hidden" name="version" value={typed(form, 'version')} disabled={!event} />
      <input type="hidden" name="officerId" value={typed(form, 'officerId')} />
      <Card class="card-split">
        <What {...part} />
      </Card>
      <Card class="card-split">
        <When {...part} />
      </Card>
      <Card class="card-split">
        <Where {...part} />
      </Card>
      <Card class="card-split">
        <Who {...part} />
      </Card>
      <Card class="card-split">
        <Seats {...part} />
      </Card>
      <ButtonRow>
        <Button>{m.events.saveDraft}</Button>
        <ButtonLink tone="quiet" href={back}>
          {m.cancel}
        </ButtonLink>
      </ButtonRow>
    </form>,
  )
}

/** A new event's form: some of it may come from the address, as from a campaign's page. */
export const newEventForm = (c: AppContext) =>
  freshForm({
    mode: 'in_person',
    repeats: 'once',
    registration: 'none',
    organizationId: c.get('actor').organizationId,
    startsOn: wallDate(c.get('now')),
    campaignId: c.req.query('campaignId'),
    venueId: c.req.query('venueId'),
  })

/** In the order of the form, for the summary of what is still missing. */
function labelsOf(m: Messages): Record<string, string> {
  const f = m.events.fields
  return {
    title: f.title,
    description: f.description,
    category: f.category,
    organizationId: f.organization,
    campaignId: f.campaign,
    startsOn: f.startsOn,
    startTime: f.startTime,
    endTime: f.endTime,
    durationMinutes: f.duration,
    repeats: f.repeats,
    days: f.days,
    until: f.until,
    skippedDates: f.skipped,
    mode: f.mode,
    venueId: f.venue,
    onlineUrl: f.url,
    minAge: f.minAge,
    maxAge: f.maxAge,
    groupIds: f.groups,
    registration: f.registration,
    capacity: f.capacity,
    prioritySeats: f.prioritySeats,
    registrationClosesOn: f.closesOn,
    registrationClosesTime: f.closesTime,
  }
}
