import { type Device, forget, keep, recallJson } from './device'

/** The true time lies between the two, ends included; UTC milliseconds. */
export type Span = { earliest: number; latest: number }

/** Where the two clocks of the device part by more, one was set or stood still, and neither is believed. */
const MOST_APART = 120_000
/** Drift of a poor quartz, as a part of the time since the server was last heard. */
const DRIFT = 200e-6
const SECOND = 1000
const NAME = 'san-choi-led-time'

/** What the server said when last heard, on both clocks of the device. */
type Heard = Span & { wall: number; ticks: number }

/**
 * Time as the server tells it (`Date`, RFC 9110 §6.6.1, and `Age`, RFC 9111 §5.1), counted on by both clocks of the
 * device. It is known as a span, so that whoever asks can be right at both of its ends.
 */
export function openClock({ screenId, wallClock, ticks, session }: Device) {
  const name = `${NAME}-${screenId}`
  let heard = remembered()

  /** Null without trusted time. */
  function now(): Span | null {
    if (!heard) return null
    const byWall = wallClock() - heard.wall
    const byTicks = ticks() - heard.ticks
    if (Math.abs(byWall - byTicks) > MOST_APART || Math.max(byWall, byTicks) < 0) {
      heard = null
      // A reload would have to believe the wall clock alone.
      forget(session, name)
      return null
    }
    // One of the two clocks may have stood still or been set a little; the truth lies with the other.
    const [least, most] = byWall < byTicks ? [byWall, byTicks] : [byTicks, byWall]
    return { earliest: heard.earliest + least - most * DRIFT, latest: heard.latest + most * (1 + DRIFT) }
  }

  const save = ({ earliest, latest, wall }: Omit<Heard, 'ticks'>) =>
    keep(session, name, JSON.stringify([earliest, latest, wall]))

  return {
    now,

    /**
     * Learns from the answer to a request. How long it was on its way is the longer of what the two clocks say, as one of
     * them may have stood still; where they part, nothing is learnt. Whole seconds stand in its header, cut off;
     * and some caches renew `Date` when they answer although they say an `Age`, so that it counts for one end only.
     */
    hear(date: string | null, age: string | null, sent: { sentAt: number; sentWall: number }) {
      const said = Date.parse(date || '')
      const byTicks = ticks() - sent.sentAt
      const byWall = wallClock() - sent.sentWall
      if (Number.isNaN(said) || Math.abs(byWall - byTicks) > MOST_APART) return
      // Cut off as well: an answer of age 0 may be almost a second old.
      const aged = age === null ? 0 : Math.max(0, Number(age) || 0) + 1
      const latest = said + (1 + aged) * SECOND + Math.max(0, byTicks, byWall)
      const known = now()
      // What was known before still holds where both agree.
      const agree = known && known.earliest <= latest && said <= known.latest
      heard = {
        earliest: agree ? Math.max(said, known.earliest) : said,
        latest: agree ? Math.min(latest, known.latest) : latest,
        wall: wallClock(),
        ticks: ticks(),
      }
      save(heard)
    },

    /** Before the page goes: what both clocks know together, as the next page will have only one of them. */
    save() {
      const span = now()
      if (span) save({ ...span, wall: wallClock() })
    },

    /** Seconds by which the device's own clock is off, positive when it is fast; null while that is unknown. */
    offsetSeconds(): number | null {
      const span = now()
      return span && Math.round((wallClock() - (span.earliest + span.latest) / 2) / SECOND)
    },
  }

  /** After a reload the wall clock alone can tell how much time has passed. */
  function remembered(): Heard | null {
    const held = recallJson(session, name)
    if (!Array.isArray(held) || held.length !== 3 || !held.every(Number.isFinite)) return null
    const [earliest, latest, wall] = held as [number, number, number]
    return { earliest, latest, wall, ticks: ticks() - (wallClock() - wall) }
  }
}
