import { lunarText, ruleText, sentence } from '../../../calendar/rule-text'
import { baseUrl } from '../../../http/base-url'
import type { AppContext } from '../../../http/env'
import type { Messages } from '../../../messages'
import type { PublicationPayload } from '../../../publications/publication'
import { approvers } from '../../../shared/actor'
import { hasRole } from '../../../shared/context'
import { instantOf, MINUTE, wallDate, wallTime, weekdayOf, writtenDate } from '../../../shared/dates'
import type { Tone } from '../../design/tag'

export type Status = keyof Messages['events']['statuses']

const tones: Record<Status, Tone> = {
  draft: 'neutral',
  submitted: 'warning',
  published: 'success',
  returned: 'danger',
  postponed: 'warning',
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

type Timed = Pick<PublicationPayload, 'rule' | 'startsOn' | 'startTime' | 'durationMinutes'> & {
  occurrences: { startsAt: number; endsAt: number }[]
}

/** When an event takes place, in one line; lunar days also by their own date. */
export function whenText(m: Messages, { occurrences, rule, startsOn, startTime, durationMinutes }: Timed): string {
  const [first] = occurrences
  if (!first) return ''
  const lunar = rule?.freq === 'lunar' ? lunarText(m, first.startsAt) : ''
  if (!rule || occurrences.length === 1) {
    const day = dayText(m, first.startsAt)
    return `${lunar ? m.rules.alsoLunar(day, lunar) : day}, ${timesText(first.startsAt, first.endsAt)}`
  }
  const start = instantOf(startsOn, startTime)
  const dates = occurrences.map(({ startsAt }) => writtenDate(wallDate(startsAt)))
  const span = lunar ? dates.join(', ') : `${dates[0]} – ${dates.at(-1)}`
  return `${sentence(ruleText(m, rule))}, ${timesText(start, start + durationMinutes * MINUTE)}, ${span}`
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
