import { meetingStatusOf, reasonOf, statusOf } from '../publications/meeting-status'
import type { Publication, PublicOccurrence } from '../publications/publication'
import { instantOf, MINUTE } from '../shared/dates'
import { datesOf, type Rule } from '../shared/recurrence'

export type Series = {
  /** What the rule names, moved and cancelled ones included, by the date it names them by. Empty when it names none. */
  named: PublicOccurrence[]
  /** Starts that the rule names between the first and the last, and that do not take place. */
  skipped: number[]
  /** What the rule does not name: each stands alone. */
  alone: PublicOccurrence[]
}

/** Splits an event's occurrences into those that an RRULE can name and those it cannot; of lunar days it names none. */
export function seriesOf({ payload }: Publication): Series {
  const { rule, occurrences, startsOn, startTime } = payload
  if (!rule) return { named: occurrences.slice(0, 1), skipped: [], alone: occurrences.slice(1) }
  if (rule.freq === 'lunar') return { named: [], skipped: [], alone: occurrences }
  const last = occurrences.reduce((latest, { ruleDate }) => (ruleDate > latest ? ruleDate : latest), '')
  const dates = datesOf(asRepeated(rule, last), startsOn, [])
  const free = new Set(dates)
  const named: PublicOccurrence[] = []
  const alone: PublicOccurrence[] = []
  for (const occurrence of occurrences) (free.delete(occurrence.ruleDate) ? named : alone).push(occurrence)
  named.sort((a, b) => (a.ruleDate < b.ruleDate ? -1 : 1))
  const from = named[0]?.ruleDate ?? ''
  const to = named.at(-1)?.ruleDate ?? ''
  const skipped = dates.filter(date => free.has(date) && date > from && date < to)
  return { named, skipped: skipped.map(date => instantOf(date, startTime)), alone }
}

/** A rule as an RRULE repeats it: lessons also in the weeks between the terms, which are skipped one by one. */
const asRepeated = (rule: Exclude<Rule, { freq: 'lunar' }>, until: string): Rule => ({
  ...(rule.freq === 'school' ? { freq: 'weekly', days: rule.days, every: rule.every } : rule),
  until,
  count: null,
})

/** When a meeting would begin if it had never been moved. */
export const originalStart = ({ payload }: Publication, { ruleDate }: PublicOccurrence): number =>
  instantOf(ruleDate, payload.startTime)

/** Whether a meeting is just what the series says of itself. */
export function isRegular(publication: Publication, occurrence: PublicOccurrence): boolean {
  const whole = statusOf(publication)
  const told = whole === 'scheduled' ? null : publication.payload.notice?.reason || null
  return (
    occurrence.startsAt === originalStart(publication, occurrence) &&
    occurrence.endsAt - occurrence.startsAt === publication.payload.durationMinutes * MINUTE &&
    meetingStatusOf(publication, occurrence) === whole &&
    reasonOf(publication, occurrence) === told &&
    occurrence.venue === null &&
    occurrence.note === ''
  )
}
