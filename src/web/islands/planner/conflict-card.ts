import type { Finding, Meeting, MoveAnswer, Place } from './contract'
import { button, buttonLink, cross, field, h } from './dom'
import { fill } from './fill'
import { page, words } from './page'
import { whenText } from './time'

type Conflict = {
  meeting: Meeting
  answer: MoveAnswer
  to: Place
  /** Moves to another place, or to the same one with the reason for it. */
  retry: (to: Place, overlapReason?: string) => void
}

let card: HTMLElement | null = null

export function closeCard() {
  card?.remove()
  card = null
}

/**
 * Says in the corner why a meeting stays where it was, and what would do instead: the free slot, another venue, or, for
 * those who may, a reason to let two meetings share the venue.
 */
export function showConflict({ meeting, answer, to, retry }: Conflict) {
  closeCard()
  const before = document.activeElement
  const close = () => {
    closeCard()
    if (before instanceof HTMLElement && before.isConnected) before.focus()
  }
  const { freeSlot } = answer
  const findings = answer.findings ?? []
  const take = freeSlot
    ? button(
        fill(words.takeSlot, { when: freeSlot.startsOn === to.startsOn ? freeSlot.startTime : whenText(freeSlot) }),
        () => retry({ ...freeSlot, venueId: to.venueId }),
        'primary',
      )
    : null
  take?.setAttribute('data-take-slot', '')
  card = h(
    'section',
    { class: 'notice notice-danger planner-card', role: 'alert', tabindex: '-1', 'data-conflict': true },
    h('h2', {}, fill(words.conflict, { title: meeting.title })),
    ...(findings.length ? findings.map(lineOf) : [h('p', {}, answer.message ?? words.refused)]),
    h('div', { class: 'actions' }, take, buttonLink(words.otherVenue, `/staff/events/${meeting.eventId}/edit#venueId`)),
    page.mayOverride && onlyOverlaps(findings) ? overrideForm(reason => retry(to, reason)) : null,
    cross(words.close, close),
  )
  card.addEventListener('keydown', event => event.key === 'Escape' && close())
  document.body.append(card)
  ;(take ?? card).focus()
}

/** An approver may let meetings share a venue, nothing else that is forbidden. */
const onlyOverlaps = (findings: Finding[]) => {
  const hard = findings.filter(finding => finding.hard)
  return hard.length > 0 && hard.every(finding => finding.code === 'venue_taken')
}

/** Leads to the other event where it is first spoken of. */
function lineOf({ message, other, hard }: Finding, index: number, findings: Finding[]) {
  const isNamed = !other || findings.slice(0, index).some(before => before.other?.id === other.id)
  return h(
    'p',
    { class: hard ? 'planner-hard' : 'soft' },
    message,
    ...(isNamed
      ? []
      : [' ', h('a', { href: `/staff/events/${other.id}` }, fill(words.seeOther, { title: other.title }))]),
  )
}

function overrideForm(send: (reason: string) => void) {
  const reason = h('input', { type: 'text', name: 'overlapReason', required: true, maxlength: '300' })
  const submit = (event: Event) => {
    event.preventDefault()
    if (reason.value.trim()) send(reason.value.trim())
  }
  return h(
    'details',
    { class: 'planner-override' },
    h('summary', {}, words.override),
    h(
      'form',
      { submit },
      field(words.overrideReason, reason),
      h('button', { type: 'submit', class: 'button button-danger button-small' }, words.overrideSend),
    ),
  )
}
