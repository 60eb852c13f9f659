import { MINUTE } from '../../src/shared/dates'
import type { Turn } from '../../src/web/islands/player/core'
import { HOTLINES } from './truth'
import type { Fail, Moment } from './watch-shown'

const MOST_OTHERS = 4
const FULL_LOOP = 40_000
const LONGEST = 10_000
/** The board is looked at four times a second at least where anything changes. */
const LOOK = 300
/** Longer than 111 ever lasts. */
const LONGEST_WAIT = 45_000
const TEN_MINUTES = 10 * MINUTE

export type WatchLoop = ReturnType<typeof watchLoop>

/**
 * 111 has its place and its fifth, everything that may show gets its turn, an emergency at once.
 * Of 111: between two full showings of it there are at most four others, and one more for each emergency that breaks in;
 * and it lasts a quarter of what they lasted together. So it has a fifth of any stretch of whole loops.
 */
export function watchLoop(fail: Fail, share: (ofTenMinutes: number) => void) {
  let others = 0
  let othersLasted = 0
  let hotlineLasted = 0
  let longest = 0
  let brokeIn = new Set<string>()
  let waiting = new Map<string, number>()
  let alarmedSince: number | null = null
  let lastAlert: number | null = null
  /** What was shown in the last ten minutes, and for how long it was 111. */
  let recent: { from: number; hotline: number }[] = []
  let inRecent = 0
  let minute = 0

  function forget() {
    others = othersLasted = hotlineLasted = longest = 0
    brokeIn = new Set()
    recent = []
    inRecent = 0
    rest()
  }

  function rest() {
    waiting = new Map()
    alarmedSince = lastAlert = null
  }

  /** A turn is over after `lasted` milliseconds of the device; `brokeInto`: something was cut for it. */
  function ended({ item, seconds }: Turn, lasted: number, brokeInto: boolean) {
    if (HOTLINES.includes(item.id)) {
      hotlineLasted += lasted
      if (lasted < seconds * 1000 - 1) return
      if (hotlineLasted < othersLasted / 4 - LOOK)
        fail('4 hotline', `111 lasted ${hotlineLasted} ms after ${othersLasted} ms of others`)
      others = othersLasted = hotlineLasted = longest = 0
      brokeIn = new Set()
      return
    }
    others++
    othersLasted += lasted
    longest = Math.max(longest, lasted)
    if (brokeInto && item.kind === 'emergency') brokeIn.add(item.id)
    if (others > MOST_OTHERS + brokeIn.size) fail('4 hotline', `${others} others since 111`)
    if (othersLasted > FULL_LOOP + longest + brokeIn.size * LONGEST + LOOK)
      fail('4 hotline', `${othersLasted} ms of others since 111`)
  }

  function measure(from: number, to: number, isHotline: boolean) {
    const hotline = isHotline ? to - from : 0
    recent.push({ from, hotline })
    inRecent += hotline
    while (recent.length > 1 && to - recent[1]!.from >= TEN_MINUTES) inRecent -= recent.shift()!.hotline
    const first = recent[0]!.from
    if (to - first >= TEN_MINUTES) share(inRecent / (to - first))
  }

  function wait({ from, to, turn, known, misled, sure }: Moment) {
    if (!turn || !known || !misled || !sure || misled.late || misled.early || to >= known.made.until) return rest()
    const { truth } = known
    waiting.set(turn.item.id, to)
    if (truth.alertsAt(from).length) {
      waiting = new Map()
      alarmedSince ??= from
      if (turn.item.kind === 'emergency') lastAlert = to
      else if (to - (lastAlert ?? alarmedSince) > (lastAlert ? LONGEST_WAIT : LONGEST + LOOK))
        fail('5 emergency', 'an emergency waits')
      return
    }
    alarmedSince = lastAlert = null
    if (Math.floor(from / MINUTE) === minute) return
    minute = Math.floor(from / MINUTE)
    if (!truth.isOpen(from)) return rest()
    const messages = truth.messagesAt(from)
    const lasts = messages.reduce((sum, { text }) => sum + Math.max(LONGEST, text.length * 120), 0)
    // Twice through a loop of everything, shares doubling it, a fifth of 111 in it.
    const most = 2 * MINUTE + 6 * (lasts + (16 + truth.contacts) * LONGEST)
    const still = new Map(messages.map(({ id }) => [`message-${id}`, waiting.get(`message-${id}`) ?? from]))
    for (const [id, since] of still)
      if (from - since > most) fail('5 starving', `${id} has waited for ${Math.round((from - since) / 1000)} s`)
    waiting = still
  }

  return {
    forget,
    ended,
    /** The board shows what it does from `from` to `to`. */
    passed(moment: Moment) {
      const { from, to, turn } = moment
      if (turn) measure(from, to, HOTLINES.includes(turn.item.id))
      else {
        recent = []
        inRecent = 0
      }
      wait(moment)
    },
    /** Nobody saw the board for a while. */
    paused() {
      recent = []
      inRecent = 0
      rest()
    },
    rest,
  }
}
