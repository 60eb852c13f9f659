import type { Calendar } from '@event-calendar/core'
import { wallDate } from '../../../shared/dates'
import { type CalendarView, isHatched, type Meeting } from './contract'
import { h } from './dom'
import { fill } from './fill'
import { shown } from './load'
import { page, words } from './page'
import { momentOf, shortDay, wallMoment } from './time'

export const NO_VENUE = 'none'

/** Whether a meeting may still be moved: what is over or called off stays. */
export const isMovable = (meeting: Meeting) =>
  meeting.meetingStatus === 'scheduled' && meeting.status !== 'cancelled' && meeting.startsAt > shown.now

/** A meeting as the calendar draws it: drafts hatched, published solid, clashes outlined. */
export const eventOf = (meeting: Meeting): Calendar.EventInput => ({
  id: meeting.id,
  start: wallMoment(meeting.startsAt),
  end: wallMoment(meeting.endsAt),
  resourceIds: [meeting.venueId ?? NO_VENUE],
  title: meeting.title,
  startEditable: isMovable(meeting),
  // Otherwise the view says whether lengths can be changed.
  ...(isMovable(meeting) ? {} : { durationEditable: false }),
  classNames: [
    `cat-${meeting.category}`,
    isHatched(meeting) ? 'entry-draft' : '',
    meeting.overlaps ? 'entry-clash' : '',
    meeting.meetingStatus === 'scheduled' ? '' : 'entry-off',
    meeting.endsAt < shown.now ? 'entry-past' : '',
  ].filter(Boolean),
})

/** The line of now, as a stretch of one minute over every venue. */
export const nowLine = (venues: string[]): Calendar.EventInput => ({
  id: 'now',
  start: wallMoment(shown.now),
  end: wallMoment(shown.now + 60_000),
  resourceIds: venues,
  display: 'background',
  classNames: ['now-line'],
})

/** The state of a meeting in words; empty when it is simply on. */
export function stateOf(meeting: Meeting) {
  const parts = [
    meeting.meetingStatus === 'scheduled' ? '' : words[meeting.meetingStatus],
    meeting.meetingStatus === 'scheduled' && meeting.status !== 'published' ? page.statuses[meeting.status] : '',
    meeting.overlaps ? words.clash : '',
  ]
  return parts.filter(Boolean).join(' · ')
}

/** What stands inside a meeting's box; a place in parentheses where rows are not venues. */
export function contentOf(event: Calendar.Event, view: CalendarView): Calendar.Content {
  const meeting = shown.find(String(event.id))
  if (!meeting) return ''
  // While it is dragged, the box says where it would go.
  const start = momentOf(event.start).time
  const end = view === 'week' || view === 'day' ? h('span', { class: 'until' }, `–${momentOf(event.end).time}`) : null
  const place = meeting.venueName ?? words.online
  // The state goes first: in a small box the rest is cut off.
  const seen = [view === 'month' ? '' : stateOf(meeting), view === 'week' ? place : ''].filter(Boolean)
  const heard = [view === 'week' ? '' : place, view === 'month' ? stateOf(meeting) : ''].filter(Boolean).join(', ')
  // The calendar would answer the key, and then the press that the key makes.
  const keydown = (event: Event) => event.stopPropagation()
  return {
    domNodes: [
      h(
        'button',
        { type: 'button', class: 'meeting', 'data-meeting': meeting.id, keydown },
        // A button would centre its words in a tall box.
        h(
          'span',
          { class: 'meeting-words' },
          h('span', { class: 'sr' }, `${shortDay(momentOf(event.start).date)}, `),
          h('strong', {}, start, end),
          ' ',
          h('span', { class: 'meeting-title' }, meeting.title),
          ...seen.map(text => h('small', {}, ` ${text}`)),
          h('span', { class: 'sr' }, ` ${heard}`),
        ),
      ),
    ],
  }
}

/** A day's heading: weekday and date, the lunar day, a holiday's name. */
export function dayHeading(date: Date, view: CalendarView): Calendar.Content {
  const { date: day } = momentOf(date)
  if (view === 'month') return page.weekdaysShort[(date.getDay() + 6) % 7] ?? ''
  return { domNodes: [h('span', { class: 'day-name' }, shortDay(day)), ...marksOf(day)] }
}

/** A day's number in the month, with the lunar day and a holiday's name. */
export function dayNumber(date: Date): Calendar.Content {
  const { date: day } = momentOf(date)
  const first = day.slice(8) === '01'
  const text = first ? `${Number(day.slice(8))}/${Number(day.slice(5, 7))}` : String(Number(day.slice(8)))
  return { domNodes: [h('b', { class: 'day-name' }, text), ...marksOf(day)] }
}

/** Stands in every cell, for its tint: today, a holiday. */
export function cellMark(date: Date): Calendar.Content {
  const { date: day } = momentOf(date)
  return { domNodes: [mark(day)] }
}

function marksOf(day: string) {
  const lunar = shown.lunar[day] ?? ''
  const [lunarDay] = lunar.split('/')
  const special = lunarDay === '1' || lunarDay === '15'
  const holiday = shown.holidays.get(day)
  return [
    lunar
      ? h(
          'small',
          { class: special ? 'lunar lunar-special' : 'lunar', title: fill(words.lunar, { lunar }) },
          special ? lunar : (lunarDay ?? ''),
        )
      : null,
    holiday ? h('small', { class: 'holiday-name' }, holiday) : null,
    mark(day),
  ].filter(part => part !== null)
}

function mark(day: string) {
  const kinds = [
    day === wallDate(shown.now) ? 'is-today' : '',
    shown.holidays.has(day) ? 'is-holiday' : '',
    day < wallDate(shown.now) ? 'is-past' : '',
  ]
  return h('i', { class: kinds.filter(Boolean).join(' ') || 'is-day', 'aria-hidden': 'true' })
}

/** A venue's name and seats at the head of its row. */
export function venueHead(id: string): Calendar.Content {
  const venue = page.venues.find(one => one.id === id)
  if (!venue) return words.online
  const seats =
    venue.capacity === null ? '' : fill(words.seats, { count: venue.capacity.toLocaleString(page.language) })
  return { domNodes: [h('strong', {}, venue.name), ...(seats ? [h('small', {}, seats)] : [])] }
}
