import { vi } from '../messages/led'
import { meetingStatusOf, venueOf } from '../publications/meeting-status'
import type { Publication, PublicOccurrence } from '../publications/publication'
import { addDays, shortDate, wallDate, wallTime, weekdayOf } from '../shared/dates'
import { writtenPhone } from '../shared/phone'

const words = vi.board

export type ItemKind = 'hotline' | 'message' | 'event' | 'postponement' | 'cancellation'

/** One thing a board shows for a while. Boards speak Vietnamese whatever the staff's language. */
export type BoardItem = {
  id: string
  /** Version of what it is drawn from. */
  revision: number
  kind: ItemKind
  priority: number
  /** All of it in one line, and the same broken into lines. */
  text: string
  lines: string[]
  durationSec: number
  /** Whether a board that freezes on it would still tell the truth: evergreen, or carrying its own date. */
  freezeSafe: boolean
  /** Place in the loop: lower comes first, at equal rank the lower `order`. */
  rank: number
  order: number
}

export type BoardMessage = {
  id: string
  text: string
  priority: number
  version: number
  startsOn: string
  endsOn: string
  days: number[]
  fromTime: string
  toTime: string
}

export type BoardHotline = { name: string; phone: string }

/** Long enough that 111, shown every fifth item at least, also keeps a fifth of the time. */
const LONGEST = 10

const secondsFor = (text: string): number => Math.max(6, Math.min(LONGEST, Math.ceil(text.length / 8)))

/** Hotline 111 as every loop starts with it and every player carries it for when nothing else can be trusted. */
export const hotline111: BoardItem = {
  id: 'hotline-111',
  revision: 1,
  kind: 'hotline',
  priority: 9,
  text: words.failsafe,
  lines: [...words.failsafeLines],
  durationSec: LONGEST,
  freezeSafe: true,
  rank: 0,
  order: 0,
}

/** A local contact beside 111. */
export function hotlineItem({ name, phone }: BoardHotline, position: number): BoardItem {
  const call = words.call(writtenPhone(phone))
  const text = `${call} – ${name}`
  return {
    id: `hotline-${phone.replace('+', '')}`,
    revision: 1,
    kind: 'hotline',
    priority: 1,
    text,
    lines: [call, name],
    durationSec: secondsFor(text),
    freezeSafe: true,
    rank: 5,
    order: position,
  }
}

export const messageItem = ({ id, text, priority, version }: BoardMessage): BoardItem => ({
  id: `message-${id}`,
  revision: version,
  kind: 'message',
  priority,
  text,
  lines: [text],
  durationSec: secondsFor(text),
  freezeSafe: false,
  rank: 3,
  order: -priority,
})

const kinds = { scheduled: 'event', postponed: 'postponement', cancelled: 'cancellation' } as const

/** An occurrence as it reads at an instant: today, tomorrow, on a date, or under way; what is off as a notice. */
export function occurrenceItem(publication: Publication, occurrence: PublicOccurrence, at: number): BoardItem {
  const { payload, sequence } = publication
  const status = meetingStatusOf(publication, occurrence)
  const off = status !== 'scheduled'
  const { when, near, dated } = whenWords(occurrence, at)
  const first = off ? `${words.marks[status]} ${when}` : when
  const venue = venueOf(publication, occurrence)
  const place = off ? '' : (venue?.name ?? (payload.mode === 'online' ? words.online : ''))
  const text = `${first}: ${payload.title}${place ? ` – ${place}` : ''}`
  return {
    id: `event-${occurrence.id}`,
    revision: sequence,
    kind: kinds[status],
    priority: off ? 8 : 5,
    text,
    lines: [first, payload.title, place].filter(Boolean),
    durationSec: secondsFor(text),
    freezeSafe: dated,
    rank: off ? 1 : near ? 2 : 4,
    order: occurrence.startsAt,
  }
}

function whenWords({ startsAt, endsAt }: PublicOccurrence, at: number) {
  if (at >= startsAt) return { when: words.running(wallTime(endsAt)), near: true, dated: false }
  const [today, day, time] = [wallDate(at), wallDate(startsAt), wallTime(startsAt)]
  if (day === today) return { when: `${time} ${words.today}`, near: true, dated: false }
  if (day === addDays(today, 1)) return { when: `${time} ${words.tomorrow}`, near: false, dated: false }
  return { when: `${time} ${words.weekdays[weekdayOf(day) - 1]} ${shortDate(day)}`, near: false, dated: true }
}

/** Order of the loop, the same at every instant. */
export const byRank = (a: BoardItem, b: BoardItem): number =>
  a.rank - b.rank || a.order - b.order || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** Tells apart what a viewer could tell apart. */
export const itemKey = (item: BoardItem): string => `${item.id}\n${item.revision}\n${item.text}`
