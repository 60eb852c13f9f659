import { wallDate, wallTime } from '../shared/dates'
import { CLAIM_HOURS, type EventInput } from './event-input'
import type { WorkingCopy } from './read-working-copy'

/** An event as the input that makes it: what forms, copies and moves of a whole series start from. */
export function inputOf({ event, groupIds }: Pick<WorkingCopy, 'event' | 'groupIds'>): EventInput {
  const { rule } = event
  const { registrationClosesAt: closes, priorityReleasesAt: releases } = event
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
    priorityReleasesOn: releases === null ? null : wallDate(releases),
    priorityReleasesTime: releases === null ? null : wallTime(releases),
    // Without registration it says nothing yet.
    claimHours: event.registration === 'open' ? event.claimHours : CLAIM_HOURS,
    overlapReason: null,
  }
}
