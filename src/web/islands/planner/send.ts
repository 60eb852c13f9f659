import type { Meeting, MoveAnswer, Place, Scope } from './contract'
import { SignedOut } from './load'

type Outcome = { kind: 'fine' | 'conflict' | 'stale' | 'refused'; answer: MoveAnswer }

export type Request = { meeting: Meeting; to: Place; scope: Scope; overlapReason?: string }

/** From start to end; an end at or before the start is that of the next day. */
function minutesOf({ startTime, endTime }: Place) {
  const [start = 0, end = 0] = [startTime, endTime].map(time => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)))
  return end > start ? end - start : end - start + 24 * 60
}

/**
 * Asks what stands against a move (`check`), or makes it (`time`).
 * @throws TypeError without a network, SignedOut when the session has ended
 */
export async function send(verb: 'check' | 'time', { meeting, to, scope, overlapReason }: Request): Promise<Outcome> {
  const body = new URLSearchParams({
    scope,
    startsOn: to.startsOn,
    startTime: to.startTime,
    durationMinutes: String(minutesOf(to)),
    venueId: to.venueId ?? '',
    version: String(meeting.version),
    ...(overlapReason ? { overlapReason } : {}),
  })
  const response = await fetch(`/staff/events/${meeting.eventId}/occurrences/${meeting.id}/${verb}`, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body,
  })
  if (response.redirected || response.status === 401) throw new SignedOut()
  const answer: MoveAnswer = await response.json().catch(() => ({}))
  if (response.ok) return { kind: answer.findings?.some(({ hard }) => hard) ? 'conflict' : 'fine', answer }
  if (response.status === 412) return { kind: 'stale', answer }
  if (response.status === 409) return { kind: answer.findings?.length ? 'conflict' : 'refused', answer }
  return { kind: 'refused', answer }
}
