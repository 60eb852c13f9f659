import type { BoardMessage } from '../../src/led/board-item'
import type { PublicOccurrence } from '../../src/publications/publication'
import { DAY, MINUTE } from '../../src/shared/dates'
import type { Version } from './world'

/** What stands on a board: its id and all of its words. */
export type Shown = { id: string; text: string }

export const HOTLINES = ['hotline-111', 'failsafe']

// The rules once more, read minute by minute from what people entered: nothing here knows segments, instants of a
// schedule, or any function of the code under proof.
const OFFSET = 7 * 60 * MINUTE
const dayOf = (at: number) => Math.floor((at + OFFSET) / DAY)
const minuteOf = (at: number) => Math.floor((at + OFFSET) / MINUTE) % 1440
const wholeSecond = (at: number) => Math.floor(at / 1000) * 1000
const numberOf = (date: string) => Date.parse(`${date}T00:00:00Z`) / DAY
const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** `except`: numbers of days on which none begins. */
type Hours = { first: number; last: number; days: number[]; from: number; to: number; except: number[] }

const onDay = ({ first, last, days, except }: Hours, day: number) =>
  first <= day && day <= last && (!days.length || days.includes(((day + 3) % 7) + 1)) && !except.includes(day)

function covers(hours: Hours, at: number): boolean {
  const { from, to } = hours
  const [day, minute] = [dayOf(at), minuteOf(at)]
  if (from < to) return from <= minute && minute < to && onDay(hours, day)
  return (minute >= from && onDay(hours, day)) || (minute < to && onDay(hours, day - 1))
}

const readBefore = new WeakMap<BoardMessage, Hours[]>()

function hoursOf(message: BoardMessage): Hours[] {
  const known = readBefore.get(message)
  if (known) return known
  const except = message.exceptDates.map(numberOf)
  const read = message.windows.map(({ startsOn, endsOn, days, fromTime, toTime }) => ({
    ...{
      first: numberOf(startsOn),
      last: numberOf(endsOn),
      days,
      from: minutes(fromTime),
      to: minutes(toTime),
      except,
    },
  }))
  readBefore.set(message, read)
  return read
}

export type Truth = ReturnType<typeof read>

const truths = new WeakMap<Version, Truth>()

/** What a version of the world allows at a moment. */
export function truthOf(version: Version): Truth {
  const known = truths.get(version) ?? read(version)
  truths.set(version, known)
  return known
}

function read({ board, content }: Version) {
  const ever = { first: Number.NEGATIVE_INFINITY, last: Number.POSITIVE_INFINITY, days: [], except: [] }
  const open: Hours[] = [
    {
      ...{ ...ever, from: minutes(board.opensAt), to: minutes(board.closesAt) },
      except: board.hourExceptions.map(({ date }) => numberOf(date)),
    },
    ...board.hourExceptions.flatMap(({ date, opensAt, closesAt }) =>
      opensAt && closesAt
        ? [{ ...ever, first: numberOf(date), last: numberOf(date), from: minutes(opensAt), to: minutes(closesAt) }]
        : [],
    ),
  ]
  const messages = content.messages.filter(
    ({ tags, freezeSafe }) =>
      (!tags.length || tags.some(tag => board.tags.includes(tag))) && (freezeSafe || !board.freezes),
  )
  const alerts = content.alerts.filter(({ screenIds }) => !screenIds.length || screenIds.includes(board.id))

  const isOpen = (at: number) => open.some(hours => covers(hours, at))
  // Schedules name whole seconds.
  const alertsAt = (at: number) =>
    alerts.filter(({ raisedAt, expiresAt }) => wholeSecond(raisedAt) <= at && at < wholeSecond(expiresAt))
  const messagesAt = (at: number) => messages.filter(one => hoursOf(one).some(hours => covers(hours, at)))

  /** Why this may not be on the board; null: it may. 111 always may. */
  function wrong({ id, text }: Shown, at: number): string | null {
    if (HOTLINES.includes(id)) return null
    const running = alertsAt(at)
    const name = id.slice(id.indexOf('-') + 1)
    if (id.startsWith('alert-')) {
      const alert = running.find(one => one.id === name)
      return alert && text.includes(alert.text) ? null : 'an emergency that does not run'
    }
    if (running.length) return 'shown during an emergency'
    if (!isOpen(at)) return 'shown outside operating hours'
    if (id.startsWith('message-')) return wrongMessage(name, text, at)
    if (id.startsWith('event-')) return wrongEvent(name, text, at)
    return content.hotlines.some(({ phone }) => id === `hotline-${phone.replace('+', '')}`)
      ? null
      : 'an unknown contact'
  }

  function wrongMessage(name: string, text: string, at: number): string | null {
    const message = messages.find(({ id }) => id === name)
    if (!message) return 'a message that is not (any more) for this board'
    if (message.text !== text) return 'words that were edited'
    return hoursOf(message).some(hours => covers(hours, at)) ? null : 'a message outside its windows'
  }

  function wrongEvent(name: string, text: string, at: number): string | null {
    for (const publication of content.publications) {
      const { status, payload } = publication
      const meeting = payload.occurrences.find(({ id }) => id === name)
      if (!meeting) continue
      if (status === 'withdrawn') return 'an event that is withdrawn'
      if (board.groupId && payload.groups.length && payload.groups.every(({ id }) => id !== board.groupId))
        return 'an event of another group'
      if (!text.includes(payload.title)) return 'an event by an old title'
      const off = status === 'cancelled' || payload.notice !== null || meeting.status !== 'scheduled'
      if (off !== /^\[(HUỶ|HOÃN)\] /.test(text)) {
        return off ? 'a meeting that is off as if it took place' : 'a meeting that is on as if it were off'
      }
      return wrongWords(meeting, off, text, at)
    }
    return 'an event that is not (any more) published'
  }

  function wrongWords({ startsAt, endsAt }: PublicOccurrence, off: boolean, text: string, at: number): string | null {
    if (at >= (off ? startsAt : endsAt)) return 'an event that is over'
    if (dayOf(startsAt) > dayOf(at) + 3) return 'an event announced too early'
    if (board.freezes && /HÔM NAY|NGÀY MAI|ĐANG DIỄN RA/.test(text)) return 'words that freeze on the board'
    if (/ĐANG DIỄN RA/.test(text) && at < startsAt) return 'an event under way before it began'
    if (board.freezes) return null
    const day = dayOf(startsAt) - dayOf(at)
    if (text.includes('ĐANG DIỄN RA') !== at >= startsAt) return 'under way, or not, against the truth'
    if (text.includes('HÔM NAY') !== (day === 0 && at < startsAt)) return 'today, or not, against the truth'
    if (text.includes('NGÀY MAI') !== (day === 1)) return 'tomorrow, or not, against the truth'
    return null
  }

  return { isOpen, alertsAt, messagesAt, wrong, contacts: content.hotlines.length - 1 }
}
