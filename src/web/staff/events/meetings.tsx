import { Button } from '../../design/button'
import { CardTitle } from '../../design/card'
import { TextField } from '../../design/fields'
import { List, ListRow } from '../../design/list'
import { type Form, typed } from '../../form'
import type { OfEvent } from './show'
import { dayText, mayApprove, timesText } from './words'

/** The dated meetings; an approver may cancel each that is still to come. */
export function Meetings({ c, event, form }: OfEvent & { form: Form }) {
  const m = c.get('m')
  const now = c.get('now')
  return (
    <>
      <CardTitle aside={m.events.meetings(event.occurrences.length)}>{m.events.occurrences}</CardTitle>
      <List label={m.events.occurrences}>
        {event.occurrences.map(meeting => {
          const day = dayText(m, meeting.startsAt)
          const open = meeting.status === 'scheduled' && meeting.endsAt > now
          const refused = typed(form, 'occurrence') === meeting.id
          return (
            <ListRow
              title={`${day}, ${timesText(meeting.startsAt, meeting.endsAt)}`}
              muted={!open}
              mark={meeting.status === 'cancelled' ? 'danger' : undefined}
              detail={
                meeting.status === 'cancelled' ? (
                  m.events.meetingCancelled(meeting.reason ?? '')
                ) : !open ? (
                  m.events.meetingOver
                ) : mayApprove(c) ? (
                  <details open={refused}>
                    <summary>
                      {m.events.cancelOne}
                      <span class="sr"> {day}</span>
                    </summary>
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
                  </details>
                ) : undefined
              }
            />
          )
        })}
      </List>
    </>
  )
}
