import type { Submission } from '../../../../events/list-submitted'
import type { Messages } from '../../../../messages'
import { DAY, shortDate, wallDate } from '../../../../shared/dates'
import { Button, ButtonRow } from '../../../design/button'
import { Card, CardTitle } from '../../../design/card'
import { TextField } from '../../../design/fields'
import { Fold } from '../../../design/fold'
import { CategoryTag, StatusTag } from '../../../design/tag'
import { type Form, typed } from '../../../form'
import { tickOf } from '../pick'
import { instantText, placeText, seatsText, whenText } from '../words'
import { Changes } from './changes'

type Part = Submission['parts'][number]

type CardProps = {
  m: Messages
  now: number
  submission: Submission
  ticked: boolean
  /** What was typed into this card's own form, when it was refused. */
  form?: Form
  /** The filter of the queue, to come back to. */
  kept: Record<string, string>
}

/** The tick of all parts of what is decided as one. */
export const submissionTick = ({ parts }: Submission) => tickOf(parts.map(part => part.event))

/** One thing to decide: what is new, the event in three lines, what is to be minded, and the two decisions. */
export function WaitingCard({ m, now, submission, ticked, form, kept }: CardProps) {
  const { parts, since, sentBy } = submission
  const { event, changes } = parts[0]!
  const days = Math.floor((now - since) / DAY)
  const isFirst = parts.every(part => part.changes === null)
  return (
    <Card id={`event-${event.id}`} class="waiting">
      <label class="waiting-pick choice">
        <input
          type="checkbox"
          name="events"
          value={submissionTick(submission)}
          form="queue"
          checked={ticked}
          data-pick
        />
        <span class="sr">{m.events.pick(event.title)}</span>
      </label>
      <CardTitle
        aside={
          <>
            {isFirst ? <StatusTag tone="info" label={m.events.firstTime} /> : null}{' '}
            {parts.length > 1 ? <StatusTag tone="plum" label={m.events.split} /> : null}{' '}
            <CategoryTag category={event.category} label={m.categories[event.category]} />
          </>
        }
      >
        <a href={`/staff/events/${event.id}`}>{event.title}</a>
      </CardTitle>
      <p class="soft">
        {[m.events.waitsSince(instantText(since), days), sentBy ? m.events.sentBy(sentBy) : '']
          .filter(Boolean)
          .join(' · ')}
      </p>
      {parts.length > 1 ? (
        <>
          <p>{m.events.splitInto(parts.length, event.title)}</p>
          {parts.map((part, index) => (
            <section class="waiting-part">
              <h3>
                {index === 0 ? (
                  m.events.part(1)
                ) : (
                  <a href={`/staff/events/${part.event.id}`}>
                    {m.events.part(index + 1)}
                    {part.event.title === event.title ? '' : `: ${part.event.title}`}
                  </a>
                )}
              </h3>
              <PartInBrief m={m} now={now} part={part} />
            </section>
          ))}
        </>
      ) : (
        <PartInBrief m={m} now={now} part={{ event, changes, findings: parts[0]!.findings }} />
      )}
      <ButtonRow>
        <form method="post" action="/staff/approvals/publications">
          <Kept kept={kept} />
          <input type="hidden" name="events" value={submissionTick(submission)} />
          <Button aria-label={`${m.events.publish}: ${event.title}`}>{m.events.publish}</Button>
        </form>
        <Fold summary={m.events.returnTitle} open={Boolean(form)}>
          <form method="post" action="/staff/approvals/returns">
            <Kept kept={kept} />
            <input type="hidden" name="events" value={submissionTick(submission)} />
            <input type="hidden" name="one" value={event.id} />
            <TextField
              name="reason"
              id={form ? 'f-reason' : `f-reason-${event.id}`}
              label={m.events.reason}
              value={form ? typed(form, 'reason') : ''}
              error={form?.errors.reason}
              maxlength={300}
              required
              requiredText={m.required}
            />
            <Button tone="secondary">{m.events.returnIt}</Button>
          </form>
        </Fold>
      </ButtonRow>
    </Card>
  )
}

/** The filter of the queue as hidden fields. */
export const Kept = ({ kept }: { kept: Record<string, string> }) => (
  <>
    {Object.entries(kept).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
  </>
)

function PartInBrief({ m, now, part }: { m: Messages; now: number; part: Part }) {
  const { event, changes, findings } = part
  const about = [
    event.host.name,
    event.groups.map(group => group.name).join(', ') || m.events.wholeWard,
    m.events.ages(event.minAge, event.maxAge),
    event.capacity === null ? '' : seatsText(m, event.capacity, event.prioritySeats),
  ]
  const twice = event.occurrences.filter(meeting => meeting.overlapAllowed)
  const minded = [
    ...(event.overlapReason && twice.length
      ? [m.events.overlapsBecause(event.overlapReason, twice.map(one => shortDate(wallDate(one.startsAt))).slice(0, 6))]
      : []),
    ...findings.map(({ reason }) => m.findings[reason.code](reason.values)),
  ]
  return (
    <>
      <Changes m={m} part={part} year={wallDate(now).slice(0, 4)} />
      <div>
        <p>
          <strong>{whenText(m, event)}</strong> · {placeText(m, event)}
        </p>
        <p class="soft">{about.filter(Boolean).join(' · ')}</p>
        {event.description && !changes?.fields.some(one => one.field === 'description') ? (
          <p class="brief">{event.description}</p>
        ) : null}
      </div>
      {event.status === 'submitted' ? null : <p class="minded-hard">{m.events.partNotSent}</p>}
      {minded.length ? (
        <ul class="minded" aria-label={m.events.minded}>
          {minded.map(text => (
            <li>{text}</li>
          ))}
        </ul>
      ) : null}
    </>
  )
}
