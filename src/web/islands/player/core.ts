import { FAILSAFE, HOTLINE_111 } from '../../../led/loop'
import { openClock, type Span } from './clock'
import { type Device, forget, keep, recall } from './device'
import { type Answer, type Ask, openErrand } from './errands'
import { type Allowed, openSchedule } from './may-show'
import { openOrder } from './order'
import { MOST_SENT, openPlays } from './plays'
import { type Item, readSchedule, type Schedule } from './read-schedule'

const POLL_SECONDS = 60
/** For a key that was revoked, or that nobody knows: it may come back. */
const REVOKED_SECONDS = 600
/** Five minutes at least, jitter included. */
const REPORT_SECONDS = 334
/** Between batches while as many wait as one holds. */
const BACKLOG_SECONDS = 60
const FIRST_BEAT_SECONDS = 15
const HOTLINE_SECONDS = 10
/** The server takes no longer ones. */
const LONGEST_PLAY = 600
/** Milliseconds to the next tick at most, until which the board shows what this one says. */
const NEXT_TICK = 500
const NAME = 'san-choi-led-schedule'

/** One item on the board once: a new object for every turn. `seconds`: as long as it is meant to last. */
export type Turn = { item: Item; seconds: number; startedAt: number }

/**
 * The player without a screen and without a network. Whoever runs it calls `tick` before every frame and draws the
 * turn it answers with; sends what `due` asks for and says with `heard` what came of it (null: nothing).
 * @param secondsFor how long an item must last to be read as it will be drawn
 */
export function openPlayer(device: Device, secondsFor: (item: Item) => number = () => 0) {
  const { screenId, version, store, ticks } = device
  const name = `${NAME}-${screenId}`
  const clock = openClock(device)
  const order = openOrder()
  const plays = openPlays(device)
  const poll = openErrand(device, 'schedule.json', 0)
  const beat = openErrand(device, 'beat', FIRST_BEAT_SECONDS)
  const report = openErrand(device, 'plays', REPORT_SECONDS)

  let schedule: Schedule | null = null
  let etag: string | null = null
  let revoked = false
  let mayShow = openSchedule(null)
  let failsafe: Item
  let allowed: Allowed | null = null
  let turn: Turn | null = null

  // The validator stands in the first line, so that neither is ever kept without the other.
  const [rememberedEtag = '', ...lines] = (recall(store, name) || '').split('\n')
  take(readSchedule(lines.join('\n'), screenId), rememberedEtag)

  function take(next: Schedule | null, validator: string | null) {
    schedule = next
    etag = next && validator
    mayShow = openSchedule(next)
    failsafe = failsafeItem(device.failsafe, next)
  }

  /** What the board shows from now on; null: it is dark. */
  function tick(): Turn | null {
    const span = clock.now()
    const before = allowed
    allowed = mayShow(span && { earliest: span.earliest, latest: span.latest + NEXT_TICK })
    if (!allowed) {
      end(span)
      return null
    }
    const alert = allowed === before ? undefined : allowed.alerts.find(({ key }) => !before?.keys.has(key))
    if (alert) {
      end(span)
      // Whoever raised it waits to see that it is on the boards.
      beat.hurry()
      return begin(order.breakIn(allowed, alert))
    }
    if (turn && holds(turn.item, allowed) && !isOver(turn)) return turn
    end(span)
    return begin(order.next(allowed) || hotlineOf(allowed) || failsafe)
  }

  function begin(item: Item): Turn {
    const seconds = Math.max(item.durationSec, secondsFor(item), isHotline(item) ? order.hotlineSeconds() : 0)
    turn = { item, seconds, startedAt: ticks() }
    return turn
  }

  function end(span: Span | null) {
    if (!turn) return
    const { item, startedAt, seconds } = turn
    const passed = ticks() - startedAt
    // A device that slept meanwhile has shown nobody anything.
    const shown = Math.max(0, Math.min(passed / 1000, seconds))
    if (!isHotline(item)) order.otherShown(shown)
    else if (isOver(turn)) order.hotlineShown()
    // Without trusted time nobody can say when it was.
    if (span && shown >= 1) {
      const began = (span.earliest + span.latest) / 2 - passed
      plays.add(item.id, Math.round(began), Math.min(LONGEST_PLAY, Math.round(shown)))
    }
    turn = null
  }

  function isOver({ startedAt, seconds }: Turn): boolean {
    const shown = ticks() - startedAt
    return shown < 0 || shown >= seconds * 1000
  }

  /** The next request to send, if one is due. */
  function due(): Ask | null {
    if (poll.isDue()) return poll.send('GET', etag && isValid() ? { 'if-none-match': etag } : {})
    if (revoked) return null
    if (beat.isDue()) return beat.send('POST', JSON_BODY, JSON.stringify(health()))
    if (plays.waiting() && report.isDue())
      return report.send('POST', JSON_BODY, JSON.stringify({ plays: plays.batch() }))
    return null
  }

  function heard(ask: Ask, answer: Answer | null) {
    if (ask.path === 'schedule.json') heardSchedule(ask, answer)
    else if (ask.path === 'beat') {
      if (beat.isAwaited(ask)) beat.again(REPORT_SECONDS, answer)
    } else if (report.isAwaited(ask)) {
      if (answer && isSettled(answer)) plays.drop(JSON.parse(ask.body!).plays)
      report.again(answer && plays.waiting() >= MOST_SENT ? BACKLOG_SECONDS : REPORT_SECONDS, answer)
    }
  }

  function heardSchedule(ask: Ask, answer: Answer | null) {
    if (!poll.isAwaited(ask)) return
    const status = answer ? answer.status : 0
    if (answer && status === 200) {
      const next = readSchedule(answer.text, screenId)
      if (next) {
        revoked = false
        hearTime(ask, answer)
        take(next, answer.header('etag'))
        keep(store, name, `${etag || ''}\n${answer.text}`)
      }
    } else if (answer && status === 304 && ask.headers['if-none-match']) hearTime(ask, answer)
    else if (answer && isRefusal(answer)) {
      revoked = true
      take(null, null)
      forget(store, name)
    }
    poll.again(revoked ? REVOKED_SECONDS : schedule ? schedule.pollAfterSec : POLL_SECONDS, answer)
  }

  function hearTime(ask: Ask, answer: Answer) {
    clock.hear(answer.header('date'), answer.header('age'), ask)
  }

  /** Whether what is held is surely valid yet; if not, it is asked for anew and whole. */
  function isValid(): boolean {
    const span = clock.now()
    return span !== null && schedule !== null && span.latest < schedule.until
  }

  const health = () => ({
    revision: schedule?.revision ?? null,
    playing: turn?.item.id ?? null,
    validUntil: schedule?.validUntil ?? null,
    clockOffsetSec: clock.offsetSeconds(),
    version,
  })

  return {
    tick,
    due,
    heard,
    /** Before the page goes. */
    save() {
      plays.save()
      clock.save()
    },
    /** What is remembered is of no use. */
    forget: () => forget(store, name),
    schedule: () => schedule,
    allowed: () => allowed,
    failsafe: () => failsafe,
    isAlarmed: () => allowed !== null && allowed.alerts.length > 0,
  }
}

const JSON_BODY = { 'content-type': 'application/json' }

const isHotline = ({ id }: Item): boolean => id === HOTLINE_111 || id === FAILSAFE

const hotlineOf = ({ items }: Allowed): Item | undefined => items.find(({ id }) => id === HOTLINE_111)

const holds = (item: Item, allowed: Allowed): boolean =>
  item.id === FAILSAFE ? !hotlineOf(allowed) : allowed.keys.has(item.key)

/** The server says so in plain text; the page of a portal or of a proxy between says nothing about the key. */
const isRefusal = (answer: Answer): boolean => (answer.status === 404 || answer.status === 410) && !isPage(answer)

const isPage = (answer: Answer): boolean => /html/i.test(answer.header('content-type') || '')

/** Whether sending the same again would be of no use. */
function isSettled(answer: Answer): boolean {
  const { status, text } = answer
  if (status >= 200 && status < 300) return /"accepted"/.test(text)
  return status >= 400 && status < 500 && [408, 409, 429].indexOf(status) < 0 && !isPage(answer)
}

const failsafeItem = (lines: string[], schedule: Schedule | null): Item => ({
  ...{ id: FAILSAFE, key: FAILSAFE, kind: 'hotline', lines, durationSec: HOTLINE_SECONDS, share: null, undated: true },
  frame: schedule?.failsafe.frame ?? null,
  start: Number.NEGATIVE_INFINITY,
  end: Number.POSITIVE_INFINITY,
})
