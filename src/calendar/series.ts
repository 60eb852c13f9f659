import type { Publication, PublicationPayload, PublicOccurrence } from '../publications/publication'
import { addDays, instantOf, MINUTE, wallDate, wallTime, weekdayOf } from '../shared/dates'

export type Series = {
  /** What follows the rule, cancelled ones included; the first is the series' start. Empty when nothing does. */
  regular: PublicOccurrence[]
  /** Starts that the rule names between the first and the last, and that do not take place. */
  skipped: number[]
  /** Moved or extra ones: they stand alone. */
  stray: PublicOccurrence[]
}

/** Splits an event's occurrences into those a weekly rule can say and those it cannot. */
export function seriesOf({ payload }: Publication): Series {
  const { rule, occurrences } = payload
  if (!rule) return { regular: occurrences.slice(0, 1), skipped: [], stray: occurrences.slice(1) }
  const byStart = new Map<number, PublicOccurrence>()
  const stray: PublicOccurrence[] = []
  for (const occurrence of occurrences) {
    if (follows(payload, occurrence) && !byStart.has(occurrence.startsAt)) byStart.set(occurrence.startsAt, occurrence)
    else stray.push(occurrence)
  }
  const regular = [...byStart.values()].sort((a, b) => a.startsAt - b.startsAt)
  return { regular, skipped: regular.length ? gaps(payload, regular) : [], stray }
}

function follows(payload: PublicationPayload, { startsAt, endsAt }: PublicOccurrence): boolean {
  return (
    wallTime(startsAt) === payload.startTime &&
    startsAt % MINUTE === 0 &&
    endsAt - startsAt === payload.durationMinutes * MINUTE &&
    payload.rule!.days.includes(weekdayOf(wallDate(startsAt)))
  )
}

function gaps({ rule, startTime }: PublicationPayload, regular: PublicOccurrence[]): number[] {
  const taken = new Set(regular.map(occurrence => occurrence.startsAt))
  const last = wallDate(regular.at(-1)!.startsAt)
  const skipped: number[] = []
  for (let date = wallDate(regular[0]!.startsAt); date <= last; date = addDays(date, 1)) {
    const start = instantOf(date, startTime)
    if (rule!.days.includes(weekdayOf(date)) && !taken.has(start)) skipped.push(start)
  }
  return skipped
}
