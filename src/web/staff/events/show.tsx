import { type EventDetails, getEvent } from '../../../events/get-event'
import { type AppContext, verbContext } from '../../../http/env'
import { Button, ButtonLink, ButtonRow } from '../../design/button'
import { Card, CardTitle, Columns } from '../../design/card'
import { CopyField } from '../../design/copy-field'
import { DefinitionList } from '../../design/definition-list'
import { ErrorSummary } from '../../design/error-summary'
import { Notice } from '../../design/notice'
import { CategoryTag, StatusTag } from '../../design/tag'
import { errorList, type Form, freshForm } from '../../form'
import { staffPage } from '../frame'
import { Decisions } from './decisions'
import { Meetings } from './meetings'
import { instantText, mayApprove, placeText, publicAddress, seatsText, statusTag, whenText } from './words'

/** An event with all that may be done to it. `form` holds what a refused action had typed. */
export async function eventPage(c: AppContext, id: string, form: Form = freshForm()) {
  const m = c.get('m')
  const event = await getEvent(verbContext(c), id)
  const isPublic = event.publication?.status === 'published' || event.publication?.status === 'cancelled'
  return staffPage(
    c,
    {
      room: 'events',
      title: event.title,
      subheading: (
        <>
          <StatusTag {...statusTag(m, event.status)} />{' '}
          <CategoryTag category={event.category} label={m.categories[event.category]} />
        </>
      ),
      actions: event.status === 'cancelled' ? undefined : <MainActions c={c} event={event} />,
      notice: <Reason c={c} event={event} />,
    },
    <>
      <ErrorSummary title={m.errorSummary} errors={errorList(form)} />
      <Columns wide>
        <Card>
          <CardTitle>{m.events.aboutIt}</CardTitle>
          <Facts c={c} event={event} />
        </Card>
        <Card>
          <PublicVersion c={c} event={event} isPublic={isPublic} />
        </Card>
      </Columns>
      <Card>
        <Meetings c={c} event={event} form={form} />
      </Card>
      {mayApprove(c) && event.status !== 'cancelled' ? <Decisions c={c} event={event} form={form} /> : null}
    </>,
  )
}

export type OfEvent = { c: AppContext; event: EventDetails }

/** One primary action: what comes next for this event and this person. */
function MainActions({ c, event }: OfEvent) {
  const m = c.get('m')
  const at = `/staff/events/${event.id}`
  const next =
    event.status === 'draft' || event.status === 'returned'
      ? { action: `${at}/submission`, label: m.events.submit }
      : event.status === 'submitted' && mayApprove(c)
        ? { action: `${at}/publication`, label: m.events.publish }
        : null
  return (
    <>
      <ButtonLink tone="secondary" icon="edit" href={`${at}/edit`}>
        {m.edit}
      </ButtonLink>
      {next ? (
        <form method="post" action={next.action}>
          <Button>{next.label}</Button>
        </form>
      ) : null}
    </>
  )
}

function Reason({ c, event }: OfEvent) {
  const m = c.get('m')
  const { status, statusReason } = event
  if (status === 'submitted') return <Notice>{mayApprove(c) ? m.events.publishHint : m.events.waiting}</Notice>
  if (!statusReason) return null
  return status === 'cancelled' ? (
    <Notice tone="danger">{m.events.cancelledBecause(statusReason)}</Notice>
  ) : (
    <Notice tone="warning">{m.events.returnedBecause(statusReason)}</Notice>
  )
}

function Facts({ c, event }: OfEvent) {
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
          { term: m.events.where, value: placeText(m, event) },
          { term: m.events.fields.url, value: event.onlineUrl },
          { term: m.events.host, value: event.host.name },
          { term: m.events.officer, value: event.officerName },
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

function PublicVersion({ c, event, isPublic }: OfEvent & { isPublic: boolean }) {
  const m = c.get('m')
  const url = publicAddress(c, `/events/${event.id}`)
  const { publication } = event
  const states = {
    published: publication ? m.events.publicNow(instantText(publication.modifiedAt)) : '',
    cancelled: m.events.publicCancelled,
    withdrawn: m.events.publicWithdrawn,
  }
  return (
    <>
      <CardTitle note={publication ? states[publication.status] : m.events.notPublic}>
        {m.events.publicVersion}
      </CardTitle>
      {publication?.status === 'published' && event.status !== 'published' ? (
        <p class="soft">{m.events.publicOlder}</p>
      ) : null}
      {event.status === 'published' ? (
        <CopyField
          name="zalo"
          label={m.events.zalo}
          rows={7}
          value={m.events.zaloText({
            title: event.title,
            when: whenText(m, event),
            place: placeText(m, event),
            ages: m.events.ages(event.minAge, event.maxAge),
            url,
          })}
          copyText={m.events.copyForZalo}
          copiedText={m.copied}
        />
      ) : null}
      {isPublic ? (
        <>
          <CopyField name="link" label={m.events.publicLink} value={url} copyText={m.copy} copiedText={m.copied} />
          <ButtonRow>
            {event.registration === 'open' ? (
              <ButtonLink tone="secondary" small href={`/staff/registrations/${event.id}`}>
                {m.events.roster}
              </ButtonLink>
            ) : null}
            <ButtonLink tone="quiet" small href={url}>
              {m.events.openPublic}
            </ButtonLink>
          </ButtonRow>
        </>
      ) : null}
    </>
  )
}
