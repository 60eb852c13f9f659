import { resolveTimeline, segmentAt } from '../../src/led/resolve-timeline'
import { scheduleOf } from '../../src/led/schedule'
import { DAY, instantOf } from '../../src/shared/dates'
import { openPlayer } from '../../src/web/islands/player/core'
import type { Memory } from '../../src/web/islands/player/device'
import type { Answer, Ask } from '../../src/web/islands/player/errands'
import { alwaysLit, messageOf, noContent } from './boards'

export const memory = (): Memory & { held: Map<string, string> } => {
  const held = new Map<string, string>()
  return {
    held,
    getItem: name => held.get(name) ?? null,
    setItem: (name, value) => void held.set(name, value),
    removeItem: name => void held.delete(name),
  }
}

export const SCREEN = 'screen-1'

/** A device under a hand-moved time: `true` is the real one, from which the two clocks of the device may part. */
export function fakeDevice(start: number) {
  const time = { true: start, wall: start, ticks: 0 }
  const [store, session] = [memory(), memory()]
  const device = {
    ...{ screenId: SCREEN, version: '9', store, session, failsafe: ['GỌI 111', 'Bảo vệ trẻ em', 'Miễn phí, 24/7'] },
    wallClock: () => time.wall,
    ticks: () => time.ticks,
  }
  return {
    time,
    device,
    pass(ms: number) {
      time.true += ms
      time.wall += ms
      time.ticks += ms
    },
    open: () => openPlayer(device),
  }
}

export type Player = ReturnType<typeof openPlayer>

/** An answer of the server at a moment, with the headers it always has. */
export const answerAt = (at: number, status: number, text = '', headers: Record<string, string> = {}): Answer => {
  const all: Record<string, string> = { date: new Date(at).toUTCString(), ...headers }
  return { status, text, header: name => all[name] ?? null }
}

/** Sends all that is due and answers it; null: no network. */
export function exchange(player: Player, answer: (ask: Ask) => Answer | null): Ask[] {
  const asks: Ask[] = []
  for (let ask = player.due(); ask; ask = player.due()) {
    asks.push(ask)
    player.heard(ask, answer(ask))
  }
  return asks
}

/** Tuesday afternoon. */
export const AT = instantOf('2026-06-09', '14:00')
export const SECOND = 1000

type Content = Parameters<typeof resolveTimeline>[1]

/** What the server says at a moment for the next three days. */
export function scheduleAt(at: number, content: Partial<Content> = {}, board: Partial<typeof alwaysLit> = {}) {
  const segments = resolveTimeline({ ...alwaysLit, ...board }, { ...noContent, ...content }, at, at + 3 * DAY)
  const screen = { id: SCREEN, width: 192, height: 96 }
  return JSON.stringify(scheduleOf(screen, segments, segmentAt(segments, at)!, 'r1'))
}

/** A player that has just heard from its server, and what it shows as time passes. */
export function playing({ at = AT, skew = 0, content = {}, board = {}, text = scheduleAt(at, content, board) } = {}) {
  const fake = fakeDevice(at)
  fake.time.wall += skew
  const player = fake.open()
  const server = { answer: () => answerAt(fake.time.true, 200, text, { etag: '"e"' }) }
  exchange(player, server.answer)
  const shownAt = () => player.tick()?.item.id ?? null
  return {
    ...fake,
    player,
    server,
    shown: shownAt,
    /** What is shown, tick by tick, each change once, while `seconds` pass. */
    watch(seconds: number, step = 250) {
      const seen: (string | null)[] = []
      for (let passed = 0; passed < seconds * SECOND; passed += step) {
        const id = shownAt()
        if (seen.at(-1) !== id || !seen.length) seen.push(id)
        fake.pass(step)
      }
      return seen
    },
  }
}

/** Approved messages that say their ids. */
export const messages = (...texts: string[]) => texts.map(text => messageOf({ id: text, text }))
/** An emergency for a while. */
export const alert = (from: number, to: number) => ({
  alerts: [{ id: 'a', text: 'Nước lên', screenIds: [], raisedAt: from, expiresAt: to }],
})
