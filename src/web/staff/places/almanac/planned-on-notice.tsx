import type { listMeetingsOn } from '../../../../events/list-meetings-on'
import type { Messages } from '../../../../messages'
import { writtenDate } from '../../../../shared/dates'
import { Notice } from '../../../design/notice'
import { timesText } from '../../events/words'

type Props = {
  m: Messages
  date: string
  /** Of all, the meetings beyond those listed included. */
  count: number
  meetings: Awaited<ReturnType<typeof listMeetingsOn>>
}

/** What is planned on a holiday, and what to do about it. */
export function PlannedOnNotice({ m, date, count, meetings }: Props) {
  const t = m.almanac.holiday
  return (
    <Notice tone="warning" title={t.meetingsOn(m.number(count), writtenDate(date))}>
      <ul>
        {meetings.map(({ eventId, title, startsAt, endsAt }) => (
          <li>
            {timesText(startsAt, endsAt)} <a href={`/staff/events/${eventId}`}>{title}</a>
          </li>
        ))}
        {count > meetings.length ? <li>{t.meetingsMore(m.number(count - meetings.length))}</li> : null}
      </ul>
      <p>{t.meetingsWhy}</p>
    </Notice>
  )
}
