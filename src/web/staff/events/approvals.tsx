import type { ChangedField, FieldChange } from '../../../events/changed-fields'
import { listSubmitted } from '../../../events/list-submitted'
import { type AppContext, verbContext } from '../../../http/env'
import type { Messages } from '../../../messages'
import type { PublicationPayload } from '../../../publications/publication'
import { Button, ButtonLink, ButtonRow } from '../../design/button'
import { Card, CardTitle } from '../../design/card'
import { EmptyState } from '../../design/empty-state'
import { DataTable } from '../../design/table'
import { CategoryTag, StatusTag } from '../../design/tag'
import { staffPage } from '../frame'
import { ReasonForm } from './decisions'
import { dayText, instantText, placeText, seatsText, timesText, whenText } from './words'

type Waiting = Awaited<ReturnType<typeof listSubmitted>>[number]

/** What waits for approval, a card each, with what differs from what the public sees. */
export async function approvalsPage(c: AppContext) {
  const m = c.get('m')
  const waiting = await listSubmitted(verbContext(c))
  return staffPage(
    c,
    { room: 'approvals', title: m.events.queue, subheading: waiting.length ? m.events.publishHint : undefined },
    waiting.length === 0 ? (
      <EmptyState
        title={m.events.queueEmpty}
        actions={
          <ButtonLink tone="secondary" href="/staff/events">
            {m.events.toLibrary}
          </ButtonLink>
        }
      >
        {m.events.queueEmptyWhat}
      </EmptyState>
    ) : (
      waiting.map(each => <WaitingCard m={m} waiting={each} />)
    ),
  )
}

/** What is new comes first, then the event in three lines, then the two decisions side by side. */
function WaitingCard({ m, waiting: { event, changes } }: { m: Messages; waiting: Waiting }) {
  const at = `/staff/events/${event.id}`
  const about = [
    event.host.name,
    event.groups.map(group => group.name).join(', ') || m.events.wholeWard,
    m.events.ages(event.minAge, event.maxAge),
    event.capacity === null ? '' : seatsText(m, event.capacity, event.prioritySeats),
  ]
  return (
    <Card>
      <CardTitle
        aside={
          <>
            {changes === null ? <StatusTag tone="info" label={m.events.firstTime} /> : null}{' '}
            <CategoryTag category={event.category} label={m.categories[event.category]} />
          </>
        }
      >
        <a href={at}>{event.title}</a>
      </CardTitle>
      {changes?.length ? <Changes m={m} changes={changes} /> : null}
      {changes && changes.length === 0 ? <p>{m.events.noChanges}</p> : null}
      <div>
        <p>
          <strong>{whenText(m, event)}</strong> · {placeText(m, event)}
        </p>
        <p class="soft">{about.filter(Boolean).join(' · ')}</p>
        {event.description ? <p class="brief">{event.description}</p> : null}
      </div>
      <ButtonRow>
        <form method="post" action={`${at}/publication`}>
          <input type="hidden" name="from" value="approvals" />
          <Button>{m.events.publish}</Button>
        </form>
        <ReasonForm
          action={`${at}/return`}
          summary={m.events.returnTitle}
          label={m.events.reason}
          button={m.events.returnIt}
          required={m.required}
        />
      </ButtonRow>
    </Card>
  )
}

function Changes({ m, changes }: { m: Messages; changes: FieldChange[] }) {
  return (
    <DataTable
      caption={m.events.changesTitle}
      dense
      columns={[
        { key: 'field', label: m.events.field },
        { key: 'before', label: m.events.before },
        { key: 'after', label: m.events.after },
      ]}
      rows={changes.map(({ field, before, after }) => ({
        field: m.events.changed[field],
        before: shown(m, field, before, after),
        after: shown(m, field, after, before),
      }))}
    />
  )
}

function shown(m: Messages, field: ChangedField, payload: PublicationPayload, other: PublicationPayload): string {
  switch (field) {
    case 'category':
      return m.categories[payload.category]
    case 'mode':
      return m.modes[payload.mode]
    case 'host':
      return payload.host.name
    case 'venue':
      return placeText(m, payload)
    case 'campaign':
      return payload.campaign?.name ?? m.none
    case 'groups':
      return payload.groups.map(group => group.name).join(', ') || m.events.wholeWard
    case 'registration':
      return payload.registration === 'open' ? m.events.fields.openRegistration : m.events.fields.noRegistration
    case 'registrationClosesAt':
      return payload.registrationClosesAt === null ? m.none : instantText(payload.registrationClosesAt)
    case 'when':
      return whenShown(m, payload, other)
    default:
      return String(payload[field] ?? m.none) || m.none
  }
}

/** The rule in words, and the meetings that the other version does not have. */
function whenShown(m: Messages, payload: PublicationPayload, other: PublicationPayload): string {
  const theirs = new Set(other.occurrences.map(({ startsAt, endsAt }) => `${startsAt}-${endsAt}`))
  const own = payload.occurrences.filter(({ startsAt, endsAt }) => !theirs.has(`${startsAt}-${endsAt}`))
  const listed = own.slice(0, 6).map(({ startsAt, endsAt }) => `${dayText(m, startsAt)} ${timesText(startsAt, endsAt)}`)
  return [
    whenText(m, payload),
    listed.length && own.length < payload.occurrences.length
      ? `(${listed.join('; ')}${own.length > 6 ? '…' : ''})`
      : '',
  ]
    .filter(Boolean)
    .join(' ')
}
