import { DAY, HOUR, MINUTE } from '../../src/shared/dates'
import type { Device, Memory } from '../../src/web/islands/player/device'
import type { Random } from './random'

/** As the player promises to stand (`clock.ts`); devices drift by up to 150 ppm here. */
const DRIFT = 200e-6
export const MOST_APART = 120_000
const PPM = 1e-6
const YEAR = 365 * DAY

/** The two clocks of a device. */
export type Clocks = { wall: number; ticks: number }
/** Both when the server was last heard, and how unsure the time was then (milliseconds). */
type Mark = Clocks & { at: number; width: number }

/** By how much time has passed later or earlier than both clocks say: nothing inside the device could tell. */
export type Misled = { late: number; early: number }

export type Machine = ReturnType<typeof openMachine>

/** A cheap device: its clocks, its memories, and what befalls them. `at` is the true time. */
export function openMachine(random: Random, start: number, screenId: string) {
  const drift = { wall: random.between(-150, 150) * PPM, ticks: random.between(-150, 150) * PPM }
  /** How its memory treats it. */
  const fault = random.pick(['none', 'none', 'none', 'full', 'forbidden', 'corrupt'] as const)
  const keepsTime = random.chance(0.6)
  let at = start
  let set = { at: start, wall: start + random.pick([0, 0, 3 * MINUTE, -5 * HOUR, -11 * YEAR]), ticks: 0 }
  let mark: Mark | null = null
  let savedMark: Mark | null = null
  let parted = false
  let carried: Misled = { late: 0, early: 0 }

  const wall = () => set.wall + (at - set.at) * (1 + drift.wall)
  const ticks = () => set.ticks + (at - set.at) * (1 + drift.ticks)
  const settle = (wallNow: number, ticksNow: number) => {
    set = { at, wall: wallNow, ticks: ticksNow }
  }

  const store = memoryOf()
  const session = memoryOf(() => {
    savedMark = mark
  })

  // One for all: to make one takes longer than all the rest.
  const full = new Error('QuotaExceededError')
  function refuse(): never {
    throw full
  }

  function memoryOf(written = () => {}): Memory & { held: Map<string, string> } {
    const held = new Map<string, string>()
    return {
      held,
      getItem: name => (fault === 'forbidden' ? refuse() : (held.get(name) ?? null)),
      setItem(name, value) {
        if (fault === 'forbidden' || (fault === 'full' && random.chance(0.3))) refuse()
        held.set(name, value)
        written()
      },
      // Also where there is no room for more.
      removeItem: name => (fault === 'forbidden' ? refuse() : void held.delete(name)),
    }
  }

  /** Since the last word of the server; null while there has been none that the device could remember. */
  function misled(): Misled | null {
    if (!mark) return null
    const [a, b] = [wall() - mark.wall, ticks() - mark.ticks]
    const passed = at - mark.at
    return {
      late: carried.late + Math.max(0, passed - Math.max(a, b) * (1 + DRIFT) - 2),
      early: carried.early + Math.max(0, Math.min(a, b) - Math.max(a, b) * DRIFT - passed - 2),
    }
  }

  const apart = () => (mark ? Math.abs(wall() - mark.wall - (ticks() - mark.ticks)) : 0)

  return {
    store,
    session,
    misled,
    mark: () => mark,
    /** Milliseconds by which the two clocks have parted since the server was heard. */
    apart,
    /** Whether they have been so far apart since then that neither is to be believed. */
    parted: () => {
      parted ||= apart() > MOST_APART
      if (parted) savedMark = null
      return parted
    },
    /** The page writes down what time it is before it goes. */
    remembers() {
      const known = misled()
      if (!mark || !known || parted || fault !== 'none') return
      carried = known
      mark = { at, wall: wall(), ticks: ticks(), width: mark.width + apart() + 4e-4 * (at - mark.at) }
      savedMark = mark
    },
    /** Clocks tell whole units. */
    device: (): Device => ({
      ...{ screenId, version: '1', store, session, failsafe: ['GỌI 111', 'Bảo vệ trẻ em', 'Miễn phí, 24/7'] },
      wallClock: () => Math.floor(wall()),
      ticks: () => Math.floor(ticks() * 10) / 10,
    }),
    ticks,
    at: (now: number) => {
      at = now
    },
    /** True milliseconds in which the ticks move on by so many. */
    lasts: (milliseconds: number) => milliseconds / (1 + drift.ticks),

    clocks: (): Clocks => ({ wall: wall(), ticks: ticks() }),
    /** Milliseconds by which the clocks parted while an answer was on its way; of too many nobody can say how long it was. */
    apartSince: (sent: Clocks) => Math.abs(wall() - sent.wall - (ticks() - sent.ticks)),
    /** The server is about to be heard, whose answer leaves the time unsure by `width`. */
    heard(width: number) {
      const before = misled()
      carried = { late: Math.min(before?.late ?? 0, width), early: Math.min(before?.early ?? 0, width) }
      mark = { at, wall: wall(), ticks: ticks(), width }
      parted = false
    },
    /** Set by hand, or by a time server. */
    jump(): string {
      const [words, next] = random.pick<[string, number]>([
        ['by NTP', at + random.between(-50, 50)],
        ['by NTP', at + random.between(-50, 50)],
        ['a little', wall() + random.between(-119_000, 119_000)],
        ['by hours', wall() + random.between(-30, 30) * HOUR],
        ['by years', wall() + random.pick([-1, 1]) * random.between(1, 20) * YEAR],
      ])
      settle(next, ticks())
      return words
    },
    /** The page is loaded anew; what it had not written down is gone. */
    reload() {
      settle(wall(), 0)
      parted = false
      mark = savedMark && session.held.size ? { ...savedMark, ticks: -(wall() - savedMark.wall) } : null
    },
    /** Power comes back after a cut: some clocks stood still or start from the day they were made. */
    boot() {
      const fake = random.pick([-11, -56]) * YEAR
      settle(keepsTime ? wall() : at + fake, 0)
      session.held.clear()
      mark = null
      savedMark = null
      carried = { late: 0, early: 0 }
      if (fault !== 'corrupt') return
      for (const [name, value] of store.held)
        if (random.chance(0.5)) store.held.set(name, random.pick(['', '{', value.slice(0, value.length / 2), 'null']))
    },
    /** Sleeps until now: ticks stand still in some. */
    sleep(since: number) {
      const rests = random.chance(0.5)
      settle(wall(), rests ? ticks() - (at - since) * (1 + drift.ticks) : ticks())
      return rests ? 'ticks stood still' : 'ticks went on'
    },
  }
}
