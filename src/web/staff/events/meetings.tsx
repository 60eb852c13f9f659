import { Button } from '../../design/button'
import { CardTitle } from '../../design/card'
import { TextField } from '../../design/fields'
import { Fold } from '../../design/fold'
import { List, ListRow } from '../../design/list'
import { type Form, typed } from '../../form'
import type { OfEvent } from './show'
import { dayText, mayApprove, timesText } from './words'

/** The dated meetings, those that are over folded away; an approver may cancel each that is still to come. */
export function Meetings({ c, event, form }: OfEvent & { form: Form }) {
  const m = c.get('m')
  const past = event.occurrences.filter(({ endsAt }) => endsAt <= c.get('now'))
  const coming = event.occurrences.filter(({ endsAt }) => endsAt > c.get('now'))
  const rows = (meetings: Meeting[]) => (
    <List label={m.events.occurrences} dense>
      {meetings.map(meeting => (
        <MeetingRow c={c} event={event} form={form} meeting={meeting} />
      ))}
    </List>
  )
  return (
    <>
      <CardTitle aside={m.events.meetings(event.occurrences.length)}>{m.events.occurrences}</CardTitle>
      {coming.length ? rows(coming) : null}
      {past.length ? (
        <details>
          <summary>{m.events.pastMeetings(past.length)}</summary>
          {rows(past)}
        </details>
      ) : null}
    </>
  )
}

type Meeting = OfEvent['event']['occurrences'][number]

function MeetingRow({ c, event, form, meeting }: OfEvent & { form: Form; meeting: Meeting }) {
  const m = c.get('m')
  const day = dayText(m, meeting.startsAt)
  const cancelled = meeting.status === 'cancelled'
  const open = meeting.status === 'scheduled' && meeting.endsAt > c.get('now')
  const refused = typed(form, 'occurrence') === meeting.id
  return (
    <ListRow
      title={`${day}, ${timesText(meeting.startsAt, meeting.endsAt)}`}
      muted={!open}
      mark={cancelled ? 'danger' : undefined}
      detail={cancelled ? m.events.meetingCancelled(meeting.reason ?? '') : undefined}
      fold={
        open && mayApprove(c) ? (
          <Fold
            summary={
              <>
                {m.events.cancelOne}
                <span class="sr"> {day}</span>
              </>
            }
            open={refused}
            small
          >
            <form method="post" action={`/staff/events/${event.id}/occurrences/${meeting.id}/cancellation`}>
              <TextField
                name="reason"
                id={refused ? 'f-reason' : `f-reason-${meeting.id}`}
                label={m.events.reasonPublic}
                value={refused ? typed(form, 'reason') : ''}
                error={refused ? form.errors.reason : undefined}
                maxlength={300}
                required
                requiredText={m.required}
              />
              <Button tone="danger">{m.events.cancelOneFull(day)}</Button>
            </form>
          </Fold>
        ) : null
      }
    />
  )
}
