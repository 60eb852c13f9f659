import type { Messages } from '../messages'
import type { Category, MeetingStatus, Mode } from '../shared/choices'
import { instantOf, MINUTE, wallDate, wallTime, writtenDate } from '../shared/dates'
import type { Rule } from '../shared/recurrence'
import { type PlanColumn, planColumns } from './plan-columns'

/** An event as a plan shows it: what belongs to the ward by its name, dates `YYYY-MM-DD`, instants UTC milliseconds. */
export type PlanEvent = {
  id: string
  title: string
  description: string
  category: Category
  mode: Mode
  onlineUrl: string | null
  organizationName: string
  venueName: string | null
  campaignName: string | null
  officerName: string | null
  groupNames: string[]
  minAge: number | null
  maxAge: number | null
  startsOn: string
  startTime: string
  durationMinutes: number
  rule: Rule | null
  skippedDates: string[]
  skipsHolidays: boolean
  keptDates: string[]
  registration: 'none' | 'open'
  registrationClosesAt: number | null
  capacity: number | null
  prioritySeats: number
  meetings: {
    startsAt: number
    endsAt: number
    status: MeetingStatus
    reason: string | null
    /** Its own place, where it is not the event's. */
    venueName: string | null
  }[]
}

type Value = string | number | null

/** The cells of an event's row, in the order of the plan's columns. */
export function planCells(m: Messages, event: PlanEvent): Value[] {
  const { rule, startTime, durationMinutes } = event
  const sameDay = wallDate(endOf(event)) === event.startsOn
  const cells: Record<PlanColumn, Value> = {
    key: event.id,
    title: event.title,
    category: m.categories[event.category],
    organizationName: event.organizationName,
    venueName: event.venueName,
    startsOn: event.startsOn,
    startTime,
    endTime: sameDay ? wallTime(endOf(event)) : null,
    durationMinutes: sameDay ? null : durationMinutes,
    repeats: rule && repeatsInWords(m, rule),
    days: rule && 'days' in rule ? rule.days.map(day => m.exchange.shortDays[day - 1]).join(', ') : null,
    until: rule?.until ?? null,
    count: rule?.count ?? null,
    skippedDates: dates(event.skippedDates),
    groupNames: event.groupNames.join(', '),
    ages: agesInWords(m, event),
    capacity: event.capacity,
    prioritySeats: event.prioritySeats || null,
    registration: event.registration === 'open' ? 'x' : null,
    registrationCloses: moment(event.registrationClosesAt),
    officerName: event.officerName,
    campaignName: event.campaignName,
    mode: m.modes[event.mode],
    onlineUrl: event.onlineUrl,
    skipsHolidays: event.skipsHolidays ? null : m.exchange.no,
    keptDates: dates(event.keptDates),
    description: event.description,
  }
  return planColumns.map(column => cells[column])
}

const endOf = ({ startsOn, startTime, durationMinutes }: PlanEvent): number =>
  instantOf(startsOn, startTime) + durationMinutes * MINUTE

const dates = (all: string[]): string => all.map(writtenDate).join(', ')

const moment = (instant: number | null): string | null =>
  instant === null ? null : `${writtenDate(wallDate(instant))} ${wallTime(instant)}`

function agesInWords(m: Messages, { minAge, maxAge }: PlanEvent): string | null {
  if (minAge !== null) return maxAge === null ? m.public.agesFrom(minAge) : `${minAge}-${maxAge}`
  return maxAge === null ? null : m.public.agesTo(maxAge)
}

/** How a rule repeats, in words that are understood again. */
export function repeatsInWords(m: Messages, rule: Rule): string {
  const words = m.exchange.repeats
  switch (rule.freq) {
    case 'daily':
      return words.daily(rule.every)
    case 'weekly':
      return words.weekly(rule.every)
    case 'monthly_date':
      return words.monthlyDate(rule.day, rule.every)
    case 'monthly_weekday':
      return words.monthlyWeekday(rule.weekday, rule.nth, rule.every)
    case 'lunar':
      return words.lunar(rule.day, rule.month)
    case 'school':
      return words.school(rule.period)
  }
}
