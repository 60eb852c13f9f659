import { baseUrl } from '../../../http/base-url'
import type { AppContext } from '../../../http/env'
import type { Messages } from '../../../messages'
import type { PublicationPayload } from '../../../publications/publication'
import { approvers } from '../../../shared/actor'
import { hasRole } from '../../../shared/context'
import { MINUTE, wallDate, wallTime, weekdayOf, writtenDate } from '../../../shared/dates'
import type { Tone } from '../../design/tag'

export type Status = keyof Messages['events']['statuses']

const tones: Record<Status, Tone> = {
  draft: 'neutral',
  submitted: 'warning',
  published: 'success',
  returned: 'danger',
  cancelled: 'danger',
}

/** What a status tag needs. */
export const statusTag = (m: Messages, status: Status) => ({
  tone: tones[status],
  label: m.events.statuses[status],
  draft: status === 'draft',
})

/** `Thứ Năm 11/06/2026`. */
export const dayText = (m: Messages, instant: number) => {
  const date = wallDate(instant)
  return `${m.weekdays[weekdayOf(date) - 1]} ${writtenDate(date)}`
}

/** `14:00–16:00`. */
export const timesText = (startsAt: number, endsAt: number) => `${wallTime(startsAt)}–${wallTime(endsAt)}`

export const instantText = (instant: number) => `${wallTime(instant)} ${writtenDate(wallDate(instant))}`

type Timed = Pick<PublicationPayload, 'occurrences' | 'rule' | 'durationMinutes'>

/** When an event takes place, in one line. */
export function whenText(m: Messages, { occurrences, rule, durationMinutes }: Timed): string {
  const [first] = occurrences
  const last = occurrences.at(-1)
  if (!first || !last) return ''
  const times = timesText(first.startsAt, first.startsAt + durationMinutes * MINUTE)
  if (!rule || occurrences.length === 1) return `${dayText(m, first.startsAt)}, ${times}`
  const days = rule.days.map(day => m.weekdays[day - 1]).join(', ')
  const span = `${writtenDate(wallDate(first.startsAt))} – ${writtenDate(wallDate(last.startsAt))}`
  return `${m.events.weeklyOn(days)}, ${times}, ${span}`
}

/** Where an event takes place, in one line. */
export const placeText = (m: Messages, { venue, mode }: Pick<PublicationPayload, 'venue' | 'mode'>) =>
  venue ? (mode === 'hybrid' ? `${venue.name} · ${m.modes.online}` : venue.name) : m.modes.online

export const seatsText = (m: Messages, capacity: number, prioritySeats: number) =>
  [m.events.seats(m.number(capacity)), prioritySeats ? m.events.seatsKept(m.number(prioritySeats)) : '']
    .filter(Boolean)
    .join(' · ')

/** The address of the ward's public side. */
export function publicAddress(c: AppContext, path: string): string {
  return `${baseUrl(c)}/w/${c.get('ward')?.slug}${path}`
}

export const mayApprove = (c: AppContext) => hasRole(c.get('actor'), ...approvers)
