import { lunarText } from '../../../../calendar/rule-text'
import type { PlannedMeeting } from '../../../../events/list-meetings'
import type { Messages } from '../../../../messages'
import { addDays, instantOf, shortDate, wallDate, wallTime, writtenDate } from '../../../../shared/dates'
import { timesText } from '../words'

type WeekProps = {
  m: Messages
  monday: string
  meetings: PlannedMeeting[]
  holidays: { date: string; name: string }[]
}

const partOf = ({ startsAt }: PlannedMeeting) =>
  wallTime(startsAt) < '12:00' ? 'morning' : wallTime(startsAt) < '18:00' ? 'afternoon' : 'evening'

/** A week on paper: days side by side, mornings over afternoons and evenings, so that pages break between them. */
export function PlanWeek({ m, monday, meetings, holidays }: WeekProps) {
  const t = m.plans
  const days = Array.from({ length: 7 }, (_, index) => addDays(monday, index))
  const lunarOn = (date: string) => lunarText(m, instantOf(date))
  const holidayOn = (date: string) => holidays.find(one => one.date === date)?.name
  const parts = (['morning', 'afternoon', 'evening'] as const).filter(part =>
    meetings.some(one => partOf(one) === part),
  )
  const name = t.weekOf(shortDate(monday), writtenDate(days[6]!))
  return (
    <section class="plan-week">
      <h3>{name}</h3>
      <table class="plan-table">
        <caption class="sr">{name}</caption>
        <thead>
          <tr>
            <th scope="col" class="plan-part">
              <span class="sr">{t.partOfDay}</span>
            </th>
            {days.map((date, index) => (
              <th scope="col" class={holidayOn(date) ? 'holiday' : undefined}>
                {m.weekdaysShort[index]} {shortDate(date)}
                <small class="soft">{lunarOn(date)}</small>
                {holidayOn(date) ? <small>{holidayOn(date)}</small> : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {parts.map(part => (
            <tr>
              <th scope="row" class="plan-part">
                {t.parts[part]}
              </th>
              {days.map((date, index) => {
                const here = meetings.filter(one => partOf(one) === part && wallDate(one.startsAt) === date)
                return (
                  <td
                    data-label={[`${m.weekdays[index]} ${shortDate(date)}`, lunarOn(date)].filter(Boolean).join(' · ')}
                    class={here.length ? undefined : 'plan-free'}
                  >
                    {here.map(meeting => (
                      <PlanEntry m={m} meeting={meeting} />
                    ))}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function PlanEntry({ m, meeting }: { m: Messages; meeting: PlannedMeeting }) {
  const { status, meetingStatus, category } = meeting
  const isDraft = status === 'draft' || status === 'submitted' || status === 'returned'
  const off = meetingStatus === 'scheduled' ? '' : m.plans[meetingStatus]
  return (
    <div class={`plan-entry cat-${category}${isDraft ? ' entry-draft' : ''}${off ? ' plan-off' : ''}`}>
      <strong>{timesText(meeting.startsAt, meeting.endsAt)}</strong> {off ? <em>({off}) </em> : null}
      <a href={`/staff/events/${meeting.eventId}`}>{meeting.title}</a>
      <small>
        {meeting.venueName ?? m.modes.online} · {meeting.hostName}
      </small>
    </div>
  )
}
