import { listWeek, type WeekMeeting } from '../../../events/list-week'
import { type AppContext, verbContext } from '../../../http/env'
import { addDays, isDate, mondayOf, shortDate, wallDate, wallTime, writtenDate } from '../../../shared/dates'
import { ButtonLink, PrintButton } from '../../design/button'
import { EmptyState } from '../../design/empty-state'
import { Pagination } from '../../design/pagination'
import { DayAgenda, VenueWeek, type WeekEntry } from '../../design/week-grid'
import { staffPage } from '../frame'
import { NewEvent, Views } from './views'

/** The ward's week, venues by days. `?week=` names any day of it. */
export async function weekPage(c: AppContext) {
  const m = c.get('m')
  const today = wallDate(c.get('now'))
  const asked = c.req.query('week') ?? ''
  const { monday, venues, elsewhere } = await listWeek(verbContext(c), isDate(asked) ? asked : today)
  const dates = [0, 1, 2, 3, 4, 5, 6].map(step => addDays(monday, step))
  const days = dates.map((date, index) => ({
    key: date,
    label: `${m.weekdaysShort[index]} ${date.slice(8)}`,
    today: date === today,
  }))
  const rows = venues.map(venue => ({
    name: venue.name,
    note: venue.capacity === null ? undefined : m.events.seats(m.number(venue.capacity)),
    entries: venue.meetings.map(meeting => entry(c, meeting)),
  }))
  if (elsewhere.length)
    rows.push({ name: m.events.noVenue, note: undefined, entries: elsewhere.map(meeting => entry(c, meeting)) })
  const range = m.events.weekOf(shortDate(monday), writtenDate(dates[6]!))
  const week = (date: string) => `/staff/events?week=${date}`
  return staffPage(
    c,
    {
      room: 'events',
      title: m.events.title,
      subheading: range,
      actions: (
        <>
          <Views m={m} current="week" />
          <NewEvent m={m} />
        </>
      ),
      printLandscape: true,
    },
    rows.length === 0 ? (
      <EmptyState title={m.events.noVenues} actions={<ButtonLink href="/staff/places">{m.events.addVenue}</ButtonLink>}>
        {m.events.noVenuesWhat}
      </EmptyState>
    ) : (
      <>
        <Pagination
          label={m.events.weeks}
          previous={{ href: week(addDays(monday, -7)), label: m.events.previousWeek }}
          next={{ href: week(addDays(monday, 7)), label: m.events.nextWeek }}
        />
        {monday === mondayOf(today) ? null : (
          <p>
            <a href="/staff/events">{m.events.thisWeek}</a>
          </p>
        )}
        <VenueWeek caption={range} venueText={m.events.venue} days={days} venues={rows} />
        <DayAgenda days={days} venues={rows} emptyText={m.events.freeDay} />
        <div class="week-foot">
          <p class="soft">{m.events.legend}</p>
          <PrintButton small>{m.events.printWeek}</PrintButton>
        </div>
      </>
    ),
  )
}

function entry(c: AppContext, meeting: WeekMeeting): WeekEntry {
  const m = c.get('m')
  return {
    href: `/staff/events/${meeting.eventId}`,
    day: wallDate(meeting.startsAt),
    time: wallTime(meeting.startsAt),
    title: meeting.title,
    note:
      [
        meeting.status === 'published' ? '' : m.events.statuses[meeting.status],
        meeting.clash ? m.events.clashShort : '',
      ]
        .filter(Boolean)
        .join(' · ') || undefined,
    category: meeting.category,
    draft: meeting.status !== 'published',
    clash: meeting.clash,
    clashText: m.events.clash,
  }
}
