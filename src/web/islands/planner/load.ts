import { readAddress } from './address'
import type { Meeting, MeetingsAnswer } from './contract'

/** The meetings on show, as last loaded. */
export const shown = {
  now: 0,
  meetings: [] as Meeting[],
  holidays: new Map<string, string>(),
  lunar: {} as Record<string, string>,
  /** The meeting of an id, if it is on show. */
  find: (id: string) => shown.meetings.find(meeting => meeting.id === id),
}

/**
 * Loads the meetings from one day to another (exclusive), narrowed as the address says.
 * @throws when the network or the server fails; `SignedOut` when the session has ended
 */
export async function loadMeetings(from: string, to: string) {
  const parts = new URLSearchParams({ from, to })
  for (const [name, value] of readAddress().filters) parts.set(name, value)
  const response = await fetch(`/staff/events/meetings.json?${parts}`, { headers: { accept: 'application/json' } })
  if (response.redirected || response.status === 401) throw new SignedOut()
  if (!response.ok) throw new Error(String(response.status))
  const answer: MeetingsAnswer = await response.json()
  shown.now = answer.now
  shown.meetings = answer.meetings
  shown.holidays = new Map(answer.holidays.map(({ date, name }) => [date, name]))
  shown.lunar = answer.lunar
}

/** The session has ended: nothing can be loaded or kept before signing in again. */
export class SignedOut extends Error {}
