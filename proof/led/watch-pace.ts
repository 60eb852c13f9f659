import type { Reply } from './feed'
import type { Fail } from './watch-shown'

const SECOND = 1000
const POLL = 60
const ALARMED = 15
const REVOKED = 600
const MOST_BACKOFF = 600
const LOST = 60
/** Of a board that is asked what is due when anything happens, and every few seconds anyway. */
const SLOW = 12 * SECOND

export type WatchPace = ReturnType<typeof watchPace>

/** Boards ask again in time, so that they recover by themselves, and not more often than they were told. */
export function watchPace(fail: Fail) {
  let dueBy = Number.POSITIVE_INFINITY
  let notBefore = 0
  let errors = 0
  let isGone = false

  return {
    began(at: number) {
      dueBy = at + SLOW
      notBefore = at
      errors = 0
      isGone = false
    },
    /** Whatever it waited for it may wait for once more. */
    slept(at: number, lasted: number) {
      dueBy = Math.max(dueBy + lasted, at + LOST * SECOND + SLOW)
    },
    stopped() {
      dueBy = Number.POSITIVE_INFINITY
    },
    late(at: number) {
      if (at > dueBy) fail('2 asking', `no poll for ${Math.round((at - notBefore) / SECOND)} s after the last answer`)
    },
    asked(at: number) {
      if (at < notBefore) fail('2 asking', `a poll ${Math.round(notBefore - at)} ms too early`)
      dueBy = at + LOST * SECOND + SLOW
      notBefore = at + LOST * SECOND * 0.99
    },
    /** An answer came of it, or the word that there is none; `alarmed`: whether it was told to hurry, surely and maybe. */
    heard(at: number, reply: Reply | null, isTaken: boolean, isRefused: boolean, alarmed: [boolean, boolean]) {
      isGone = isRefused || (isGone && !isTaken)
      const trouble = reply !== null && (reply.status === 429 || reply.status >= 500)
      errors = trouble ? errors + 1 : 0
      const [slowest, fastest] = alarmed.map(hurried => (isGone ? REVOKED : hurried ? ALARMED : POLL)) as [
        number,
        number,
      ]
      const asked = trouble ? Math.min(3600, Number(reply.headers['retry-after'] ?? 0)) : 0
      const most = Math.max(slowest, asked, trouble ? Math.min(MOST_BACKOFF, POLL * 2 ** errors) : 0)
      dueBy = at + most * SECOND * 1.101 + SLOW
      notBefore = at + Math.max(fastest, asked) * SECOND * 0.899
    },
  }
}
