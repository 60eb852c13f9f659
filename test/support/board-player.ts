import { openPlayer } from '../../src/web/islands/player/core'
import type { Memory } from '../../src/web/islands/player/device'
import type { Answer, Ask } from '../../src/web/islands/player/errands'

export const memory = (): Memory & { held: Map<string, string> } => {
  const held = new Map<string, string>()
  return { held, getItem: name => held.get(name) ?? null, setItem: (name, value) => void held.set(name, value) }
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
