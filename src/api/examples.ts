import { almanac } from './examples/almanac'
import { approvals } from './examples/approvals'
import { attendance } from './examples/attendance'
import { campaigns } from './examples/campaigns'
import type { Described } from './examples/described'
import { events } from './examples/events'
import { imports } from './examples/imports'
import { led } from './examples/led'
import { people } from './examples/people'
import { places } from './examples/places'
import { reports } from './examples/reports'

/** The rooms of the API in the order of its documentation, with examples for every operation. */
export const rooms = { events, approvals, imports, places, almanac, campaigns, led, people, attendance, reports }

export type RoomName = keyof typeof rooms

const inOrder = Object.entries(rooms) as [RoomName, (typeof rooms)[RoomName]][]

/** In which room an operation such as `POST /api/v1/events` is described, and how. */
export function describedIn(operation: string): { room: RoomName; described: Described } | null {
  for (const [room, { operations }] of inOrder) {
    const described = operations[operation]
    if (described) return { room, described }
  }
  return null
}
