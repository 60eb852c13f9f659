import type { BoardItem } from '../../../led/board-item'
import type { DayEntry } from '../../../led/list-day'
import type { LedMessage } from '../../../led/list-messages'
import type { Screen } from '../../../led/list-screens'
import type { Messages } from '../../../messages'
import { shortDate, wallTime, weekdayOf } from '../../../shared/dates'
import type { Tone } from '../../design/tag'

/** `Thứ Bảy 13/06`. */
export const dayWords = (m: Messages, date: string): string => `${m.weekdays[weekdayOf(date) - 1]} ${shortDate(date)}`

/** Size, hours and residential group of a board in one line. */
export const screenWords = (m: Messages, screen: Screen): string =>
  [
    m.led.pixels(screen.width, screen.height),
    m.led.hours(screen.opensAt, screen.closesAt),
    screen.groupName ?? m.led.wholeWard,
  ].join(' · ')

/** The end of a stay within its day; midnight is the day's end. */
const endTime = (instant: number): string => (wallTime(instant) === '00:00' ? '24:00' : wallTime(instant))

/** The campaign of each message, by the id of its item. */
export const campaignNames = (messages: LedMessage[]): Map<string, string> =>
  new Map(messages.map(({ id, campaignName }) => [`message-${id}`, campaignName ?? '']))

/** Why and until when something is in the loop. */
export function entryWords(m: Messages, { item, from, to, share }: DayEntry, campaigns: Map<string, string>): string {
  if (item.id === 'hotline-111') return m.led.always(m.percent(Math.max(0.2, share)))
  if (item.kind === 'hotline') return m.led.contact
  if (item.kind === 'event') return m.led.fromCalendar(endTime(to))
  if (item.kind === 'postponement') return m.led.postponedNotice(endTime(to))
  if (item.kind === 'cancellation') return m.led.cancelledNotice(endTime(to))
  const campaign = campaigns.get(item.id)
  return [campaign ? m.led.campaign(campaign) : '', m.led.window(wallTime(from), endTime(to))]
    .filter(Boolean)
    .join(' · ')
}

/** When a message is shown, in one line. */
export function windowWords(m: Messages, message: LedMessage): string {
  const { startsOn, endsOn, windows } = message
  const { days, fromTime, toTime } = windows[0]!
  const times = fromTime === '00:00' && toTime === '24:00' ? m.led.allDay : m.led.window(fromTime, toTime)
  const weekdays =
    days.length && days.length < 7 ? days.map(day => m.weekdaysShort[day - 1]).join(', ') : m.led.everyDay
  return [
    `${shortDate(startsOn)}–${shortDate(endsOn)}`,
    weekdays,
    times,
    message.campaignName ? m.led.campaign(message.campaignName) : '',
  ]
    .filter(Boolean)
    .join(' · ')
}

/** The mark of an item in lists, in the colours of the design. */
export const markOf = ({ kind }: BoardItem): Tone =>
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
