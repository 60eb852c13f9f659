import { wallDate, wallTime } from '../shared/dates'
import type { EventInput } from './event-input'
import type { WorkingCopy } from './read-working-copy'

/** An event as the input that makes it: what forms, copies and moves of a whole series start from. */
export function inputOf({ event, groupIds }: Pick<WorkingCopy, 'event' | 'groupIds'>): EventInput {
  const { rule } = event
  const closes = event.registrationClosesAt
  return {
    title: event.title,
    description: event.description,
    category: event.category,
    mode: event.mode,
    onlineUrl: event.onlineUrl,
    organizationId: event.organizationId,
    venueId: event.venueId,
    campaignId: event.campaignId,
    officerId: event.officerId,
    groupIds,
    minAge: event.minAge,
    maxAge: event.maxAge,
    startsOn: event.startsOn,
    startTime: event.startTime,
    endTime: null,
    durationMinutes: event.durationMinutes,
    repeats: rule?.freq ?? 'once',
    every: rule?.every ?? 1,
    days: rule && 'days' in rule ? rule.days : rule?.freq === 'monthly_weekday' ? [rule.weekday] : [],
    nth: rule?.freq === 'monthly_weekday' ? rule.nth : null,
    lunarDay: rule?.freq === 'lunar' ? rule.day : null,
    lunarMonth: rule?.freq === 'lunar' ? rule.month : null,
    period: rule?.freq === 'school' ? rule.period : null,
    until: rule?.until ?? null,
    count: rule?.count ?? null,
    skippedDates: event.skippedDates,
    skipsHolidays: event.skipsHolidays,
    keptDates: event.keptDates,
    registration: event.registration,
    registrationClosesOn: closes === null ? null : wallDate(closes),
    registrationClosesTime: closes === null ? null : wallTime(closes),
    capacity: event.capacity,
    prioritySeats: event.prioritySeats,
    overlapReason: null,
  }
}
