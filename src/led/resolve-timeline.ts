import { isFor } from '../publications/list-publications'
import { meetingStatusOf } from '../publications/meeting-status'
import type { Publication, PublicOccurrence } from '../publications/publication'
import { addDays, DAY, instantOf, wallDate } from '../shared/dates'
import {
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
import { covers, windowsBetween } from './windows'

export type Board = { groupId: string | null; opensAt: string; closesAt: string }

/** What a ward's boards draw from: approved messages, the public events, the hotlines. */
export type BoardContent = { messages: BoardMessage[]; publications: Publication[]; hotlines: BoardHotline[] }

/** `[from, to)` during which a board plays one unchanging loop; no items: the board is dark. */
export type Segment = { from: number; to: number; items: BoardItem[] }

/** Events are announced from midnight three days before. */
export const DAYS_AHEAD = 3
/** As many notices of what is off may stand beside as many meetings. */
const MOST_EVENTS = 8
const OTHERS_BETWEEN_HOTLINE = 4

/** `off`: postponed or cancelled. */
type Meeting = { publication: Publication; occurrence: PublicOccurrence; off: boolean }

/**
 * What a board shows when: the only place that decides it; every output format is drawn from its answer.
 * Segments are contiguous from `from` to `to` (UTC milliseconds), and neighbours differ.
 */
export function resolveTimeline(board: Board, content: BoardContent, from: number, to: number): Segment[] {
  const open = windowsBetween({ fromTime: board.opensAt, toTime: board.closesAt }, from, to)
  const messages = content.messages.map(message => ({
    item: messageItem(message),
    windows: windowsBetween(message, from, to),
  }))
  const meetings = meetingsFor(board, content.publications)
  const contacts = content.hotlines.filter(hotline => hotline.phone !== '111').map(hotlineItem)

  const cuts = new Set([from])
  const cut = (instant: number) => {
    if (instant > from && instant < to) cuts.add(instant)
  }
  for (const { windows } of [{ windows: open }, ...messages]) {
    for (const window of windows) {
      cut(window.from)
      cut(window.to)
    }
  }
  for (const { occurrence } of meetings) {
    cut(occurrence.startsAt)
    cut(occurrence.endsAt)
  }
  for (let day = addDays(wallDate(from), 1); instantOf(day) < to; day = addDays(day, 1)) cut(instantOf(day))

  const segments: Segment[] = []
  const instants = [...cuts].sort((a, b) => a - b)
  instants.forEach((start, index) => {
    const items = covers(open, start)
      ? weave([
          ...contacts,
          ...messages.filter(({ windows }) => covers(windows, start)).map(({ item }) => item),
          ...announced(meetings, start),
        ])
      : []
    const end = instants[index + 1] ?? to
    const last = segments.at(-1)
    if (last && sameLoop(last.items, items)) last.to = end
    else segments.push({ from: start, to: end, items })
  })
  return segments
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
function announced(meetings: Meeting[], at: number): BoardItem[] {
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
    chosen.push(occurrenceItem(publication, occurrence, at))
  }
  return chosen
}

/** The loop in order, with hotline 111 first and again after every four others: a fifth of it at least. */
function weave(items: BoardItem[]): BoardItem[] {
  const others = items.sort(byRank)
  if (!others.length) return [hotline111]
  return others.flatMap((item, index) => (index % OTHERS_BETWEEN_HOTLINE ? [item] : [hotline111, item]))
}

const sameLoop = (a: BoardItem[], b: BoardItem[]): boolean =>
  a.length === b.length && a.every((item, index) => itemKey(item) === itemKey(b[index]!))

/** The segment an instant lies in. */
export const segmentAt = (segments: Segment[], instant: number): Segment | undefined =>
  segments.find(segment => segment.from <= instant && instant < segment.to)
