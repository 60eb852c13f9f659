import { z } from 'zod'
import type { ErrorCode } from '../messages/errors'
import { categories, modes } from '../shared/choices'
import { addDays, instantOf, isDate, isTime, MINUTE, readDate, weekdayOf } from '../shared/dates'
import { date, idText, line, many, optional, paragraphs, time, whole } from '../shared/parse'
import type { Series } from './expand-occurrences'
import type { WeeklyRule } from './tables'

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
  startsOn: date(),
  startTime: time(),
  /** On the same day; `durationMinutes` goes before it and may cross midnight. */
  endTime: optional(time()),
  durationMinutes: optional(whole(5, 1440)),
  repeats: choice(['once', 'weekly']).default('once'),
  /** ISO weekdays of a weekly series: 1 is Monday. None means that of `startsOn`. */
  days: many(whole(1, 7), 7),
  until: optional(date()),
  skippedDates: dateList,
  registration: choice(['none', 'open']).default('none'),
  registrationClosesOn: optional(date()),
  registrationClosesTime: optional(time()),
  capacity: optional(whole(1, 100_000)),
  prioritySeats: z.preprocess(
    value => (value === '' || value === undefined || value === null ? 0 : value),
    whole(0, 100_000),
  ),
})

type Fields = z.output<typeof fields>

const durationOf = ({ startTime, endTime, durationMinutes }: Fields): number =>
  durationMinutes ?? (instantOf('2000-01-01', endTime ?? startTime) - instantOf('2000-01-01', startTime)) / MINUTE

/** What no single field can say by itself. */
function together(input: Fields, context: z.core.$RefinementCtx<Fields>) {
  const refuse = (field: keyof Fields, reason: ErrorCode) =>
    context.issues.push({ code: 'custom', message: reason, path: [field], input: input[field] })
  if (input.durationMinutes === null && input.endTime === null) refuse('endTime', 'required')
  else if (!isTime(input.startTime) || !isTime(input.endTime ?? '00:00')) return
  else if (durationOf(input) <= 0) refuse('endTime', 'end_before_start')
  else if (durationOf(input) < 5) refuse('endTime', 'too_short_meeting')
  if (input.repeats === 'weekly' && input.until === null) refuse('until', 'required')
  if (input.mode !== 'online' && input.venueId === null) refuse('venueId', 'venue_required')
  if (input.mode !== 'in_person' && input.onlineUrl === null) refuse('onlineUrl', 'required')
  if (input.minAge !== null && input.maxAge !== null && input.maxAge < input.minAge) refuse('maxAge', 'age_order')
  if (input.prioritySeats > 0 && input.capacity === null) refuse('capacity', 'capacity_required')
  else if (input.prioritySeats > (input.capacity ?? 0)) refuse('prioritySeats', 'priority_over_capacity')
  if (input.registrationClosesOn === null && input.registrationClosesTime !== null)
    refuse('registrationClosesOn', 'required')
}

/** An event as forms and the API send it; form texts count as numbers and lists. */
export const eventInput = fields.superRefine(together)

/** The same with the version the edit started from. */
export const saveEventInput = fields.extend({ version: whole(1, 1_000_000) }).superRefine(together)

/** The wall-clock series of an input. `startsOn` of a weekly series is the first day that the rule names. */
export function seriesOf(input: Fields): Series {
  const { startTime, skippedDates } = input
  const durationMinutes = durationOf(input)
  if (input.repeats === 'once' || input.until === null)
    return { startsOn: input.startsOn, startTime, durationMinutes, rule: null, skippedDates: [] }
  const days = [...new Set(input.days.length ? input.days : [weekdayOf(input.startsOn)])].sort()
  const rule: WeeklyRule = { freq: 'weekly', days, until: input.until }
  let startsOn = input.startsOn
  // The first day of a series must follow its rule, or calendars would show a meeting that does not exist.
  while (!days.includes(weekdayOf(startsOn)) && startsOn <= rule.until) startsOn = addDays(startsOn, 1)
  return {
    startsOn: startsOn <= rule.until ? startsOn : input.startsOn,
    startTime,
    durationMinutes,
    rule,
    skippedDates,
  }
}

/** The instant registration closes; null when nothing was said. A date without a time means the end of that day. */
export const closingOf = ({ registration, registrationClosesOn, registrationClosesTime }: Fields): number | null =>
  registration === 'open' && registrationClosesOn !== null
    ? instantOf(registrationClosesOn, registrationClosesTime ?? '23:59')
    : null
