import { type Calendar, createCalendar, DayGrid, Interaction, ResourceTimeline, TimeGrid } from '@event-calendar/core'
import { mondayOf } from '../../../shared/dates'
import type { CalendarView } from './contract'
import { weekColumns } from './crowding'
import { cellMark, contentOf, dayHeading, dayNumber, eventOf, NO_VENUE, nowLine, venueHead } from './draw'
import { fill } from './fill'
import { shown } from './load'
import { page, words } from './page'
import { keepRolesPlain } from './plain-roles'
import { momentOf } from './time'

const viewNames: Record<CalendarView, string> = {
  month: 'dayGridMonth',
  week: 'timeGridWeek',
  venues: 'venueWeek',
  day: 'resourceTimelineDay',
}

/** Pixels that the venues' names take of the day's width, and the half hours from 06:00 to 22:00 that share the rest. */
const HEADS = 182
const SLOTS = 32
/** Pixels between meetings above one another; the outlines of clashes need room. */
const gapOf = (view: CalendarView) => (view === 'month' ? 4 : 8)

export type Handlers = {
  onMove: (meetingId: string, start: Date, end: Date, venueId: string | null) => void
  onOpen: (meetingId: string) => void
  onCreate: (at: { startsOn: string; startTime?: string; endTime?: string; venueId?: string }) => void
}

/** The calendar in a box, without data yet. */
export function mountCalendar(box: HTMLElement, view: CalendarView, date: string, handlers: Handlers): Planner {
  let current = view
  let gap = gapOf(view)
  let shownDay = date
  const moved = (info: Calendar.EventDropInfo | Calendar.EventResizeInfo) => {
    const [venue] = info.event.resourceIds
    const venueId = venue === undefined || venue === NO_VENUE ? null : String(venue)
    restack()
    handlers.onMove(String(info.event.id), info.event.start, info.event.end, venueId)
  }
  const create = (start: Date, end: Date | null, allDay: boolean, venueId?: string) => {
    const from = momentOf(start)
    handlers.onCreate({
      startsOn: from.date,
      ...(allDay ? {} : { startTime: from.time }),
      ...(allDay || !end ? {} : { endTime: momentOf(end).time }),
      ...(venueId && venueId !== NO_VENUE ? { venueId } : {}),
    })
  }
  const calendar = createCalendar(box, [DayGrid, TimeGrid, ResourceTimeline, Interaction], {
    view: viewNames[view],
    date,
    locale: page.language,
    firstDay: 1,
    headerToolbar: { start: '', center: '', end: '' },
    allDaySlot: false,
    dayMaxEvents: true,
    moreLinkContent: ({ num }) => fill(words.more, { count: String(num) }),
    buttonText: text => ({ ...text, close: words.close }),
    eventTimeFormat: () => '',
    slotLabelFormat: time => momentOf(time).time,
    slotMinTime: '06:00',
    slotMaxTime: '22:00',
    flexibleSlotTimeLimits: true,
    slotDuration: '00:30',
    snapDuration: '00:15',
    slotHeight: 25,
    slotWidth: Math.max(28, (box.clientWidth - HEADS) / SLOTS),
    slotEventOverlap: false,
    eventGap: gap,
    pointer: false,
    selectable: true,
    dragScroll: true,
    longPressDelay: 500,
    editable: true,
    dayHeaderFormat: at => dayHeading(at, current),
    dayCellFormat: dayNumber,
    dayCellContent: ({ date: at }) => (current === 'month' ? dayNumber(at) : cellMark(at)),
    resourceLabelContent: ({ resource }) => venueHead(String(resource.id)),
    eventContent: ({ event }) => contentOf(event, current),
    // An article cannot be a button: the button is within it.
    eventDidMount: ({ el }) => {
      el.removeAttribute('role')
      el.removeAttribute('tabindex')
    },
    eventClick: ({ event }) => handlers.onOpen(String(event.id)),
    eventDrop: moved,
    eventResize: moved,
    dateClick: ({ date: at, allDay, resource }) => {
      // A press means the half hour it falls into, dragging is finer.
      at.setMinutes(at.getMinutes() < 30 ? 0 : 30)
      create(at, null, allDay, resource && String(resource.id))
    },
    select: info => create(info.start, info.end, info.allDay, info.resource && String(info.resource.id)),
    views: {
      dayGridMonth: { eventDurationEditable: false },
      venueWeek: {
        type: 'resourceTimelineWeek',
        slotDuration: { days: 1 },
        columnWidth: 'minmax(112px, 1fr)',
        eventDurationEditable: false,
      },
    } as Record<string, Calendar.Options>,
  })
  keepRolesPlain(box)
  /** In a month, meetings drawn before keep the first line of their day until a gap of another size stacks them anew. */
  function restack() {
    const wanted = gapOf(current)
    gap = gap === wanted ? wanted + 0.01 : wanted
    requestAnimationFrame(() => calendar.setOption('eventGap', gap))
  }
  return {
    show(to: CalendarView, day: string) {
      current = to
      shownDay = day
      calendar.setOption('view', viewNames[to])
      calendar.setOption('date', day)
    },
    draw(venueId?: string) {
      const focused = document.activeElement?.closest<HTMLElement>('.meeting')?.dataset.meeting
      const rows = venuesOf(venueId)
      box.style.setProperty('--week-columns', weekColumns(shown.meetings, mondayOf(shownDay)))
      calendar.setOption('resources', rows)
      calendar.setOption('events', [nowLine(rows.map(({ id }) => id)), ...shown.meetings.map(eventOf)])
      // The headings speak of lunar days and holidays, which came with the data.
      calendar.setOption('dayHeaderFormat', at => dayHeading(at, current))
      calendar.setOption('dayCellContent', ({ date: at }) => (current === 'month' ? dayNumber(at) : cellMark(at)))
      restack()
      if (focused) requestAnimationFrame(() => box.querySelector<HTMLElement>(`[data-meeting="${focused}"]`)?.focus())
    },
  }
}

export type Planner = { show: (view: CalendarView, date: string) => void; draw: (venueId?: string) => void }

/** The rows: one venue or all, and those without one where there are such meetings. */
function venuesOf(only?: string) {
  const rows = page.venues.filter(({ id }) => !only || id === only).map(({ id, name }) => ({ id, title: name }))
  const online = shown.meetings.some(({ venueId }) => venueId === null)
  return online || rows.length === 0 ? [...rows, { id: NO_VENUE, title: words.online }] : rows
}
