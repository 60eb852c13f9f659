import { meetingStatusOf } from '../publications/meeting-status'
import type { Publication } from '../publications/publication'
import { instantOf, MINUTE, rfc3339, wallTime } from '../shared/dates'
import { type Rule, rruleOf } from '../shared/recurrence'
import { originalStart, seriesOf } from './series'

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** The rule of a series in the words of schema.org; null where it has none for it, as for lunar days. */
export function scheduleOf(publication: Publication): Record<string, unknown> | null {
  const { rule, startTime, startsOn, durationMinutes } = publication.payload
  const { named, skipped } = seriesOf(publication)
  const [first, last] = [named[0], named.at(-1)]
  if (!rule || !first || !last) return null
  const elsewhere = named
    .filter(
      one => one.startsAt !== originalStart(publication, one) || meetingStatusOf(publication, one) !== 'scheduled',
    )
    .map(one => originalStart(publication, one))
  const off = [...skipped, ...elsewhere].sort((a, b) => a - b)
  return {
    '@type': 'Schedule',
    ...frequencyOf(rule),
    startTime,
    endTime: wallTime(instantOf(startsOn, startTime) + durationMinutes * MINUTE),
    startDate: first.ruleDate,
    endDate: last.ruleDate,
    scheduleTimezone: 'Asia/Ho_Chi_Minh',
    ...(off.length ? { exceptDate: off.map(rfc3339) } : {}),
  }
}

function frequencyOf(rule: Rule): Record<string, unknown> {
  switch (rule.freq) {
    case 'daily':
      return { repeatFrequency: `P${rule.every}D` }
    case 'weekly':
    case 'school':
      return {
        repeatFrequency: `P${rule.every}W`,
        byDay: rule.days.map(day => `https://schema.org/${days[day - 1]}`),
      }
    case 'monthly_date':
      return { repeatFrequency: `P${rule.every}M`, byMonthDay: rule.day }
    // Which weekday of the month can only be said as RFC 5545 does: `-1SA`.
    case 'monthly_weekday':
      return { repeatFrequency: `P${rule.every}M`, byDay: rruleOf(rule)!.split('BYDAY=')[1] }
    case 'lunar':
      return {}
  }
}
