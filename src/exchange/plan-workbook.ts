import type { Messages } from '../messages'
import { wallDate, wallTime, weekdayOf } from '../shared/dates'
import { type PlanEvent, planCells } from './plan-cells'
import { planTableColumns } from './plan-columns'
import type { TableSheet } from './table-sheet'
import { writeTable } from './write-table'

/** A season for Excel: its events as the template has them, to be edited and brought in again, and every meeting by day. */
export const planWorkbook = (m: Messages, events: PlanEvent[]): Uint8Array =>
  writeTable({
    sheets: [
      {
        name: m.exchange.planSheet,
        columns: planTableColumns(m),
        rows: events.map(event => planCells(m, event)),
      },
      meetingsSheet(m, events),
    ],
  })

function meetingsSheet(m: Messages, events: PlanEvent[]): TableSheet {
  const words = m.exchange.meetings
  const meetings = events
    .flatMap(event => event.meetings.map(meeting => ({ event, meeting })))
    .sort((a, b) => a.meeting.startsAt - b.meeting.startsAt)
  return {
    name: m.exchange.meetingsSheet,
    columns: [
      { header: words.date, width: 12, type: 'date' },
      { header: words.weekday, width: 8, type: 'text' },
      { header: words.from, width: 8, type: 'time' },
      { header: words.to, width: 8, type: 'time' },
      { header: words.event, width: 36, type: 'text' },
      { header: words.venue, width: 28, type: 'text' },
      { header: words.organization, width: 28, type: 'text' },
      { header: words.status, width: 12, type: 'text' },
      { header: words.reason, width: 30, type: 'text' },
    ],
    rows: meetings.map(({ event, meeting }) => {
      const date = wallDate(meeting.startsAt)
      return [
        date,
        m.exchange.shortDays[weekdayOf(date) - 1]!,
        wallTime(meeting.startsAt),
        wallTime(meeting.endsAt),
        event.title,
        meeting.venueName ?? event.venueName ?? m.modes[event.mode],
        event.organizationName,
        m.exchange.meetingStatuses[meeting.status],
        meeting.reason,
      ]
    }),
  }
}
