import type { Device } from './device'

/** A request beside the player's address, to be sent now. */
export type Ask = {
  path: 'schedule.json' | 'beat' | 'plays'
  method: 'GET' | 'POST'
  headers: Record<string, string>
  body: string | null
  /** On the device's ticks, and on its wall clock. */
  sentAt: number
  sentWall: number
}

/** Headers by their lower-case names; null where there is none. */
export type Answer = { status: number; header(name: string): string | null; text: string }

/** Longer than the network layer waits: an answer that never came is asked for again. */
const LOST_AFTER = 60_000
const MOST_RETRY_AFTER = 3600
const MOST_BACKOFF = 600
/** Times a jitter of a fifth at most: five seconds. */
const HURRY_SPREAD = 25_000

/** The same for a screen always, and spread over ±10 % for the screens of a ward. */
export function jitterOf(screenId: string): number {
  let sum = 0
  for (let i = 0; i < screenId.length; i++) sum = (sum * 31 + screenId.charCodeAt(i)) % 2001
  return 0.9 + sum / 10_000
}

/** Something that is asked again and again, one at a time: first in so many seconds, then as each answer says. */
export function openErrand({ screenId, ticks, wallClock }: Device, path: Ask['path'], firstIn: number) {
  const jitter = jitterOf(screenId)
  let nextAt = ticks() + firstIn * 1000 * jitter
  let under: Ask | null = null
  let errors = 0

  return {
    path,
    isDue: () => (under ? ticks() - under.sentAt >= LOST_AFTER : ticks() >= nextAt),
    send(method: Ask['method'], headers: Ask['headers'] = {}, body: string | null = null): Ask {
      under = { path, method, headers, body, sentAt: ticks(), sentWall: wallClock() }
      return under
    },
    /** Brings it forward to the next seconds, spread over the screens of a ward. */
    hurry() {
      nextAt = Math.min(nextAt, ticks() + (jitter - 0.9) * HURRY_SPREAD)
    },
    /** False for an answer that nobody waits for any more. */
    isAwaited: (ask: Ask) => ask === under,
    /**
     * The next is due in `seconds`, later where the server is in trouble or asks for it (RFC 9110 §10.2.3). A network
     * that is gone is no reason to wait: asking costs nobody anything then.
     */
    again(seconds: number, answer: Answer | null) {
      under = null
      const inTrouble = answer !== null && (answer.status === 429 || answer.status >= 500)
      errors = inTrouble ? errors + 1 : 0
      const backoff = inTrouble ? Math.min(MOST_BACKOFF, seconds * 2 ** Math.min(errors, 10)) : 0
      const asked = inTrouble ? Math.min(MOST_RETRY_AFTER, Number(answer.header('retry-after')) || 0) : 0
      nextAt = ticks() + Math.max(seconds, backoff, asked) * 1000 * jitter
    },
  }
}
