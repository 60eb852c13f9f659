import { isFor } from '../publications/list-publications'
import { meetingStatusOf } from '../publications/meeting-status'
import type { Publication, PublicOccurrence } from '../publications/publication'
import { addDays, DAY, instantOf, wallDate } from '../shared/dates'
import {
  alertItem,
  type BoardAlert,
  type BoardHotline,
  type BoardItem,
  type BoardMessage,
  byRank,
  hotline111,
  hotlineItem,
  itemKey,
  messageItem,
  occurrenceItem,
} from './board-item'
import { covers, type HourException, openHours, type Window, windowsBetween } from './windows'

/** What of a board decides what it shows. */
export type Board = {
  id: string
  groupId: string | null
  tags: string[]
  freezes: boolean
  opensAt: string
  closesAt: string
  hourExceptions: HourException[]
}

/** What a ward's boards draw from: approved messages, the public events, the hotlines, emergencies. */
export type BoardContent = {
  messages: BoardMessage[]
  publications: Publication[]
  hotlines: BoardHotline[]
  alerts: BoardAlert[]
}

/** `[from, to)` during which the same items may show, distinct and in order; none: the board is dark. `loopOf` plays them. */
export type Segment = { from: number; to: number; items: BoardItem[] }

/** Events are announced from midnight three days before. */
export const DAYS_AHEAD = 3
/** As many notices of what is off may stand beside as many meetings. */
const MOST_EVENTS = 8

/** `off`: postponed or cancelled. */
type Meeting = { publication: Publication; occurrence: PublicOccurrence; off: boolean }

/**
 * What a board shows when: the only place that decides it; every output format is drawn from its answer.
 * Segments are contiguous from `from` to `to` (UTC milliseconds), and neighbours differ. What reads the same is the same
 * object in all of them.
 */
export function resolveTimeline(board: Board, content: BoardContent, from: number, to: number): Segment[] {
  const open = openHours(board, from, to)
  const timed = [...messagesFor(board, content.messages, from, to), ...contactsOf(content.hotlines, from, to)].sort(
    (a, b) => byRank(a.item, b.item),
  )
  const meetings = meetingsFor(board, content.publications)
  const alerts = alertsFor(board, content.alerts)
  const said = new Map<string, BoardItem>()
  const segments: Segment[] = []
  const instants = cutsOf([open, ...[...timed, ...alerts].map(({ windows }) => windows)], meetings, from, to)
  instants.forEach((start, index) => {
    const items = itemsAt(start)
    const end = instants[index + 1] ?? to
    const last = segments.at(-1)
    if (last && sameItems(last.items, items)) last.to = end
    else segments.push({ from: start, to: end, items })
  })
  return segments

  function itemsAt(instant: number): BoardItem[] {
    const running = alerts.filter(({ windows }) => covers(windows, instant)).map(({ item }) => item)
    // An emergency lights the board at any hour, and leaves room for 111 alone.
    if (running.length) return [...running.sort(byRank), hotline111]
    if (!covers(open, instant)) return []
    const shown = timed.filter(({ windows }) => covers(windows, instant)).map(({ item }) => item)
    return [hotline111, ...[...shown, ...announced(meetings, instant, board.freezes).map(once)].sort(byRank)]
  }

  /** The same words are the same object throughout, so that three days of a board are small and quick to compare. */
  function once(item: BoardItem): BoardItem {
    const key = `${itemKey(item)}\n${item.rank}`
    const known = said.get(key)
    if (!known) said.set(key, item)
    return known ?? item
  }
}

type Timed = { item: BoardItem; windows: Window[] }

const messagesFor = (board: Board, messages: BoardMessage[], from: number, to: number): Timed[] =>
  messages
    .filter(({ tags }) => !tags.length || tags.some(tag => board.tags.includes(tag)))
    .filter(({ freezeSafe }) => freezeSafe || !board.freezes)
    .map(message => ({
      item: messageItem(message),
      windows: message.windows.flatMap(window => windowsBetween(window, from, to, message.exceptDates)),
    }))
    .filter(({ windows }) => windows.length)

const contactsOf = (hotlines: BoardHotline[], from: number, to: number): Timed[] =>
  hotlines
    .filter(({ phone }) => phone !== '111')
    .map((hotline, index) => ({ item: hotlineItem(hotline, index), windows: [{ from, to }] }))

const alertsFor = (board: Board, alerts: BoardAlert[]): Timed[] =>
  alerts
    .filter(({ screenIds }) => !screenIds.length || screenIds.includes(board.id))
    .map(alert => ({ item: alertItem(alert), windows: [{ from: alert.raisedAt, to: alert.expiresAt }] }))

/** Every instant at which something may change, `from` first. */
function cutsOf(windows: Window[][], meetings: Meeting[], from: number, to: number): number[] {
  const cuts = new Set([from])
  const cut = (instant: number) => {
    if (instant > from && instant < to) cuts.add(instant)
  }
  for (const window of windows.flat()) {
    cut(window.from)
    cut(window.to)
  }
  for (const { occurrence } of meetings) {
    cut(occurrence.startsAt)
    cut(occurrence.endsAt)
  }
  for (let day = addDays(wallDate(from), 1); instantOf(day) < to; day = addDays(day, 1)) cut(instantOf(day))
  return [...cuts].sort((a, b) => a - b)
}

function meetingsFor(board: Board, publications: Publication[]): Meeting[] {
  return publications
    .filter(({ status }) => status !== 'withdrawn')
    .filter(publication => !board.groupId || isFor(publication, board.groupId))
    .flatMap(publication =>
      publication.payload.occurrences.map(occurrence => ({
        publication,
        occurrence,
        off: meetingStatusOf(publication, occurrence) !== 'scheduled',
      })),
    )
    .sort((a, b) => a.occurrence.startsAt - b.occurrence.startsAt)
}

/**
 * The nearest meetings at an instant: all of today's, and of later days the next of each event. What is off is counted
 * apart, so that a full day never hides that something does not take place.
 */
function announced(meetings: Meeting[], at: number, freezes: boolean): BoardItem[] {
  const today = instantOf(wallDate(at))
  const horizon = today + (DAYS_AHEAD + 1) * DAY
  const coming = new Set<string>()
  const chosen: BoardItem[] = []
  const left = { off: MOST_EVENTS, on: MOST_EVENTS }
  for (const { publication, occurrence, off } of meetings) {
    if (occurrence.startsAt >= horizon) break
    const kind = off ? 'off' : 'on'
    // That a meeting is off is news until the hour it would have begun; the others are until they end.
    if (!left[kind] || at >= (off ? occurrence.startsAt : occurrence.endsAt)) continue
    if (!off && occurrence.startsAt >= today + DAY) {
      if (coming.has(publication.id)) continue
      coming.add(publication.id)
    }
    left[kind]--
    chosen.push(occurrenceItem(publication, occurrence, at, freezes))
  }
  return chosen
}

const sameItems = (a: BoardItem[], b: BoardItem[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index] || itemKey(item) === itemKey(b[index]!))

/** The segment an instant lies in. */
export const segmentAt = (segments: Segment[], instant: number): Segment | undefined =>
  segments.find(segment => segment.from <= instant && instant < segment.to)
