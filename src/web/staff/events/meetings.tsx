import type { Choices } from '../../../events/event-choices'
import { CardTitle } from '../../design/card'
import { List } from '../../design/list'
import type { Clash } from './form-check'
import { MeetingRow } from './meeting-row'
import { Leaving, Resting, type RestingDate } from './resting'
import type { Open, Shown } from './show'

export type MeetingsOf = Shown & {
  open: Open
  resting: RestingDate[]
  /** What the form of a move offers; only there when one is open. */
  choices?: Choices
  /** What is in the way of a move that was refused. */
  clash?: Clash
}

/** The dated meetings, those that are over folded away, then the dates on which there is none. */
export function Meetings(props: MeetingsOf) {
  const { c, event, resting } = props
  const m = c.get('m')
  const now = c.get('now')
  const past = event.occurrences.filter(({ endsAt }) => endsAt <= now)
  const coming = event.occurrences.filter(({ endsAt }) => endsAt > now)
  const rows = (meetings: typeof coming) => (
    <List label={m.events.occurrences}>
      {meetings.map(meeting => (
        <MeetingRow {...props} meeting={meeting} />
      ))}
    </List>
  )
  return (
    <>
      <CardTitle aside={m.events.meetings(event.occurrences.length)} id="meetings">
        {m.events.occurrences}
      </CardTitle>
      {coming.length ? rows(coming) : <p class="soft">{m.events.noMeetings}</p>}
      {past.length ? (
        <details>
          <summary>{m.events.pastMeetings(past.length)}</summary>
          {rows(past)}
        </details>
      ) : null}
      <Leaving c={c} event={event} />
      <Resting c={c} event={event} resting={resting} />
    </>
  )
}
