import { z } from 'zod'
import type { ErrorCode } from '../messages/errors'
import { categories, modes } from '../shared/choices'
import { instantOf, isDate, isTime, MINUTE, readDate } from '../shared/dates'
import { date, flag, idText, line, many, optional, paragraphs, time, whole } from '../shared/parse'
import { MOST_DATES } from '../shared/recurrence'

const code = (c: ErrorCode): ErrorCode => c

const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.preprocess(
    value => (value === '' ? undefined : value),
    z.enum(values, { error: issue => (issue.input === undefined ? code('required') : undefined) }),
  )

const webAddress = z
  .string()
  .max(500, code('too_long'))
  .transform(text => text.trim())
  .refine(text => /^https:\/\/[^\s/.]+\.[^\s]+$/.test(text) && URL.canParse(text), code('https_required'))

/** Of an event that does not say it. */
export const CLAIM_HOURS = 24

/** A list, or the text of a form's field: dates apart by commas, spaces or lines. */
const dateList = z.preprocess(
  value =>
    typeof value === 'string'
      ? value
          .slice(0, 8000)
          .split(/[\s,;]+/)
          .filter(Boolean)
      : (value ?? []),
  z
    .array(z.string().transform(readDate).refine(isDate, code('invalid_date')))
    .max(400, code('too_many_values'))
    .transform(dates => [...new Set(dates)].sort()),
)

/** How an event may repeat; a lunar day comes once a year. */
export const repetitions = ['once', 'daily', 'weekly', 'monthly_date', 'monthly_weekday', 'lunar', 'school'] as const

const fields = z.strictObject({
  title: line(150),
  description: paragraphs(4000),
  category: choice(categories),
  mode: choice(modes).default('in_person'),
  onlineUrl: optional(webAddress),
  organizationId: idText(),
  venueId: optional(idText()),
  campaignId: optional(idText()),
  officerId: optional(idText()),
  /** None means the whole ward. */
  groupIds: many(idText(), 100),
  minAge: optional(whole(0, 17)),
  maxAge: optional(whole(0, 17)),
  /** The first day; of a lunar day or of lessons, the day from which they are looked for. */
  startsOn: date(),
  /** Lessons take it from the bell. */
  startTime: optional(time()),
  /** On the same day; `durationMinutes` goes before it and may cross midnight. */
  endTime: optional(time()),
  durationMinutes: optional(whole(5, 1440)),
  repeats: choice(repetitions).default('once'),
  /** Every so many days, weeks or months. */
  every: z.preprocess(value => (value === '' || value === undefined || value === null ? 1 : value), whole(1, 52)),
  /** ISO weekdays of weekly meetings and lessons: 1 is Monday. None means that of `startsOn`. */
  days: many(whole(1, 7), 7),
  /** Of the weekday of `startsOn` in each month: 1 to 4, or -1 for the last. None means that of `startsOn`. */
  nth: optional(whole(-1, 4)),
  lunarDay: optional(whole(1, 30)),
  lunarMonth: optional(whole(1, 12)),
  /** Tiết: 1 to 5 in the morning, 6 to 10 in the afternoon. */
  period: optional(whole(1, 10)),
  /** A last day or a number of times, for whatever repeats. */
  until: optional(date()),
  count: optional(whole(1, MOST_DATES)),
  skippedDates: dateList,
  skipsHolidays: z.preprocess(value => value ?? true, flag()),
  /** Holidays on which it takes place all the same. */
  keptDates: dateList,
  registration: choice(['none', 'open']).default('none'),
  registrationClosesOn: optional(date()),
  registrationClosesTime: optional(time()),
  capacity: optional(whole(1, 100_000)),
  prioritySeats: z.preprocess(
    value => (value === '' || value === undefined || value === null ? 0 : value),
    whole(0, 100_000),
  ),
  /** When kept seats are opened to all; a date without a time means its first minute. */
  priorityReleasesOn: optional(date()),
  priorityReleasesTime: optional(time()),
  /** How long a place given from the waiting list is held until the family takes it; 0: it is given at once. */
  claimHours: z.preprocess(
    value => (value === '' || value === undefined || value === null ? CLAIM_HOURS : value),
    whole(0, 168),
  ),
})

export type EventFields = z.output<typeof fields>

/** What no single field can say by itself. */
function together(input: EventFields, context: z.core.$RefinementCtx<EventFields>) {
  const refuse = (field: keyof EventFields, reason: ErrorCode) =>
    context.issues.push({ code: 'custom', message: reason, path: [field], input: input[field] })
  refuseTimes(input, refuse)
  if (input.repeats !== 'once') {
    if (input.until === null && input.count === null) refuse('until', 'end_required')
    if (input.until !== null && input.count !== null) refuse('count', 'one_end_only')
  }
  if (input.nth === 0) refuse('nth', 'invalid_value')
  if (input.repeats === 'lunar' && input.lunarDay === null) refuse('lunarDay', 'required')
  if (input.repeats === 'lunar' && input.lunarMonth === null) refuse('lunarMonth', 'required')
  if (input.repeats === 'school' && input.period === null) refuse('period', 'required')
  if (input.mode !== 'online' && input.venueId === null) refuse('venueId', 'venue_required')
  if (input.mode !== 'in_person' && input.onlineUrl === null) refuse('onlineUrl', 'required')
  if (input.minAge !== null && input.maxAge !== null && input.maxAge < input.minAge) refuse('maxAge', 'age_order')
  if (input.prioritySeats > 0 && input.capacity === null) refuse('capacity', 'capacity_required')
  else if (input.prioritySeats > (input.capacity ?? 0)) refuse('prioritySeats', 'priority_over_capacity')
  if (input.registrationClosesOn === null && input.registrationClosesTime !== null)
    refuse('registrationClosesOn', 'required')
  if (input.priorityReleasesOn === null && input.priorityReleasesTime !== null) refuse('priorityReleasesOn', 'required')
}

function refuseTimes(input: EventFields, refuse: (field: keyof EventFields, reason: ErrorCode) => void) {
  const { startTime, endTime, durationMinutes } = input
  if (input.repeats === 'school' && startTime === null) return
  if (startTime === null) return refuse('startTime', 'required')
  if (durationMinutes !== null) return
  if (endTime === null) return refuse('endTime', 'required')
  if (!isTime(startTime) || !isTime(endTime)) return
  const minutes = minutesBetween(startTime, endTime)
  if (minutes <= 0) refuse('endTime', 'end_before_start')
  else if (minutes < 5) refuse('endTime', 'too_short_meeting')
}

/** Minutes from one wall time to another of the same day. */
export const minutesBetween = (from: string, to: string): number =>
  (instantOf('2000-01-01', to) - instantOf('2000-01-01', from)) / MINUTE

/** An event as forms and the API send it; form texts count as numbers and lists. */
export const eventInput = fields
  .extend({
    /** An approver's reason to let it overlap another event at its venue. */
    overlapReason: optional(line(300)),
  })
  .superRefine(together)

export type EventInput = z.output<typeof eventInput>

/** The same with the version the edit started from. */
export const saveEventInput = fields
  .extend({ overlapReason: optional(line(300)), version: whole(1, 1_000_000) })
  .superRefine(together)

/** The instant registration closes; null when nothing was said. A date without a time means the end of that day. */
export const closingOf = ({
  registration,
  registrationClosesOn,
  registrationClosesTime,
}: EventFields): number | null =>
  registration === 'open' && registrationClosesOn !== null
    ? instantOf(registrationClosesOn, registrationClosesTime ?? '23:59')
    : null

/** The instant from which kept seats are open to all; null when they stay kept, or there are none. */
export const releaseOf = ({
  registration,
  prioritySeats,
  priorityReleasesOn,
  priorityReleasesTime,
}: EventFields): number | null =>
  registration === 'open' && prioritySeats > 0 && priorityReleasesOn !== null
    ? instantOf(priorityReleasesOn, priorityReleasesTime ?? '00:00')
    : null
