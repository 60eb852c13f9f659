import type { BoardItem } from '../../../led/board-item'
import type { DayEntry } from '../../../led/list-day'
import type { LedMessage } from '../../../led/list-messages'
import type { Screen } from '../../../led/list-screens'
import type { Stretch } from '../../../led/plan-week'
import { heardAt, screenState } from '../../../led/screen-state'
import type { Messages } from '../../../messages'
import { DAY, HOUR, MINUTE, shortDate, wallDate, wallTime, weekdayOf, writtenDate } from '../../../shared/dates'
import type { Tone } from '../../design/tag'
import { clock } from './asked'

/** `Thứ Bảy 13/06`. */
export const dayWords = (m: Messages, date: string): string => `${m.weekdays[weekdayOf(date) - 1]} ${shortDate(date)}`

/** Size, hours, residential group and audiences of a board in one line. */
export const screenWords = (m: Messages, screen: Screen): string =>
  [
    m.led.pixels(screen.width, screen.height).replaceAll(' ', '\u00a0'),
    screen.colours === 'mono' ? m.led.monochrome : '',
    m.led.hours(screen.opensAt, screen.closesAt),
    screen.groupName ?? m.led.wholeWard,
    ...screen.tags,
  ]
    .filter(Boolean)
    .join(' · ')

/** The end of a stay within its day; midnight is the day's end. */
const endTime = (instant: number): string => (wallTime(instant) === '00:00' ? '24:00' : wallTime(instant))

/** `06:00–08:00, 17:00–21:00`; what meets in the same minute is said as one. */
function spanWords(m: Messages, spans: { from: string; to: string }[]): string {
  const joined: typeof spans = []
  for (const { from, to } of spans) {
    const last = joined.at(-1)
    if (last?.to === from) last.to = to
    else joined.push({ from, to })
  }
  return joined.map(({ from, to }) => m.led.window(from, to)).join(', ')
}

/** `06:00–08:00, 17:00–21:00`. */
export const stretchWords = (m: Messages, stretches: Stretch[]): string =>
  spanWords(
    m,
    stretches.map(({ from, to }) => ({ from: clock(from), to: clock(to) })),
  )

/** What lists of a board's day add to the messages of its loop. */
export type MessageNotes = Map<string, { campaign: string; share: number | null }>

/** Campaign and share of each message, by the id of its item. */
export const messageNotes = (messages: LedMessage[]): MessageNotes =>
  new Map(messages.map(({ id, campaignName, share }) => [`message-${id}`, { campaign: campaignName ?? '', share }]))

/** Why and when something is in the loop. */
export function entryWords(m: Messages, { item, windows }: DayEntry, notes: MessageNotes): string {
  const until = endTime(windows.at(-1)!.to)
  if (item.id === 'hotline-111') return m.led.always
  if (item.kind === 'hotline') return m.led.contact
  if (item.kind === 'event') return m.led.fromCalendar(until)
  if (item.kind === 'postponement') return m.led.postponedNotice(until)
  if (item.kind === 'cancellation') return m.led.cancelledNotice(until)
  if (item.kind === 'emergency') return m.led.emergencyNotice(until)
  const note = notes.get(item.id)
  return [
    spanWords(
      m,
      windows.map(({ from, to }) => ({ from: wallTime(from), to: endTime(to) })),
    ),
    note?.share ? m.led.shareOf(m.percent(note.share / 100)) : '',
    note?.campaign ? m.led.campaign(note.campaign) : '',
  ]
    .filter(Boolean)
    .join(' · ')
}

/** When, where and how much a message is shown, in one line. */
export function windowWords(m: Messages, message: LedMessage): string {
  const { startsOn, endsOn, windows, exceptDates } = message
  const { days, fromTime, toTime } = windows[0]!
  const times = fromTime === '00:00' && toTime === '24:00' ? m.led.allDay : m.led.window(fromTime, toTime)
  const weekdays =
    days.length && days.length < 7 ? days.map(day => m.weekdaysShort[day - 1]).join(', ') : m.led.everyDay
  return [
    `${shortDate(startsOn)}–${shortDate(endsOn)}`,
    weekdays,
    times,
    windows.length > 1 ? m.led.moreWindows(windows.length - 1) : '',
    exceptDates.length ? m.led.except(exceptDates.length) : '',
    message.tags.join(', '),
    message.share ? m.led.shareOf(m.percent(message.share / 100)) : '',
  ]
    .filter(Boolean)
    .join(' · ')
}

/** The mark of an item in lists, in the colours of the design. */
export const markOf = (kind: BoardItem['kind']): Tone =>
  ({
    hotline: 'warning',
    event: 'plum',
    postponement: 'danger',
    cancellation: 'danger',
    emergency: 'danger',
    message: 'info',
  })[kind] as Tone

export const toneOfStatus: Record<LedMessage['status'], Tone> = {
  draft: 'warning',
  approved: 'success',
  withdrawn: 'neutral',
}

export type Life = {
  tone: Tone
  state: string
  words: string
  /** Whether what the board should show is what it does show, as far as is known. */
  isTrue: boolean
}

/** How a board is doing, in a colour, a word and a sentence with the time it was last heard of. */
export function lifeOf(m: Messages, screen: Screen, now: number): Life {
  const { revoked } = m.led
  if (screen.revokedAt !== null) return { tone: 'neutral', state: revoked, words: revoked, isTrue: false }
  const life = screenState(screen, now)
  const ago = agoWords(m, now - (heardAt(screen) ?? now))
  const words = {
    unknown: m.led.neverSeen,
    online: m.led.seenAgo(ago),
    valid: m.led.cutOff(ago),
    expired:
      screen.validUntil === null ? m.led.silentFor(ago) : m.led.expiredSince(momentWords(screen.validUntil, now)),
  }
  const tones = { unknown: 'neutral', online: 'success', valid: 'warning', expired: 'danger' } as const
  const isTrue = life === 'online' || life === 'valid'
  return { tone: tones[life], state: m.led.lives[life], words: words[life], isTrue }
}

function agoWords(m: Messages, passed: number): string {
  const { ago } = m.led
  if (passed < MINUTE) return ago.seconds(Math.max(1, Math.round(passed / 1000)))
  if (passed < HOUR) return ago.minutes(Math.floor(passed / MINUTE))
  return passed < 2 * DAY ? ago.hours(Math.floor(passed / HOUR)) : ago.days(Math.floor(passed / DAY))
}

/** `14:00`, or with its date on another day. */
const momentWords = (instant: number, now: number): string =>
  wallDate(instant) === wallDate(now) ? wallTime(instant) : `${wallTime(instant)} ${shortDate(wallDate(instant))}`

/** `14:00 09/06/2026`. */
export const dateTime = (instant: number): string => `${wallTime(instant)} ${writtenDate(wallDate(instant))}`
