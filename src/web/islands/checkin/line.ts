import { wallTime } from '../../../shared/dates'
import { fill } from '../planner/fill'
import type { Words } from './contract'
import type { Held } from './phone'
import type { Outcome } from './send'

export type Line = { tone: 'calm' | 'waiting' | 'trouble'; text: string }

/** What is true of the network and of what is not sent, in one sentence. */
export function lineOf(words: Words, held: Held, { online, outcome, sending }: LineState): Line {
  const waiting = held.queue.length
  const n = String(waiting)
  if (held.ended) return { tone: 'trouble', text: fill(words.lineEnded, { n: String(waiting + held.refused.length) }) }
  if (!online || outcome === 'offline')
    return { tone: 'waiting', text: fill(waiting ? words.lineOffline : words.lineOfflineNone, { n }) }
  if (waiting && outcome === 'busy') return { tone: 'waiting', text: fill(words.lineBusy, { n }) }
  if (waiting) return { tone: 'calm', text: fill(sending ? words.lineSending : words.lineWaiting, { n }) }
  if (held.sentAt === null) return { tone: 'calm', text: words.lineReady }
  return { tone: 'calm', text: fill(words.lineSent, { time: wallTime(held.sentAt) }) }
}

export type LineState = { online: boolean; outcome: Outcome | null; sending: boolean }
