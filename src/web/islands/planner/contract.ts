import type { Messages } from '../../../messages'
import type { Category, eventStatuses, MeetingStatus } from '../../../shared/choices'

/** What the server and the planning calendar in the browser say to each other. Instants are UTC milliseconds. */

export const calendarViews = ['month', 'week', 'venues', 'day'] as const
export type CalendarView = (typeof calendarViews)[number]

/** What the address narrows the calendar by. */
export const filterNames = ['venueId', 'organizationId', 'groupId', 'category', 'status', 'officerId'] as const
export type FilterName = (typeof filterNames)[number]

export type Meeting = {
  id: string
  eventId: string
  version: number
  title: string
  category: Category
  status: (typeof eventStatuses)[number]
  meetingStatus: MeetingStatus
  venueId: string | null
  venueName: string | null
  hostName: string
  officerName: string | null
  startsAt: number
  endsAt: number
  repeats: boolean
  moved: boolean
  overlaps: boolean
  capacity: number | null
}

/** Whether a meeting is drawn as a plan that the public does not see yet; what is called off is drawn as such. */
export const isHatched = ({ status, meetingStatus }: Meeting) =>
  meetingStatus === 'scheduled' && ['draft', 'submitted', 'returned'].includes(status)

/** The answer of `/staff/events/meetings.json`; `lunar` names every day as day/month. */
export type MeetingsAnswer = {
  now: number
  meetings: Meeting[]
  holidays: { date: string; name: string }[]
  lunar: Record<string, string>
}

/** What the page hands over once, in a data block. */
export type PlannerPage = {
  now: number
  venues: { id: string; name: string; capacity: number | null }[]
  /** May let two meetings share a venue, with a reason. */
  mayOverride: boolean
  words: Messages['planner']
  statuses: Messages['events']['statuses']
  categories: Messages['categories']
  weekdays: string[]
  weekdaysShort: string[]
  language: string
}

export type Scope = 'this' | 'following' | 'all'

/** Where a meeting is to go: wall date and times. */
export type Place = { startsOn: string; startTime: string; endTime: string; venueId: string | null }

export type Finding = {
  code: string
  hard: boolean
  message: string
  date: string
  other?: { id: string; title: string; from: string; to: string }
}

/** The answer of a check, of a move that was kept, and of one that was refused. */
export type MoveAnswer = {
  version?: number
  meetingId?: string
  /** The event that now has the meeting: another one after `following`. */
  eventId?: string
  message?: string
  /** What is wrong with single fields, in sentences. */
  fields?: Record<string, { message: string }>
  findings?: Finding[]
  freeSlot?: { startsOn: string; startTime: string; endTime: string } | null
}
