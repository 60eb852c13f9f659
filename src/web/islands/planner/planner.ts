import '@event-calendar/core/index.css'
import './planner.css'
import { wallDate } from '../../../shared/dates'
import { readAddress, staysHere } from './address'
import { mountCalendar, type Planner } from './calendar'
import { daysOf } from './days'
import { button, h } from './dom'
import { loadMeetings, SignedOut, shown } from './load'
import { openMeeting } from './meeting-dialog'
import { move, onChange } from './move'
import { page, words } from './page'
import { swapParts } from './swap'
import { momentOf } from './time'

const MINUTE = 60_000
const home = document.querySelector<HTMLElement>('[data-planner]')
const wide = window.matchMedia('(min-width: 700px)')
/** Without subgrid the calendar has no layout: such browsers keep the server's table. */
const able = CSS.supports('grid-template-columns', 'subgrid') && 'HTMLDialogElement' in window

let planner: Planner | null = null

function dateShown() {
  const { date } = readAddress()
  return /^\d{4}-\d\d-\d\d$/.test(date) ? date : wallDate(page.now)
}

async function load() {
  const { view } = readAddress()
  const { from, to } = daysOf(view, dateShown())
  home?.setAttribute('aria-busy', 'true')
  try {
    await loadMeetings(from, to)
    sayFailed(null)
    draw()
  } catch (error) {
    sayFailed(error instanceof SignedOut ? words.signedOut : words.failed)
  }
  home?.removeAttribute('aria-busy')
}

/** What was loaded last, everything where the server has it. */
const draw = () => planner?.draw(readAddress().filters.get('venueId') ?? undefined)

const failed = h('div', { class: 'notice notice-danger', role: 'alert', hidden: true })

function sayFailed(text: string | null) {
  failed.hidden = text === null
  if (text)
    failed.replaceChildren(
      h('p', {}, text),
      button(words.again, () => void load()),
    )
}

/** Shows another view, date or filter, and keeps it in the address. */
async function go(href: string, keep = true) {
  if (keep) history.pushState(null, '', href)
  const { view, filters } = readAddress()
  for (const field of document.querySelectorAll<HTMLInputElement>('[data-planner-filter] [name]')) {
    if (field.name === 'view') field.value = view
    else if (field.name === 'date') field.value = dateShown()
    else field.value = filters.get(field.name) ?? ''
  }
  planner?.show(view, dateShown())
  await Promise.all([load(), swapParts(location.href).catch(() => {})])
}

function mount() {
  if (!home) return
  const on = able && wide.matches
  home.classList.toggle('planner-on', on)
  if (on && !planner) {
    const box = h('div', { class: 'planner-calendar' })
    home.prepend(failed, h('p', { class: 'planner-loading' }, words.loading), box)
    planner = mountCalendar(box, readAddress().view, dateShown(), {
      onMove: (id, start, end, venueId) => {
        const meeting = shown.find(id)
        const from = momentOf(start)
        const to = { startsOn: from.date, startTime: from.time, endTime: momentOf(end).time, venueId }
        if (meeting) void move(meeting, to, draw)
      },
      onOpen: open,
      onCreate: at => location.assign(`/staff/events/new?${new URLSearchParams(at)}`),
    })
    draw()
  }
}

function open(id: string) {
  const meeting = shown.find(id)
  if (meeting) openMeeting(meeting)
}

if (home && page.words) {
  onChange(() => go(location.href, false))
  mount()
  wide.addEventListener('change', () => {
    mount()
    if (wide.matches) planner?.show(readAddress().view, dateShown())
  })
  void load()
  setInterval(() => {
    shown.now += MINUTE
  }, MINUTE)

  document.addEventListener('click', event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    const link = event.target instanceof Element ? event.target.closest('a') : null
    const meeting = link?.dataset.meeting
    if (link && meeting && able && shown.find(meeting)) {
      event.preventDefault()
      open(meeting)
    } else if (link && able && link.closest('main') && staysHere(link.href)) {
      event.preventDefault()
      void go(link.href)
    }
  })
  document.addEventListener('change', event => {
    const form = event.target instanceof Element ? event.target.closest<HTMLFormElement>('[data-planner-filter]') : null
    if (!form || !able) return
    const parts = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (value) parts.set(name, String(value))
    void go(`${location.pathname}?${parts}`)
  })
  document.addEventListener('submit', event => {
    const form = event.target instanceof Element ? event.target.closest('[data-planner-filter]') : null
    const panel = form?.closest('details')
    if (!panel || !able) return
    // What was chosen is on show already.
    event.preventDefault()
    panel.open = false
    panel.querySelector('summary')?.focus()
  })
  addEventListener('popstate', () => void go(location.href, false))
}
