import type { Meeting } from './contract'
import { openDialog } from './dialog'
import { button, buttonLink, field, h } from './dom'
import { isMovable, stateOf } from './draw'
import { fill } from './fill'
import { shown } from './load'
import { move } from './move'
import { page, words } from './page'
import { placeOf, whenText } from './time'

/** What a meeting is, and what can be done with it; the form in it moves it without a mouse. */
export function openMeeting(meeting: Meeting) {
  const event = `/staff/events/${meeting.eventId}`
  openDialog(meeting.title, close => {
    const form = isMovable(meeting) ? moveForm(meeting, close) : null
    const unfold = () => {
      if (!form) return
      form.hidden = !form.hidden
      if (!form.hidden) form.querySelector('input')?.focus()
    }
    return [
      facts(meeting),
      form ? '' : h('p', { class: 'soft' }, meeting.startsAt <= shown.now ? words.over : stateOf(meeting)),
      h(
        'div',
        { class: 'actions' },
        buttonLink(words.open, event, 'primary'),
        buttonLink(words.edit, `${event}/edit`),
        form ? button(words.move, unfold) : null,
      ),
      form ?? '',
    ]
  })
}

function facts(meeting: Meeting) {
  const place = placeOf(meeting)
  const lunar = shown.lunar[place.startsOn]
  const state = stateOf(meeting) || page.statuses[meeting.status]
  const more = [meeting.repeats ? words.repeats : '', meeting.moved ? words.moved : ''].filter(Boolean).join(' · ')
  const rows: [string, string | null][] = [
    [words.when, whenText(place) + (lunar ? ` (${fill(words.lunar, { lunar })})` : '')],
    [words.venue, meeting.venueName ?? words.online],
    [words.organization, meeting.hostName],
    [words.officer, meeting.officerName],
    [words.status, [state, more].filter(Boolean).join(' · ')],
  ]
  return h(
    'dl',
    { class: 'planner-facts' },
    ...rows.flatMap(([name, value]) => (value ? [h('dt', {}, name), h('dd', {}, value)] : [])),
  )
}

function moveForm(meeting: Meeting, close: () => void) {
  const place = placeOf(meeting)
  const date = h('input', { type: 'date', name: 'startsOn', value: place.startsOn, required: true })
  const start = h('input', { type: 'time', name: 'startTime', value: place.startTime, required: true })
  const end = h('input', { type: 'time', name: 'endTime', value: place.endTime, required: true })
  const venue = h(
    'select',
    { name: 'venueId' },
    h('option', { value: '' }, words.noVenue),
    ...page.venues.map(({ id, name }) => h('option', { value: id, selected: id === place.venueId }, name)),
  )
  const error = h('p', { class: 'field-error', role: 'alert', hidden: true })
  const submit = (event: Event) => {
    event.preventDefault()
    if (!date.value || !start.value || !end.value) error.textContent = words.noDate
    else if (end.value <= start.value && place.endTime > place.startTime) error.textContent = words.endFirst
    else {
      close()
      return void move(meeting, {
        startsOn: date.value,
        startTime: start.value,
        endTime: end.value,
        venueId: venue.value || null,
      })
    }
    error.hidden = false
  }
  return h(
    'form',
    { class: 'planner-move', submit, novalidate: true, hidden: true, 'aria-label': words.moveTitle },
    field(words.date, date),
    field(words.starts, start),
    field(words.ends, end),
    field(words.venue, venue),
    error,
    h('button', { type: 'submit', class: 'button button-primary' }, words.keep),
  )
}
