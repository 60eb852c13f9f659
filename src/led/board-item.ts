import { vi } from '../messages/led'
import { meetingStatusOf, venueOf } from '../publications/meeting-status'
import type { Publication, PublicOccurrence } from '../publications/publication'
import { addDays, shortDate, wallDate, wallTime, weekdayOf } from '../shared/dates'
import { writtenPhone } from '../shared/phone'
import { HOTLINE_111, LONGEST_SECONDS } from './loop'
import type { MessageWindow } from './windows'

const words = vi.board

export type ItemKind = 'hotline' | 'message' | 'event' | 'postponement' | 'cancellation' | 'emergency'

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
  /** Part of a loop's time, 0 to 1, that it is given at least; null: as much as any other. */
  share: number | null
  /** Whether a board that freezes on it would still tell the truth: evergreen, or carrying its own date. */
  freezeSafe: boolean
  /** Whether it is true at any time: a player without trusted time may show it. */
  undated: boolean
  /** Place in the loop: lower comes first, at equal rank the lower `order`. */
  rank: number
  order: number
}

export type BoardMessage = {
  id: string
  text: string
  priority: number
  version: number
  /** Percent. */
  share: number | null
  windows: MessageWindow[]
  exceptDates: string[]
  tags: string[]
  freezeSafe: boolean
}

export type BoardHotline = { name: string; phone: string }

export type BoardAlert = { id: string; text: string; screenIds: string[]; raisedAt: number; expiresAt: number }

const secondsFor = (text: string): number => Math.max(6, Math.min(LONGEST_SECONDS, Math.ceil(text.length / 8)))

/** Hotline 111 as every loop starts with it and every player carries it for when nothing else can be trusted. */
export const hotline111: BoardItem = {
  id: HOTLINE_111,
  revision: 1,
  kind: 'hotline',
  priority: 9,
  text: words.failsafe,
  lines: [...words.failsafeLines],
  durationSec: LONGEST_SECONDS,
  share: null,
  freezeSafe: true,
  undated: true,
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
    share: null,
    freezeSafe: true,
    undated: true,
    rank: 5,
    order: position,
  }
}

export const messageItem = ({ id, text, priority, version, share, freezeSafe }: BoardMessage): BoardItem => ({
  id: `message-${id}`,
  revision: version,
  kind: 'message',
  priority,
  text,
  lines: [text],
  durationSec: secondsFor(text),
  share: share === null ? null : share / 100,
  freezeSafe,
  undated: false,
  rank: 3,
  order: -priority,
})

/** An emergency carries its own end, so that it is true also on a board that freezes on it. */
export function alertItem({ id, text, raisedAt, expiresAt }: BoardAlert): BoardItem {
  const until = words.until(wallTime(expiresAt), shortDate(wallDate(expiresAt)))
  return {
    id: `alert-${id}`,
    revision: 1,
    kind: 'emergency',
    priority: 10,
    text: `${words.emergency}: ${text} (${until})`,
    lines: [words.emergency, text, until],
    durationSec: LONGEST_SECONDS,
    share: null,
    freezeSafe: true,
    undated: false,
    rank: -1,
    order: -raisedAt,
  }
}

const kinds = { scheduled: 'event', postponed: 'postponement', cancelled: 'cancellation' } as const

/**
 * An occurrence as it reads at an instant: today, tomorrow, on a date, or under way; what is off as a notice. On a board
 * that freezes always by its date.
 */
export function occurrenceItem(
  publication: Publication,
  occurrence: PublicOccurrence,
  at: number,
  freezes = false,
): BoardItem {
  const { payload, sequence } = publication
  const status = meetingStatusOf(publication, occurrence)
  const off = status !== 'scheduled'
  const said = whenWords(occurrence, at)
  const dated = said.dated || freezes
  const when = freezes ? byDate(occurrence) : said.when
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
    share: null,
    freezeSafe: dated,
    undated: false,
    rank: off ? 1 : said.near ? 2 : 4,
    order: occurrence.startsAt,
  }
}

function whenWords({ startsAt, endsAt }: PublicOccurrence, at: number) {
  if (at >= startsAt) return { when: words.running(wallTime(endsAt)), near: true, dated: false }
  const [today, day, time] = [wallDate(at), wallDate(startsAt), wallTime(startsAt)]
  if (day === today) return { when: `${time} ${words.today}`, near: true, dated: false }
  if (day === addDays(today, 1)) return { when: `${time} ${words.tomorrow}`, near: false, dated: false }
  return { when: byDate({ startsAt }), near: false, dated: true }
}

function byDate({ startsAt }: Pick<PublicOccurrence, 'startsAt'>): string {
  const day = wallDate(startsAt)
  return `${wallTime(startsAt)} ${words.weekdays[weekdayOf(day) - 1]} ${shortDate(day)}`
}

/** Order of the loop, the same at every instant. */
export const byRank = (a: BoardItem, b: BoardItem): number =>
  a.rank - b.rank || a.order - b.order || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** Tells apart what a viewer could tell apart. */
export const itemKey = (item: BoardItem): string => `${item.id}\n${item.revision}\n${item.text}`
