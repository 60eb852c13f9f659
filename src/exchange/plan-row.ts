import type { Category, Mode } from '../shared/choices'
import type { Reason } from '../shared/errors'

/** How an event may repeat, as its form says it. */
export type Repetition = 'once' | 'daily' | 'weekly' | 'monthly_date' | 'monthly_weekday' | 'lunar' | 'school'

/**
 * What a row says of an event, named as the event's form names it: dates `YYYY-MM-DD`, times `HH:MM`, ISO weekdays.
 * What belongs to the ward is said by its name, to be looked up there. What a row leaves out is absent.
 */
export type PlanInput = {
  title?: string
  description?: string
  category?: Category
  mode?: Mode
  onlineUrl?: string
  organizationName?: string
  venueName?: string
  campaignName?: string
  officerName?: string
  /** None means the whole ward. */
  groupNames?: string[]
  minAge?: number
  maxAge?: number
  startsOn?: string
  startTime?: string
  endTime?: string
  durationMinutes?: number
  repeats?: Repetition
  every?: number
  days?: number[]
  nth?: number
  lunarDay?: number
  lunarMonth?: number
  period?: number
  until?: string
  count?: number
  skippedDates?: string[]
  skipsHolidays?: boolean
  keptDates?: string[]
  registration?: 'none' | 'open'
  registrationClosesOn?: string
  registrationClosesTime?: string
  capacity?: number
  prioritySeats?: number
}

/** One event of a file. */
export type PlanRow = {
  /** Where it stands in the file: the row of a sheet, the line of a calendar; from 1. */
  line: number
  /** What the event is known by when the file comes again: its own code, its UID, or title, day, hour and place. */
  key: string
  /** What was written, by field, for showing beside a reason. */
  raw: Record<string, string>
  input: PlanInput
  /** Why a field cannot be taken over; `key` for a row that is in the file twice, `form` for one that cannot be read. */
  errors: Record<string, Reason>
}
