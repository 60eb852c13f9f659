import type { Messages } from '../../../../messages'
import { addDays, shortDate, wallDate, wallTime, weekdayOf } from '../../../../shared/dates'
import { DayAgenda, VenueWeek, type WeekDay, type WeekEntry } from '../../../design/week-grid'
import { isHatched, type Meeting } from '../../../islands/planner/contract'
import { fill } from '../../../islands/planner/fill'
import { type Asked, heading, lunarText } from './view'

type PlanProps = {
  m: Messages
  asked: Asked
  today: string
  venues: { id: string; name: string; capacity: number | null }[]
  meetings: Meeting[]
  holidays: { date: string; name: string }[]
}

/** The days on show as a table for desks and paper, and as an agenda for phones. */
export function Plan(props: PlanProps) {
  const { m, asked, today, meetings } = props
  const days = dates(asked).map(date => dayOf(props, date))
  const agenda = asked.view === 'month' ? monthAgenda(props) : days
  // Days gone by are folded away, unless there are no others.
  const left = agenda.filter(({ key }) => key >= today)
  const gone = left.length ? agenda.filter(({ key }) => key < today) : []
  const places = [
    { name: '', entries: meetings.map(meeting => entry(m, meeting, meeting.venueName ?? m.planner.online)) },
  ]
  return (
    <>
      {asked.view === 'month' ? (
        <VenueWeek
          caption={heading(m, asked)}
          venueText={m.planner.weekRow}
          days={m.weekdaysShort.map((label, index) => ({ key: String(index + 1), label }))}
          venues={weeksOf(props)}
        />
      ) : (
        <VenueWeek caption={heading(m, asked)} venueText={m.events.venue} days={days} venues={venueRows(props)} />
      )}
      <DayAgenda
        before={{ text: fill(m.planner.before, { count: String(gone.length) }), days: gone }}
        days={left.length ? left : agenda}
        venues={places}
        emptyText={m.planner.nothing}
      />
    </>
  )
}

const dates = ({ from, to }: Asked) => {
  const all: string[] = []
  for (let date = from; date < to; date = addDays(date, 1)) all.push(date)
  return all
}

function dayOf({ m, today, holidays }: PlanProps, date: string): WeekDay {
  const names = holidays.filter(holiday => holiday.date === date).map(({ name }) => name)
  const lunar = lunarText(date)
  return {
    key: date,
    label: `${m.weekdaysShort[weekdayOf(date) - 1]} ${shortDate(date)}`,
    note: [/^(1|15)\//.test(lunar) ? fill(m.planner.lunar, { lunar }) : '', ...names].filter(Boolean).join(' · '),
    today: date === today,
    holiday: names.length > 0,
  }
}

/** Of a month only the days that have something, and today. */
function monthAgenda(props: PlanProps) {
  const { asked, today, meetings } = props
  const busy = new Set(meetings.map(meeting => wallDate(meeting.startsAt)))
  return dates(asked)
    .filter(date => date.slice(0, 7) === asked.date.slice(0, 7) && (busy.has(date) || date === today))
    .map(date => dayOf(props, date))
}

function venueRows({ m, asked, venues, meetings }: PlanProps) {
  const shown = asked.filters.venueId ? venues.filter(({ id }) => id === asked.filters.venueId) : venues
  const rows = shown.map(venue => ({
    name: venue.name,
    note: venue.capacity === null ? undefined : fill(m.planner.seats, { count: m.number(venue.capacity) }),
    entries: meetings.filter(({ venueId }) => venueId === venue.id).map(meeting => entry(m, meeting)),
  }))
  const online = meetings.filter(({ venueId }) => venueId === null).map(meeting => entry(m, meeting))
  return online.length ? [...rows, { name: m.planner.online, note: undefined, entries: online }] : rows
}

/** Without scripts a month is a table of weeks; each cell's entries begin with their date. */
function weeksOf({ m, asked, meetings }: PlanProps) {
  return dates(asked)
    .filter(date => weekdayOf(date) === 1)
    .map(monday => ({
      name: `${shortDate(monday)} – ${shortDate(addDays(monday, 6))}`,
      entries: meetings
        .filter(({ startsAt }) => wallDate(startsAt) >= monday && wallDate(startsAt) < addDays(monday, 7))
        .map(meeting => ({
          ...entry(m, meeting, meeting.venueName ?? undefined),
          day: String(weekdayOf(wallDate(meeting.startsAt))),
          time: `${shortDate(wallDate(meeting.startsAt))}, ${wallTime(meeting.startsAt)}`,
        })),
    }))
}

function entry(m: Messages, meeting: Meeting, place?: string): WeekEntry {
  const notes = [
    meeting.meetingStatus === 'scheduled' ? '' : m.planner[meeting.meetingStatus],
    meeting.status === 'published' || meeting.meetingStatus !== 'scheduled' ? '' : m.events.statuses[meeting.status],
    meeting.overlaps ? m.planner.clash : '',
    place,
  ]
  return {
    href: `/staff/events/${meeting.eventId}`,
    meeting: meeting.id,
    day: wallDate(meeting.startsAt),
    time: wallTime(meeting.startsAt),
    title: meeting.title,
    note: notes.filter(Boolean).join(' · ') || undefined,
    category: meeting.category,
    draft: isHatched(meeting),
    clash: meeting.overlaps,
    off: meeting.meetingStatus !== 'scheduled',
  }
}
