import { lunarText } from '../../../calendar/rule-text'
import { instantOf, MINUTE, wallDate } from '../../../shared/dates'
import { ListRow } from '../../design/list'
import { StatusTag } from '../../design/tag'
import { MeetingForm } from './meeting-forms'
import { MeetingMenu } from './meeting-menu'
import type { MeetingsOf } from './meetings'
import type { Shown } from './show'
import { dayText, timesText } from './words'

export type Meeting = Shown['event']['occurrences'][number]

/** One meeting: when, what is special about it, and what may be done to it; the form that was asked for opens below. */
export function MeetingRow(props: MeetingsOf & { meeting: Meeting }) {
  const { c, event, open, meeting } = props
  const m = c.get('m')
  const isOpen = open.occurrence === meeting.id && open.act !== undefined
  const off = meeting.status !== 'scheduled'
  const lunar = event.rule?.freq === 'lunar' ? lunarText(m, meeting.startsAt) : ''
  return (
    <ListRow
      id={`meeting-${meeting.id}`}
      title={[`${dayText(m, meeting.startsAt)}, ${timesText(meeting.startsAt, meeting.endsAt)}`, lunar]
        .filter(Boolean)
        .join(' · ')}
      muted={off || meeting.endsAt <= c.get('now')}
      mark={meeting.status === 'cancelled' ? 'danger' : off ? 'warning' : undefined}
      detail={notesOf(props) || undefined}
      aside={
        <div class="meeting-aside">
          <Tags {...props} />
          {isOpen ? null : <MeetingMenu {...props} />}
        </div>
      }
      fold={isOpen ? <MeetingForm {...props} /> : null}
    />
  )
}

function Tags({ c, event, meeting }: MeetingsOf & { meeting: Meeting }) {
  const words = c.get('m').events.meeting
  return (
    <>
      {meeting.status === 'postponed' ? <StatusTag tone="warning" label={words.postponed} /> : null}
      {meeting.status === 'cancelled' ? <StatusTag tone="danger" label={words.cancelled} /> : null}
      {waits(event, meeting) ? <StatusTag label={words.unapproved} draft /> : null}
    </>
  )
}

const waits = ({ publication }: Shown['event'], { shown }: Meeting) =>
  !shown && (publication?.status === 'published' || publication?.status === 'cancelled')

/** What sets a meeting apart from its series, in words. */
function notesOf({ c, event, meeting }: MeetingsOf & { meeting: Meeting }): string {
  const m = c.get('m')
  const words = m.events.meeting
  const { ruleDate, startsAt, endsAt } = meeting
  const asNamed = instantOf(ruleDate, event.startTime)
  const sameTimes = startsAt === asNamed && endsAt === asNamed + event.durationMinutes * MINUTE
  const seen = waits(event, meeting) ? event.leaving.find(one => one.ruleDate === ruleDate) : undefined
  const reason = meeting.reason ?? ''
  return [
    meeting.status === 'postponed' && reason ? words.postponedBecause(reason) : '',
    meeting.status === 'cancelled' && reason ? words.cancelledBecause(reason) : '',
    event.rule && meeting.moved && !sameTimes
      ? wallDate(startsAt) === ruleDate
        ? words.changed
        : words.moved(dayText(m, asNamed))
      : '',
    meeting.venue ? words.at(meeting.venue.name) : '',
    meeting.note,
    seen
      ? words.stillShown(
          `${wallDate(seen.startsAt) === wallDate(startsAt) ? '' : `${dayText(m, seen.startsAt)}, `}${timesText(seen.startsAt, seen.endsAt)}`,
        )
      : '',
    meeting.overlapAllowed ? words.overlaps : '',
  ]
    .filter(Boolean)
    .join(' · ')
}
