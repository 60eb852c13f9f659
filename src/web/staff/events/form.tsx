import { type Choices, readEventChoices } from '../../../events/event-choices'
import { CLAIM_HOURS } from '../../../events/event-input'
import type { EventToEdit } from '../../../events/read-event-input'
import { type AppContext, verbContext } from '../../../http/env'
import type { Messages } from '../../../messages'
import { listPeriods } from '../../../places/list-periods'
import { isDate, isTime, wallDate } from '../../../shared/dates'
import { Button, ButtonLink, ButtonRow } from '../../design/button'
import { Card } from '../../design/card'
import { ASSETS_VERSION } from '../../design/document'
import { ErrorSummary } from '../../design/error-summary'
import { Notice } from '../../design/notice'
import { type Form, freshForm, labelled } from '../../form'
import { staffPage } from '../frame'
import { CheckPanel, type Clash } from './form-check'
import { Scope } from './form-scope'
import { Stale } from './form-stale'
import { What } from './form-what'
import { When } from './form-when'
import { Seats, Where, Who } from './form-where-who'

export type Part = {
  c: AppContext
  form: Form
  choices: Choices
  /** The bell of the ward's schools. */
  periods: Awaited<ReturnType<typeof listPeriods>>
}

export type FormOf = {
  /** The event that is edited; none is a new one. */
  event?: EventToEdit
  /** Why the last save was refused for its venue. */
  clash?: Clash
  isCopy?: boolean
}

/** The form of an event. */
export async function eventForm(c: AppContext, form: Form, { event, clash, isCopy }: FormOf = {}) {
  const m = c.get('m')
  const [choices, periods] = await Promise.all([readEventChoices(verbContext(c)), listPeriods(verbContext(c))])
  const part: Part = { c, form, choices, periods }
  const back = event ? `/staff/events/${event.id}` : '/staff/events'
  return staffPage(
    c,
    {
      room: 'events',
      title: event ? m.events.editTitle : isCopy ? m.events.copyTitle : m.events.create,
      notice: event?.isPublic ? (
        <Notice>{m.events.stillPublic}</Notice>
      ) : isCopy ? (
        <Notice>{m.events.copyHint}</Notice>
      ) : undefined,
      head: <script src={`/assets/event-form.js?v=${ASSETS_VERSION}`} defer />,
    },
    <form method="post" action={back} novalidate class="stack" id="event-form">
      <ErrorSummary title={m.errorSummary} errors={labelled(form, labelsOf(m))} />
      <Stale c={c} form={form} event={event} labels={labelsOf(m)} />
      <input type="hidden" name="version" value={String(event?.version ?? '')} disabled={!event} />
      {event ? <Scope {...part} event={event} /> : null}
      <Card class="card-split">
        <What {...part} />
      </Card>
      <Card class="card-split">
        <When {...part} />
      </Card>
      <Card class="card-split">
        <Where {...part} />
      </Card>
      <CheckPanel c={c} form={form} clash={clash} eventId={event?.id} />
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

const isAge = (text: string) => /^1?\d$/.test(text)

/** A new event's form: some of it may come from the address, as from the calendar or a campaign's page. */
export function newEventForm(c: AppContext): Form {
  const asked = (name: string, isGood: (text: string) => boolean) => {
    const text = c.req.query(name) ?? ''
    return isGood(text) ? text : ''
  }
  return freshForm({
    mode: 'in_person',
    repeats: 'once',
    every: 1,
    ends: 'until',
    skipsHolidays: 'true',
    minAge: asked('minAge', isAge),
    maxAge: asked('maxAge', isAge),
    registration: 'none',
    claimHours: CLAIM_HOURS,
    organizationId: c.get('actor').organizationId,
    startsOn: asked('startsOn', isDate) || wallDate(c.get('now')),
    startTime: asked('startTime', isTime),
    endTime: asked('endTime', isTime),
    campaignId: c.req.query('campaignId'),
    venueId: c.req.query('venueId'),
  })
}

/** In the order of the form, for the summary of what is still missing. */
function labelsOf(m: Messages): Record<string, string> {
  const f = m.events.fields
  return {
    scope: f.scope,
    from: f.from,
    title: f.title,
    description: f.description,
    category: f.category,
    organizationId: f.organization,
    officerId: f.officer,
    campaignId: f.campaign,
    startsOn: f.startsOn,
    repeats: f.repeats,
    days: f.days,
    period: f.period,
    nth: f.nth,
    lunarDay: f.lunarDay,
    lunarMonth: f.lunarMonth,
    every: f.every,
    startTime: f.startTime,
    endTime: f.endTime,
    durationMinutes: f.duration,
    until: f.until,
    count: f.count,
    skippedDates: f.skipped,
    keptDates: f.kept,
    mode: f.mode,
    venueId: f.venue,
    onlineUrl: f.url,
    overlapReason: f.overlapReason,
    minAge: f.minAge,
    maxAge: f.maxAge,
    groupIds: f.groups,
    registration: f.registration,
    capacity: f.capacity,
    prioritySeats: f.prioritySeats,
    registrationClosesOn: f.closesOn,
    registrationClosesTime: f.closesTime,
    priorityReleasesOn: f.releasesOn,
    priorityReleasesTime: f.releasesTime,
    claimHours: f.claimHours,
  }
}
