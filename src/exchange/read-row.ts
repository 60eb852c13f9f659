import type { ErrorCode } from '../messages/errors'
import type { Reason } from '../shared/errors'
import { cleanLine, cleanText } from '../shared/text'
import { readAges, readDates, readDays, readMark, readMinutes, readNames, readWhen, readWhole } from './cells'
import type { Field } from './columns'
import type { PlanInput } from './plan-row'
import { readRepeats } from './repeats'
import { isEverybody, readCategory, readMode, readRegistration } from './words'

/** What was written in a row, by field; `marks` of columns of weekdays and groups with an `x`. */
export type Written = { cells: Partial<Record<Field, string>>; days: number[]; groupNames: string[] }

type Row = { input: PlanInput; errors: Record<string, Reason> }

/** Reads a row of a sheet into an event's fields, each by itself and with a reason where it cannot. */
export function readRow({ cells, days, groupNames }: Written): Row {
  const row: Row = { input: {}, errors: {} }
  readTexts(row, cells)
  readTimes(row, cells)
  readNumbers(row, cells)
  readChoices(row, cells)
  if (groupNames.length) row.input.groupNames = [...(row.input.groupNames ?? []), ...groupNames]
  readRule(row, cells, days)
  requireTimes(row)
  return row
}

type Cells = Written['cells']

function put<F extends keyof PlanInput>(
  row: Row,
  text: string | undefined,
  field: F,
  read: (text: string) => PlanInput[F] | null | undefined,
  code: ErrorCode,
) {
  if (!text) return
  const value = read(text)
  if (value === null || value === undefined) row.errors[field] = { code }
  else row.input[field] = value
}

function readTexts({ input }: Row, cells: Cells) {
  for (const field of ['title', 'organizationName', 'venueName', 'officerName', 'campaignName'] as const) {
    if (cells[field]) input[field] = cleanLine(cells[field])
  }
  if (cells.description) input.description = cleanText(cells.description)
  if (cells.onlineUrl) input.onlineUrl = cleanLine(cells.onlineUrl)
  if (cells.groupNames) {
    const names = readNames(cells.groupNames).filter(name => !isEverybody(name))
    if (names.length) input.groupNames = names
  }
}

function readTimes(row: Row, cells: Cells) {
  spread(row, cells.when, 'startsOn', 'invalid_date', true)
  spread(row, cells.startsOn, 'startsOn', 'invalid_date', true)
  spread(row, cells.startTime, 'startTime', 'invalid_time', false)
  if (cells.endTime) {
    const { times, dates, clear } = readWhen(cells.endTime)
    if (clear && times.length === 1 && dates.length === 0) row.input.endTime = times[0]!
    else row.errors.endTime = { code: 'invalid_time' }
  }
  put(row, cells.durationMinutes, 'durationMinutes', readMinutes, 'invalid_number')
  if (cells.until) {
    const dates = readDates(cells.until)
    if (dates?.length === 1) row.input.until = dates[0]!
    else row.errors.until = { code: 'invalid_date' }
  }
  put(row, cells.skippedDates, 'skippedDates', readDates, 'invalid_date')
  put(row, cells.keptDates, 'keptDates', readDates, 'invalid_date')
  if (cells.registrationCloses) {
    const { dates, times, clear } = readWhen(cells.registrationCloses)
    if (!clear || dates.length !== 1 || times.length > 1) row.errors.registrationClosesOn = { code: 'invalid_date' }
    else {
      row.input.registrationClosesOn = dates[0]!
      if (times[0]) row.input.registrationClosesTime = times[0]
    }
  }
}

/** One cell may hold a day, hours, or both: `14h30–16h ngày 09/06/2026`. */
function spread(
  row: Row,
  text: string | undefined,
  field: 'startsOn' | 'startTime',
  code: ErrorCode,
  withDays: boolean,
) {
  if (!text) return
  const { dates, times, clear } = readWhen(text)
  if (!clear || dates.length > (withDays ? 2 : 0) || times.length > 2 || dates.length + times.length === 0) {
    row.errors[field] = { code }
    return
  }
  const [startsOn, until] = dates
  const [startTime, endTime] = times
  Object.assign(
    row.input,
    startsOn && { startsOn },
    until && { until },
    startTime && { startTime },
    endTime && { endTime },
  )
}

function readNumbers(row: Row, cells: Cells) {
  put(row, cells.count, 'count', readWhole, 'invalid_number')
  put(row, cells.capacity, 'capacity', readWhole, 'invalid_number')
  put(row, cells.prioritySeats, 'prioritySeats', readWhole, 'invalid_number')
  put(row, cells.minAge, 'minAge', readWhole, 'invalid_number')
  put(row, cells.maxAge, 'maxAge', readWhole, 'invalid_number')
  if (!cells.ages) return
  const ages = readAges(cells.ages)
  if (!ages) row.errors.minAge = { code: 'row_ages' }
  if (ages?.minAge != null) row.input.minAge = ages.minAge
  if (ages?.maxAge != null) row.input.maxAge = ages.maxAge
}

function readChoices(row: Row, cells: Cells) {
  put(row, cells.category, 'category', readCategory, 'row_category')
  put(row, cells.mode, 'mode', readMode, 'row_mode')
  put(row, cells.registration, 'registration', readRegistration, 'row_mark')
  put(row, cells.skipsHolidays, 'skipsHolidays', readMark, 'row_mark')
}

/** Weeks in a row are rarely meant by two dates alone; a few days in a row are. */
const FEW_DAYS = 7 * 86_400_000

function readRule(row: Row, cells: Cells, marked: number[]) {
  const { input, errors } = row
  const listed = cells.days ? readDays(cells.days) : undefined
  if (listed === null) errors.days = { code: 'row_days' }
  const days = marked.length ? marked : (listed ?? undefined)
  if (cells.repeats) {
    const rule = readRepeats(cells.repeats, input.startsOn)
    if (rule) Object.assign(input, rule)
    else errors.repeats = { code: 'row_repeats' }
    if (days && (input.repeats === 'weekly' || input.repeats === 'school')) input.days = days
  } else if (input.until === undefined && (input.count ?? 1) === 1) {
    input.repeats = 'once'
  } else if (days) {
    Object.assign(input, { repeats: 'weekly', days })
  } else if (input.until !== undefined && input.until === input.startsOn) {
    input.repeats = 'once'
  } else if (input.until && input.startsOn && Date.parse(input.until) - Date.parse(input.startsOn) < FEW_DAYS) {
    input.repeats = 'daily'
  } else {
    errors.repeats = { code: 'row_repeats_missing' }
  }
  if (input.repeats === 'once') for (const field of ['until', 'count', 'skippedDates'] as const) delete input[field]
  // "15/8 âm lịch" without an end is said of this year's.
  if (input.repeats === 'lunar' && input.until === undefined && input.count === undefined) input.count = 1
}

function requireTimes({ input, errors }: Row) {
  const need = (field: keyof PlanInput) => {
    if (input[field] === undefined) errors[field] ??= { code: 'required' }
  }
  need('title')
  need('startsOn')
  if (input.repeats === 'school') return
  need('startTime')
  if (input.durationMinutes === undefined) need('endTime')
}
