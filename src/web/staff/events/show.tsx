import { readEventChoices } from '../../../events/event-choices'
import { type EventDetails, getEvent } from '../../../events/get-event'
import { listParts } from '../../../events/list-parts'
import { listResting } from '../../../events/list-resting'
import { readPublished } from '../../../events/read-published'
import { type AppContext, verbContext } from '../../../http/env'
import { Button, ButtonLink } from '../../design/button'
import { Card, CardTitle, Columns } from '../../design/card'
import { ErrorSummary } from '../../design/error-summary'
import { Notice } from '../../design/notice'
import { CategoryTag, StatusTag } from '../../design/tag'
import { errorList, type Form } from '../../form'
import { staffPage } from '../frame'
import { Decisions } from './decisions'
import { Facts } from './facts'
import { isMeetingAct } from './meeting-menu'
import { Meetings } from './meetings'
import { moveClash } from './move-clash'
import { PublicVersion } from './public-version'
import { mayApprove, statusTag } from './words'

export type Shown = { c: AppContext; event: EventDetails }

export type Act = 'return' | 'move' | 'postpone' | 'cancel' | 'restore'

/** A form that stands open: of the whole event, or of one of its meetings. */
export type Open = {
  act?: Act
  occurrence?: string
  /** What was typed and why it was refused. */
  form?: Form
}

/** An event with all that may be done to it. `refused` is the form that a refused action came from. */
export async function eventPage(c: AppContext, id: string, refused?: Open) {
  const m = c.get('m')
  const context = verbContext(c)
  const open = refused ?? askedFor(c)
  const [event, seen, resting, parts, choices, clash] = await Promise.all([
    getEvent(context, id),
    readPublished(context, id),
    listResting(context, id),
    listParts(context, id),
    open.act === 'move' ? readEventChoices(context) : undefined,
    open.act === 'move' ? moveClash(c, id, open) : undefined,
  ])
  const waiting = parts.find(part => part.waits)
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
      actions: <MainActions c={c} event={event} />,
      notice: (
        <>
          <Reason c={c} event={event} />
          {waiting ? <Notice>{m.events.partsTogether(waiting.title)}</Notice> : null}
        </>
      ),
    },
    <>
      <ErrorSummary title={m.errorSummary} errors={open.form ? errorList(open.form) : []} />
      <Columns wide>
        <Card>
          <CardTitle>{m.events.aboutIt}</CardTitle>
          <Facts c={c} event={event} parts={parts} />
        </Card>
        <Card>
          <PublicVersion c={c} event={event} seen={seen} />
        </Card>
      </Columns>
      <Card>
        <Meetings c={c} event={event} open={open} resting={resting} choices={choices} clash={clash} />
      </Card>
      {mayApprove(c) ? <Decisions c={c} event={event} open={open} /> : null}
    </>,
  )
}

/** `?meeting=…&do=move` opens a form in that meeting's row. */
function askedFor(c: AppContext): Open {
  const act = c.req.query('do') ?? ''
  const occurrence = c.req.query('meeting')
  return occurrence && isMeetingAct(act) ? { act, occurrence } : {}
}

/** One primary action: what comes next for this event and this person. */
function MainActions({ c, event }: Shown) {
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
      <ButtonLink tone="quiet" icon="copy" href={`/staff/events/new?copy=${event.id}`}>
        {m.events.copy}
      </ButtonLink>
      {event.status === 'cancelled' ? null : (
        <ButtonLink tone="secondary" icon="edit" href={`${at}/edit`}>
          {m.edit}
        </ButtonLink>
      )}
      {next ? (
        <form method="post" action={next.action}>
          <Button>{next.label}</Button>
        </form>
      ) : null}
    </>
  )
}

function Reason({ c, event }: Shown) {
  const m = c.get('m')
  const { status, statusReason } = event
  if (status === 'submitted') return <Notice>{mayApprove(c) ? m.events.publishHint : m.events.waiting}</Notice>
  if (!statusReason) return null
  if (status === 'cancelled') return <Notice tone="danger">{m.events.cancelledBecause(statusReason)}</Notice>
  const words = status === 'returned' ? m.events.returnedBecause : m.events.postponedBecause
  return <Notice tone="warning">{words(statusReason)}</Notice>
}
