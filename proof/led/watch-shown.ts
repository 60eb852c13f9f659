import { HOUR, MINUTE } from '../../src/shared/dates'
import type { Turn } from '../../src/web/islands/player/core'
import type { Item } from '../../src/web/islands/player/read-schedule'
import type { Made } from './feed'
import type { Misled } from './machine'
import { HOTLINES, type Shown, type Truth, truthOf } from './truth'

/** What is wrong on the board: the rule that is broken, and how. */
export type Fail = (rule: string, what: string) => void

/** What the device knows: the last answer it took, and how sure the time is (null: it has none that may be trusted). */
export type Knowledge = { made: Made; truth: Truth } | null
export type Moment = {
  from: number
  to: number
  turn: Turn | null
  known: Knowledge
  misled: Misled | null
  /** Whether nothing but the drift of an hour makes the time unsure. */
  sure: boolean
  /** Whether the two clocks have parted so far that neither can be believed. */
  parted: boolean
}

export const knowing = (made: Made | null): Knowledge => made && { made, truth: truthOf(made.version) }

const read = new WeakMap<Item, Shown>()

/** All words of an item stand in its key, after its id and revision. */
function shownBy({ item }: Turn): Shown {
  const known = read.get(item)
  if (known) return known
  const shown = { id: item.id, text: item.key.split('\n').slice(2).join('\n') }
  read.set(item, shown)
  return shown
}

/** By more than this nobody can be misled whom we judge. */
export const MOST_MISLED = 10 * MINUTE
const STEP = 20_000
/** A board whose time is sure to this is dark when it should be. */
const SOON = 150_000

/**
 * Nothing false, nothing expired, never blank. The board shows from `from` to `to` what one tick said. All that is
 * entered has whole minutes and nothing lasts as long as a minute here, so that what is right at both ends is right
 * between them; emergencies have one window each.
 */
export function watchShown(fail: Fail, count: (what: string, milliseconds: number) => void) {
  return (moment: Moment): void => {
    const { from, to, turn, known, misled, sure } = moment
    const kind = turn ? (HOTLINES.includes(turn.item.id) ? turn.item.id : turn.item.kind) : 'dark'
    count(kind, to - from)
    if (misled && misled.late + misled.early > MOST_MISLED) {
      count('not judged', to - from)
      return
    }
    look(from, moment)
    if (to > from + 1) look(to - 1, moment)
    if (turn && known && sure && isLitInVain(known, from - SOON, to + SOON))
      fail('3 hours', 'lit outside operating hours')
  }

  function look(at: number, { turn, known, misled, parted }: Moment) {
    if (!turn) {
      if (!known || !misled) fail('3 blank', 'dark without a schedule or without trusted time')
      else if (at - misled.late >= known.made.until) fail('3 blank', 'dark past validity')
      else if (!about(at, misled).some(one => !known.truth.isOpen(one) && !known.truth.alertsAt(one).length))
        fail('3 blank', known.truth.alertsAt(at).length ? 'dark in an emergency' : 'dark in operating hours')
      return
    }
    const shown = shownBy(turn)
    if (HOTLINES.includes(shown.id)) return
    if (!known) fail('5 failsafe', `${shown.id} without a schedule`)
    else if (!misled || parted) {
      // Contacts are true at any time.
      if (!/^hotline-/.test(shown.id)) fail('5 failsafe', `${shown.id} without trusted time`)
    } else if (at - misled.late >= known.made.until) fail('5 failsafe', `${shown.id} past validity`)
    else {
      const wrong = known.truth.wrong(shown, at)
      if (wrong && about(at, misled).every(one => known.truth.wrong(shown, one)))
        fail('1 expired', `${shown.id} “${shown.text}”: ${wrong}`)
    }
  }

  function isLitInVain({ made, truth }: NonNullable<Knowledge>, from: number, to: number) {
    if (to >= made.until || made.at > from + HOUR) return false
    for (let at = from; at <= to; at += 30_000) if (truth.isOpen(at) || truth.alertsAt(at).length) return false
    return true
  }
}

/** The moments that it may be as far as the device can tell: one, but for a device whose clocks were both misled. */
function about(at: number, { late, early }: Misled): number[] {
  if (!late && !early) return [at]
  const moments = [at]
  for (let back = STEP; back < late; back += STEP) moments.push(at - back)
  for (let on = STEP; on < early; on += STEP) moments.push(at + on)
  return [...moments, at - late, at + early]
}
